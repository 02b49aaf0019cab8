package org.vipwarden.engine.config.build;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Family;

/**
 * Reads routes and rules, static and virtual.
 *
 * <p>The rules of the whole file are read at once, in its order: one without a preference gets the number before that of the last such
 * rule of its family, from 16384 downwards, as in keepalived.
 */
final class RouteReader {
    private static final int FIRST_PRIORITY = 16_384;

    private final Report report;
    private final Map<Family, Integer> nextPriority = new EnumMap<>(Family.class);
    private final IdentityHashMap<Node, List<Line<VirtualRule>>> rules = new IdentityHashMap<>();

    /** A route or a rule, and the group of instances that cannot run without it. */
    record Line<T>(T item, Optional<Word> trackGroup) {}

    RouteReader(Node root, Report report) {
        this.report = report;
        for (Node child : root.children()) {
            if (child.keyword().equals(RootKeywords.STATIC_RULES)) {
                readRules(child);
            } else if (child.keyword().equals(RootKeywords.INSTANCE)) {
                child.all(InstanceKeywords.RULES).forEach(this::readRules);
            }
        }
    }

    private void readRules(Node block) {
        rules.put(
                block,
                block.entries().stream().flatMap(entry -> rule(entry).stream()).toList());
    }

    private Optional<Line<VirtualRule>> rule(Entry entry) {
        RuleOptions options = new RuleOptions(new OptionWords(entry.words(), report));
        return options.read(entry.first(), family -> unnumbered(family, entry))
                .map(rule -> new Line<>(rule, options.trackGroup()));
    }

    private int unnumbered(Family family, Entry entry) {
        int priority = nextPriority.getOrDefault(family, FIRST_PRIORITY);
        nextPriority.put(family, priority - 1);
        report.warning(entry.place(), "this rule has no preference: it gets " + priority + ", as in keepalived");
        return priority;
    }

    /** The rules of a block. */
    Stream<Line<VirtualRule>> rules(Node block) {
        return rules.getOrDefault(block, List.of()).stream();
    }

    /** The routes of a block. */
    Stream<Line<VirtualRoute>> routes(Node block) {
        return block.entries().stream().flatMap(entry -> route(entry).stream());
    }

    private Optional<Line<VirtualRoute>> route(Entry entry) {
        RouteOptions options = new RouteOptions(new OptionWords(entry.words(), report));
        return options.read(entry.first()).map(route -> new Line<>(route, options.trackGroup()));
    }

    /** The routes of an instance. */
    List<VirtualRoute> routesOf(Node instance) {
        return instance.all(InstanceKeywords.ROUTES)
                .flatMap(this::routes)
                .map(this::virtual)
                .toList();
    }

    /** The rules of an instance. */
    List<VirtualRule> rulesOf(Node instance) {
        return instance.all(InstanceKeywords.RULES)
                .flatMap(this::rules)
                .map(this::virtual)
                .toList();
    }

    private <T> T virtual(Line<T> line) {
        line.trackGroup()
                .ifPresent(group -> report.warning(
                        group.place(), "track_group is for static addresses, routes and rules: it is ignored"));
        return line.item();
    }
}
