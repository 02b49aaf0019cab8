package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * How one way of a virtual router's adverts is.
 *
 * @param name {@code main} for the instance's own interface, else that of its {@code heartbeat_path}
 * @param lastFrom who was last heard on it
 * @param sent how many adverts went out on it
 * @param received how many adverts were taken from it
 */
public record PathSnapshot(
        String name,
        String interfaceName,
        State state,
        Optional<Instant> lastHeard,
        Optional<IpAddress> lastFrom,
        long sent,
        long received) {

    /** What can be said of a path. */
    public enum State {
        /** An advert came within the last Active_Down_Interval. */
        HEARD,
        /** None came, although the path works on this side. */
        SILENT,
        /** This node is Active: it sends, and has nobody to hear. */
        SENDING,
        /** The interface does not work, or has no address to send from. */
        DOWN
    }
}
