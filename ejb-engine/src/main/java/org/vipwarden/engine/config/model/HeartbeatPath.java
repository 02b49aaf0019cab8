package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.Delivery.Multicast;
import org.vipwarden.engine.config.model.Delivery.Unicast;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;

/**
 * A further way for the adverts of instances, beside each one's own interface: a {@code heartbeat_path} of {@code vipwarden.conf}.
 * A peer counts as lost only when it is silent on all of them.
 *
 * @param name what events and management call it
 * @param instances the instances whose adverts also go this way
 * @param interfaceName where it begins
 * @param source the address that adverts come from; the interface's first of the instance's family when absent
 * @param peers the nodes at its other end; empty for the instance's multicast group
 */
public record HeartbeatPath(
        String name, List<String> instances, String interfaceName, Optional<IpAddress> source, List<IpAddress> peers) {
    /** What the way over an instance's own interface is called. */
    public static final String MAIN = "main";

    private static final int MOST_TTL = 255;

    public HeartbeatPath {
        instances = List.copyOf(instances);
        peers = List.copyOf(peers);
    }

    /** The instance as its adverts are on this path: from another interface and address, to other peers, and no virtual links. */
    public InstanceDefinition over(InstanceDefinition instance) {
        return instance.over(interfaceName, delivery(instance), new Origin(source, source.isPresent()));
    }

    private Delivery delivery(InstanceDefinition instance) {
        Family family = instance.family();
        if (peers.isEmpty()) {
            IpAddress usual = family == Family.IPV4 ? Ipv4.VRRP_GROUP : Ipv6.VRRP_GROUP;
            return new Multicast(instance.delivery().group().orElse(usual));
        }
        List<Delivery.Peer> others =
                peers.stream().map(peer -> new Delivery.Peer(peer, 0, MOST_TTL)).toList();
        return new Unicast(family, others, MOST_TTL, true, false);
    }
}
