package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.linux.Kernel.Link;

/**
 * Keeps changes of a link from counting before they have lasted ({@code interface_up_down_delays}). A link that is new counts as it
 * is; one that goes back in time has not changed at all. Time is the caller's, in nanoseconds.
 */
final class LinkDebounce {
    private Map<String, LinkDelayDefinition> delays = Map.of();
    private final Map<String, Pending> pending = new HashMap<>();

    /** A change that does not count yet. */
    private record Pending(long due, Link reported) {}

    /** Takes other delays; what waits for a delay that is gone counts at the next {@link #settle}. */
    void follow(List<LinkDelayDefinition> wanted, long now) {
        delays = wanted.stream().collect(Collectors.toMap(LinkDelayDefinition::interfaceName, d -> d));
        pending.replaceAll(
                (name, waiting) -> delays.containsKey(name) ? waiting : new Pending(now, waiting.reported()));
    }

    /**
     * How a link counts that the kernel has just reported.
     *
     * @param before how it has counted so far; empty when it is new
     */
    Link take(Link reported, Optional<Link> before, long now) {
        LinkDelayDefinition delay = delays.get(reported.name());
        long nanos = delay == null ? 0 : (reported.up() ? delay.up() : delay.down()).toNanos();
        if (nanos == 0 || before.filter(b -> b.up() != reported.up()).isEmpty()) {
            pending.remove(reported.name());
            return reported;
        }
        long due = Optional.ofNullable(pending.get(reported.name()))
                .map(Pending::due)
                .orElse(now + nanos);
        pending.put(reported.name(), new Pending(due, reported));
        return with(reported, before.get().up());
    }

    private static Link with(Link link, boolean up) {
        return new Link(
                link.index(), link.name(), up, link.loopback(), link.multicast(), link.arp(), link.mac(), link.mtu());
    }

    /** When the next change begins to count; {@link Long#MAX_VALUE} when none waits. */
    long due() {
        long due = Long.MAX_VALUE;
        for (Pending waiting : pending.values()) {
            due = Math.min(due, waiting.due());
        }
        return due;
    }

    /** The links whose change counts from now on. */
    List<Link> settle(long now) {
        List<Link> settled = new ArrayList<>();
        pending.values().removeIf(waiting -> {
            boolean over = waiting.due() <= now;
            if (over) {
                settled.add(waiting.reported());
            }
            return over;
        });
        return settled;
    }

    /** A link is gone: that counts at once. */
    void forget(String name) {
        pending.remove(name);
    }
}
