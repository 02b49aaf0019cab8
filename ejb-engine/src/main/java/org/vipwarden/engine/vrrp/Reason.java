package org.vipwarden.engine.vrrp;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Standing.Ground;

/**
 * Why something happened to a virtual router. Log line, JMX notification, journal entry and page are all rendered from it.
 *
 * @param cause the event that did it
 * @param detail what is particular to this case, for example the name of an interface; may be empty
 * @param peer the other node in it
 * @param base the configured priority
 * @param effective the priority after the policy's adjustments
 * @param waitedNanos how long the timer ran that expired; 0 when none did
 * @param grounds the verdicts that stood at that moment
 */
public record Reason(
        Cause cause,
        String detail,
        Optional<Peer> peer,
        Priority base,
        Priority effective,
        long waitedNanos,
        List<Ground> grounds) {
    public Reason {
        grounds = List.copyOf(grounds);
    }
}
