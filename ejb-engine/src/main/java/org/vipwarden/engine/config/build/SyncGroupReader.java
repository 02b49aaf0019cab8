package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.GroupKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Spelling;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.text.Word;

/**
 * Reads {@code vrrp_sync_group}, and folds what a group tracks into its members.
 *
 * <p>In a group only trackers without a weight count, unless it says {@code sync_group_tracking_weight}: members with different
 * priorities would each have another idea of who is the best.
 */
final class SyncGroupReader {
    private final NotifyReader notifies;
    private final TrackingReader tracking;
    private final Report report;
    private final Map<String, InstanceDefinition> instances = new HashMap<>();
    private final Map<String, String> groupOf = new HashMap<>();

    SyncGroupReader(NotifyReader notifies, TrackingReader tracking, List<InstanceDefinition> all, Report report) {
        this.notifies = notifies;
        this.tracking = tracking;
        this.report = report;
        all.forEach(instance -> instances.put(instance.name(), instance));
    }

    /** The instance with what its group makes of it. */
    InstanceDefinition withGroup(InstanceDefinition instance) {
        return instances.get(instance.name());
    }

    /** The group; empty when it has no members. */
    Optional<SyncGroupDefinition> read(String name, Node node) {
        List<String> members = new ArrayList<>();
        words(node).forEach(word -> member(name, word).ifPresent(members::add));
        if (members.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "vrrp_sync_group '" + name + "' has no instance in it: it is left out",
                    "group { INSTANCE }");
            return Optional.empty();
        }
        if (members.size() == 1) {
            report.warning(
                    node.argumentPlace(),
                    "vrrp_sync_group '" + name + "' has only one instance in it: there is nothing to keep together");
        }
        boolean weights = node.get(GroupKeywords.TRACKING_WEIGHT);
        Tracking shared = tracking.read(node, "");
        members.forEach(member -> fold(member, shared, weights, node));
        return Optional.of(new SyncGroupDefinition(name, members, notifies.read(node)));
    }

    private static Stream<Word> words(Node node) {
        return node.all(GroupKeywords.MEMBERS)
                .flatMap(block -> block.entries().stream())
                .flatMap((Entry entry) -> Stream.concat(Stream.of(entry.first()), entry.options().stream()));
    }

    private Optional<String> member(String group, Word word) {
        if (!instances.containsKey(word.text())) {
            report.add(
                    Severity.ERROR,
                    word.place(),
                    "there is no vrrp_instance '" + word + "': the group goes without it",
                    "",
                    Spelling.suggestion(word.text(), instances.keySet()));
            return Optional.empty();
        }
        String before = groupOf.putIfAbsent(word.text(), group);
        if (before != null) {
            report.error(
                    word.place(), "'" + word + "' is in vrrp_sync_group '" + before + "' already: this one is ignored");
            return Optional.empty();
        }
        return Optional.of(word.text());
    }

    private void fold(String member, Tracking shared, boolean weights, Node group) {
        InstanceDefinition instance = instances.get(member);
        Tracking all = instance.tracking().and(shared);
        Tracking counted = weights ? all : all.unweighted();
        if (!counted.equals(all)) {
            tellOfWeights(member, all, counted, group);
        }
        instances.put(member, instance.with(counted));
    }

    /** keepalived says nothing of processes and sessions. */
    private void tellOfWeights(String member, Tracking all, Tracking counted, Node group) {
        boolean quiet = counted.scripts().equals(all.scripts())
                && counted.interfaces().equals(all.interfaces())
                && counted.files().equals(all.files());
        report.add(
                quiet ? Severity.NOTE : Severity.WARNING,
                group.argumentPlace(),
                "without sync_group_tracking_weight weights do not count in a sync group: '" + member
                        + "' ignores what it tracks with a weight, and cannot work without its interfaces",
                "",
                "");
    }
}
