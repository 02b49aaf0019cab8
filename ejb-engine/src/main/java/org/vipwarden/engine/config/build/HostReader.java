package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.GroupKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.HostDefinition.Fixture;
import org.vipwarden.engine.config.model.Pacing;
import org.vipwarden.engine.config.model.Pacing.Gap;
import org.vipwarden.engine.config.text.Word;

/** Reads {@code static_*}, {@code track_group} and {@code garp_group}. */
final class HostReader {
    private final Node root;
    private final Node global;
    private final Report report;
    private final Map<String, List<String>> trackGroups = new HashMap<>();

    HostReader(Node root, Node global, Report report) {
        this.root = root;
        this.global = global;
        this.report = report;
        root.all(RootKeywords.TRACK_GROUP).forEach(group -> group.value(RootKeywords.TRACK_GROUP)
                .ifPresent(name -> trackGroups.put(name, words(group, GroupKeywords.TRACKING_INSTANCES))));
    }

    private static List<String> words(Node parent, Keyword<Boolean> keyword) {
        return parent.all(keyword)
                .flatMap(block -> block.entries().stream())
                .map(Entry::words)
                .flatMap(List::stream)
                .map(Word::text)
                .toList();
    }

    HostDefinition read(RouteReader routes) {
        String usual = global.get(GlobalKeywords.DEFAULT_INTERFACE);
        return new HostDefinition(
                new AddressReader(report)
                        .lines(root, RootKeywords.STATIC_ADDRESSES, usual, LinkChoice.AS_WRITTEN)
                        .map(line -> fixture(line.address(), line.trackGroup()))
                        .toList(),
                root.all(RootKeywords.STATIC_ROUTES)
                        .flatMap(routes::routes)
                        .map(line -> fixture(line.item(), line.trackGroup()))
                        .toList(),
                root.all(RootKeywords.STATIC_RULES)
                        .flatMap(routes::rules)
                        .map(line -> fixture(line.item(), line.trackGroup()))
                        .toList(),
                pacing());
    }

    private <T> Fixture<T> fixture(T item, Optional<Word> trackGroup) {
        List<String> instances = trackGroup.map(this::members).orElse(List.of());
        return new Fixture<>(item, instances);
    }

    private List<String> members(Word group) {
        List<String> members = trackGroups.get(group.text());
        if (members == null) {
            report.error(group.place(), "there is no track_group '" + group + "': nobody tracks this");
            return List.of();
        }
        return members;
    }

    private Pacing pacing() {
        Gap usual = new Gap(
                global.find(GlobalKeywords.ARP_INTERVAL).orElse(Duration.ZERO),
                global.find(GlobalKeywords.NEIGHBOR_INTERVAL).orElse(Duration.ZERO));
        List<Pacing.Group> groups = new ArrayList<>();
        root.all(RootKeywords.ARP_GROUP).forEach(node -> group(node, usual).ifPresent(groups::add));
        return new Pacing(usual, groups);
    }

    private Optional<Pacing.Group> group(Node node, Gap usual) {
        Optional<Duration> arp = node.find(GroupKeywords.ARP_INTERVAL);
        Optional<Duration> neighbor = node.find(GroupKeywords.NEIGHBOR_INTERVAL);
        List<String> interfaces = new ArrayList<>(words(node, GroupKeywords.INTERFACES));
        node.find(GroupKeywords.INTERFACE).ifPresent(interfaces::add);
        if (interfaces.isEmpty() || arp.isEmpty() && neighbor.isEmpty()) {
            report.error(
                    node.place(),
                    "this garp_group is ignored: it needs an interface and an interval",
                    "garp_interval or gna_interval, and interface or interfaces");
            return Optional.empty();
        }
        return Optional.of(
                new Pacing.Group(interfaces, new Gap(arp.orElse(usual.arp()), neighbor.orElse(usual.neighbor()))));
    }
}
