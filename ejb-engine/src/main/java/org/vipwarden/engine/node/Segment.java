package org.vipwarden.engine.node;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.AdvertSocket;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.AdvertCodec;

/**
 * One channel: its socket, and the paths of virtual routers that share it.
 *
 * <p>Its packets are taken in bounded draughts, so that no flood keeps a timer waiting: one ends with the second advert of the same
 * router, or when too much of what came was for nobody. After a pause every router so hears its peer before its timer runs.
 */
final class Segment {
    /** Each costs some microseconds. */
    private static final int MOST_REFUSED = 256;

    private final AdvertChannel channel;
    private final AdvertSocket socket;
    private final Map<Integer, Path> paths = new HashMap<>();
    private final BitSet heard = new BitSet(256);
    private int refused;

    Segment(AdvertChannel channel, AdvertSocket socket) {
        this.channel = channel;
        this.socket = socket;
    }

    AdvertSocket socket() {
        return socket;
    }

    boolean isOn(int linkIndex) {
        return channel.link().map(Link::index).filter(i -> i == linkIndex).isPresent();
    }

    /** Whether packets to the address are meant for this channel: every raw socket of a link sees what is sent to the host itself. */
    boolean isAddressedBy(IpAddress destination) {
        return destination.isMulticast() == channel.group().isPresent();
    }

    /** By VRID. */
    Map<Integer, Path> paths() {
        return paths;
    }

    Optional<Path> path(int vrid) {
        return Optional.ofNullable(paths.get(vrid));
    }

    /** A new draught begins. */
    void begin() {
        heard.clear();
        refused = 0;
    }

    /** A packet was dropped; false when that was enough. */
    boolean refused() {
        return ++refused < MOST_REFUSED;
    }

    /** A router has taken an advert; false when it is its second. */
    boolean accepted(int vrid) {
        boolean again = heard.get(vrid);
        heard.set(vrid);
        return !again;
    }

    /** What tells one segment from another: where, and what it listens to. */
    record Key(String interfaceName, int protocol, Optional<IpAddress> group, Optional<IpAddress> local) {
        static Key of(InstanceDefinition instance) {
            return on(instance.runsOn(), instance);
        }

        /** What the instance's channel would be on another link. */
        static Key on(String linkName, InstanceDefinition instance) {
            return new Key(
                    linkName,
                    AdvertCodec.protocol(instance),
                    instance.delivery().group(),
                    instance.listensAt());
        }

        AdvertChannel channel(Optional<Link> link, InstanceDefinition instance) {
            return new AdvertChannel(
                    link,
                    instance.family(),
                    protocol,
                    group,
                    local.filter(address -> !address.isUnspecified()),
                    !interfaceName.equals(instance.interfaceName()));
        }
    }
}
