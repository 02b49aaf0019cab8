package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.TrackerKeywords;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Makes the definitions of BFD sessions. */
final class BfdBuilder {
    private static final int LONGEST_NAME = 31;
    private static final int ADJACENT_HOPS = 255;
    private static final int USUAL_HOPS = 64;
    private static final Duration SENSIBLE = Duration.ofSeconds(10);
    private static final int SENSIBLE_MULTIPLIER = 10;

    private final Report report;
    private final Set<IpAddress> neighbors = new HashSet<>();

    BfdBuilder(Report report) {
        this.report = report;
    }

    /** The session; empty when it cannot be. */
    Optional<BfdDefinition> build(String name, Node node) {
        if (name.length() > LONGEST_NAME) {
            return leaveOut(name, node, "has a name of more than 31 letters", "a shorter one");
        }
        Optional<IpAddress> neighbor =
                node.find(TrackerKeywords.BFD_NEIGHBOR).or(() -> node.find(TrackerKeywords.BFD_NEIGHBOUR));
        if (neighbor.isEmpty()) {
            return leaveOut(name, node, "has no neighbour", "neighbor_ip ADDRESS");
        }
        Optional<IpAddress> source = node.find(TrackerKeywords.BFD_SOURCE);
        Family family = neighbor.get().family();
        if (source.filter(s -> s.family() != family).isPresent()) {
            return leaveOut(name, node, "has a source address of another family than its neighbour's", "");
        }
        if (!neighbors.add(neighbor.get())) {
            return leaveOut(name, node, "has the same neighbour as another", "another neighbor_ip");
        }
        return Optional.of(definition(name, node, neighbor.get(), source));
    }

    private BfdDefinition definition(String name, Node node, IpAddress neighbor, Optional<IpAddress> source) {
        boolean multihop = node.get(TrackerKeywords.BFD_MULTIHOP);
        boolean far = multihop && neighbor.family() == Family.IPV6;
        int ttl = node.find(TrackerKeywords.BFD_TTL)
                .or(() -> node.find(TrackerKeywords.BFD_HOP_LIMIT))
                .orElse(far ? USUAL_HOPS : ADJACENT_HOPS);
        warnOfMultiplier(node);
        return new BfdDefinition(
                name,
                neighbor,
                source,
                interval(node, TrackerKeywords.BFD_MIN_RX),
                interval(node, TrackerKeywords.BFD_MIN_TX),
                interval(node, TrackerKeywords.BFD_IDLE_TX),
                node.get(TrackerKeywords.BFD_MULTIPLIER),
                node.get(TrackerKeywords.BFD_PASSIVE),
                ttl,
                maxHops(node, ttl),
                multihop,
                TrackerBuilder.weight(node, TrackerKeywords.BFD_WEIGHT, 0));
    }

    private Duration interval(Node node, Keyword<Duration> keyword) {
        Duration interval = node.get(keyword);
        if (interval.compareTo(SENSIBLE) > 0) {
            report.warning(
                    node.last(keyword).orElse(node).argumentPlace(),
                    "'" + keyword + "' is in milliseconds: more than 10 s is hardly meant");
        }
        return interval;
    }

    private void warnOfMultiplier(Node node) {
        if (node.get(TrackerKeywords.BFD_MULTIPLIER) > SENSIBLE_MULTIPLIER) {
            report.warning(
                    node.last(TrackerKeywords.BFD_MULTIPLIER).orElse(node).argumentPlace(),
                    "a multiplier of more than 10 is hardly meant");
        }
    }

    private int maxHops(Node node, int ttl) {
        int hops = node.get(TrackerKeywords.BFD_MAX_HOPS);
        if (hops < 0 || hops == BfdDefinition.ANY_HOPS) {
            return BfdDefinition.ANY_HOPS;
        }
        if (hops > ttl) {
            report.error(
                    node.last(TrackerKeywords.BFD_MAX_HOPS).orElse(node).argumentPlace(),
                    "max_hops " + hops + " is more than the ttl: it is set to " + ttl);
        }
        return Math.min(hops, ttl);
    }

    private Optional<BfdDefinition> leaveOut(String name, Node node, String why, String expected) {
        report.error(node.argumentPlace(), "bfd_instance '" + name + "' " + why + ": it is left out", expected);
        return Optional.empty();
    }
}
