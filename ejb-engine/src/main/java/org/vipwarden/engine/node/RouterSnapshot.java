package org.vipwarden.engine.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing;

/**
 * How a virtual router is on this node.
 *
 * @param since when it took its present role
 * @param basePriority as configured
 * @param effectivePriority with the policy's adjustments
 * @param standing what the policy says of it
 * @param active the node that is Active, when this one is not and has heard it
 * @param interval between adverts: its own while Active, the learned one while Backup
 * @param activeDown how long this node, as Backup, hears nothing before it takes over
 * @param addresses the virtual addresses, as {@code 192.0.2.10/24 dev eth0}
 * @param counters by their stable names, for example {@code advertisements-received}
 * @param lastTransition the newest one
 * @param paths the ways of its adverts, that over its own interface first
 */
public record RouterSnapshot(
        String name,
        int vrid,
        String interfaceName,
        int version,
        Role role,
        Instant since,
        int basePriority,
        int effectivePriority,
        boolean preempt,
        Standing standing,
        Optional<Peer> active,
        Duration interval,
        Duration activeDown,
        List<String> addresses,
        Map<String, Long> counters,
        Optional<Entry> lastTransition,
        List<PathSnapshot> paths) {
    public RouterSnapshot {
        addresses = List.copyOf(addresses);
        counters = Map.copyOf(counters);
        paths = List.copyOf(paths);
    }
}
