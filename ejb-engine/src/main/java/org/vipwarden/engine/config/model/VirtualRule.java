package org.vipwarden.engine.config.model;

import java.util.Optional;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;

/**
 * A rule that chooses a routing table; it moves between nodes, or the node always has it. Numbers are the kernel's
 * (linux/fib_rules.h).
 *
 * @param priority {@code preference}; without it 16384 and then downwards, one for each rule of the family
 * @param action {@code FR_ACT_*}: 1 to look up a table, 2 goto, 3 nop, 6 blackhole, 7 unreachable, 8 prohibit
 * @param table {@code table}; 0 for none
 * @param target {@code goto}
 * @param inverted {@code not}
 * @param realms {@code realms}; 0 for none
 * @param protocol 18, keepalived's; 0 for a rule that is not tracked
 * @param tracked whether the instance gives up when somebody removes it; false with {@code no_track}
 */
public record VirtualRule(
        Family family,
        int priority,
        int action,
        int table,
        Optional<Integer> target,
        boolean inverted,
        Match match,
        Optional<Integer> suppressPrefixLength,
        Optional<Integer> suppressLinkGroup,
        int realms,
        int protocol,
        boolean tracked) {

    /** Which packets it is for; all of them when everything is empty. */
    public record Match(
            Optional<Cidr> from,
            Optional<Cidr> to,
            Optional<String> incoming,
            Optional<String> outgoing,
            int tos,
            Optional<Span> mark,
            Optional<Span> users,
            Optional<Integer> transport,
            Optional<Span> sourcePorts,
            Optional<Span> destinationPorts,
            boolean masterDevice) {}

    /** Two numbers that belong together: from and to, or a mark and its mask. */
    public record Span(int first, int second) {}

    @Override
    public String toString() {
        return "rule " + priority + " of " + family;
    }
}
