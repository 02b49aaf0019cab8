package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel.AdvertSocket;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.unit.IpAddress;

/**
 * One link and one multicast group: the socket, and the virtual routers that share it.
 *
 * @param routers by VRID
 */
record Segment(Link link, IpAddress group, AdvertSocket socket, Map<Integer, LiveRouter> routers) {

    Segment(Link link, IpAddress group, AdvertSocket socket) {
        this(link, group, socket, new HashMap<>());
    }

    Optional<LiveRouter> router(int vrid) {
        return Optional.ofNullable(routers.get(vrid));
    }

    /** What tells one segment from another. */
    record Key(String interfaceName, IpAddress group) {
        static Key of(InstanceDefinition instance) {
            return new Key(instance.runsOn(), instance.group());
        }
    }
}
