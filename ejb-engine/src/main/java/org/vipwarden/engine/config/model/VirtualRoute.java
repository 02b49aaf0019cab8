package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;

/**
 * A route that moves between nodes, or that the node always has. Numbers are rtnetlink's (linux/rtnetlink.h).
 *
 * @param origin {@code from}: IPv6 only
 * @param type {@code RTN_*}: 1 unicast, 6 blackhole, 7 unreachable, 8 prohibit, 9 throw
 * @param table {@code table}; 254, the main one, by default
 * @param protocol {@code protocol}; 18, keepalived's, by default
 * @param hops {@code via}, {@code dev}, {@code nexthop}; none for a route that drops
 * @param source {@code src}: what a socket without an address of its own sends from
 * @param metric {@code metric}; 0 for the kernel's own choice
 * @param metrics {@code mtu} and the like
 * @param preference {@code pref}, IPv6 only: 0 medium, 1 high, 3 low
 * @param expires {@code expires}, seconds, IPv6 only
 * @param placing where it stands among others like it
 * @param tracked whether the instance gives up when somebody removes it; false with {@code no_track}, and without a {@code dev}
 */
public record VirtualRoute(
        Cidr destination,
        Optional<Cidr> origin,
        int type,
        int table,
        int tos,
        int protocol,
        int scope,
        List<Hop> hops,
        Optional<IpAddress> source,
        int metric,
        PathMetrics metrics,
        Optional<Integer> preference,
        Optional<Integer> expires,
        Placing placing,
        boolean tracked) {

    public VirtualRoute {
        hops = List.copyOf(hops);
    }

    /** One way to the destination. */
    public record Hop(
            Optional<String> interfaceName, Optional<IpAddress> gateway, int weight, boolean onLink, int realms) {}

    /**
     * What is known of the path.
     *
     * @param numbers by {@code RTAX_*}
     * @param congestion {@code congctl}; empty for none
     */
    public record PathMetrics(Map<Integer, Integer> numbers, String congestion) {
        public static final PathMetrics NONE = new PathMetrics(Map.of(), "");

        public PathMetrics {
            numbers = Map.copyOf(numbers);
        }
    }

    /** Where a route stands among others to the same destination. */
    public enum Placing {
        /** Before them; by default. */
        PREPEND,
        /** Only where there is none: {@code add}. */
        ALONE,
        /** Behind them: {@code append}. */
        APPEND
    }

    @Override
    public String toString() {
        return "route " + (destination.prefixLength() == 0 ? "default" : destination) + " table " + table;
    }
}
