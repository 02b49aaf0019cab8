package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.ExtraAnnouncements;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.AnnouncementDefinition;

/** Reads {@code garp_*} of an instance, with {@code vrrp_garp_*} of {@code global_defs} behind it. */
final class AnnouncementReader {
    private final Node global;
    private final Report report;

    AnnouncementReader(Node global, Report report) {
        this.global = global;
        this.report = report;
        noteZero(global, GlobalKeywords.ARP_REPEAT);
        noteZero(global, GlobalKeywords.ARP_REFRESH_REPEAT);
    }

    AnnouncementDefinition read(Node instance, boolean strict) {
        noteZero(instance, InstanceKeywords.ARP_REPEAT);
        noteZero(instance, InstanceKeywords.ARP_REFRESH_REPEAT);
        boolean least = global.get(GlobalKeywords.ARP_MINIMUM);
        Duration delay = global.find(GlobalKeywords.ARP_DELAY)
                .orElseGet(() -> least ? Duration.ZERO : GlobalKeywords.ARP_DELAY.fixedDefault());
        int repeat = global.find(GlobalKeywords.ARP_REPEAT)
                .map(AnnouncementReader::atLeastOne)
                .orElseGet(() -> least ? 1 : GlobalKeywords.ARP_REPEAT.fixedDefault());
        // What holds for a lower priority follows the common settings, not those of the instance (keepalived 2.2.7).
        return new AnnouncementDefinition(
                instance.find(InstanceKeywords.ARP_DELAY).orElse(delay),
                instance.find(InstanceKeywords.ARP_REPEAT)
                        .map(AnnouncementReader::atLeastOne)
                        .orElse(repeat),
                either(instance, InstanceKeywords.ARP_REFRESH, GlobalKeywords.ARP_REFRESH)
                        .orElseGet(GlobalKeywords.ARP_REFRESH::fixedDefault),
                either(instance, InstanceKeywords.ARP_REFRESH_REPEAT, GlobalKeywords.ARP_REFRESH_REPEAT)
                        .map(AnnouncementReader::atLeastOne)
                        .orElseGet(GlobalKeywords.ARP_REFRESH_REPEAT::fixedDefault),
                strict ? Duration.ZERO : lowerPriorityDelay(instance).orElse(delay),
                strict ? 0 : lowerPriorityRepeat(instance).orElse(repeat),
                elsewhere(instance).interval(),
                elsewhere(instance).everywhere());
    }

    private ExtraAnnouncements elsewhere(Node instance) {
        return instance.find(InstanceKeywords.ARP_ELSEWHERE)
                .or(() -> instance.find(InstanceKeywords.ARP_ELSEWHERE_BEFORE))
                .or(() -> global.find(GlobalKeywords.ARP_ELSEWHERE))
                .or(() -> global.find(GlobalKeywords.ARP_ELSEWHERE_BEFORE))
                .orElse(ExtraAnnouncements.NONE);
    }

    private Optional<Duration> lowerPriorityDelay(Node instance) {
        return either(instance, InstanceKeywords.ARP_LOWER_PRIORITY_DELAY, GlobalKeywords.ARP_LOWER_PRIORITY_DELAY);
    }

    private Optional<Integer> lowerPriorityRepeat(Node instance) {
        return either(instance, InstanceKeywords.ARP_LOWER_PRIORITY_REPEAT, GlobalKeywords.ARP_LOWER_PRIORITY_REPEAT);
    }

    private <T> Optional<T> either(Node instance, Keyword<T> own, Keyword<T> common) {
        return instance.find(own).or(() -> global.find(common));
    }

    private void noteZero(Node parent, Keyword<Integer> keyword) {
        parent.last(keyword)
                .filter(node -> node.value(keyword).equals(Optional.of(0)))
                .ifPresent(node ->
                        report.warning(node.argumentPlace(), "'" + keyword + "' must be more than 0: it is set to 1"));
    }

    private static int atLeastOne(int repeat) {
        return Math.max(1, repeat);
    }
}
