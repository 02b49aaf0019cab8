package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Spelling;
import org.vipwarden.engine.config.grammar.Weighting;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Weight;

/** Reads {@code track_script} and {@code track_interface}: {@code NAME [weight NUMBER [reverse]]} in each line. */
final class TrackingReader {
    private static final int MOST_INTERFACE_WEIGHT = 254;
    private static final int MOST_WEIGHT = 253;

    private final Map<String, DefinedScript> scripts;
    private final Report report;

    TrackingReader(Map<String, DefinedScript> scripts, Report report) {
        this.scripts = scripts;
        this.report = report;
    }

    Tracking read(Node instance, String ownInterface) {
        return new Tracking(
                scripts(instance),
                interfaces(instance, ownInterface),
                instance.get(InstanceKeywords.IGNORE_OWN_INTERFACE));
    }

    private List<TrackedScript> scripts(Node instance) {
        List<TrackedScript> tracked = new ArrayList<>();
        for (Entry entry : entries(instance, InstanceKeywords.TRACK_SCRIPT)) {
            DefinedScript script = scripts.get(entry.first().text());
            if (script == null) {
                undefined(entry.first());
                continue;
            }
            noteOrder(entry, script);
            Weight own = script.definition().weight();
            tracked.add(new TrackedScript(
                    entry.first().text(), weight(entry, MOST_WEIGHT).orElse(own)));
        }
        return tracked;
    }

    private List<TrackedInterface> interfaces(Node instance, String ownInterface) {
        List<TrackedInterface> tracked = new ArrayList<>();
        for (Entry entry : entries(instance, InstanceKeywords.TRACK_INTERFACE)) {
            if (entry.first().is(ownInterface)) {
                report.warning(
                        entry.place(),
                        "the interface of the instance is tracked anyway, without weight: this is ignored");
                continue;
            }
            Weight weight = weight(entry, MOST_INTERFACE_WEIGHT).orElse(Weight.NONE);
            tracked.add(new TrackedInterface(entry.first().text(), weight));
        }
        return tracked;
    }

    /** All lines of all such blocks, without those that repeat a name. */
    private List<Entry> entries(Node instance, Keyword<?> keyword) {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        instance.all(keyword).flatMap(node -> node.entries().stream()).forEach(entry -> {
            if (names.add(entry.first().text())) {
                entries.add(entry);
            } else {
                report.error(entry.place(), "'" + entry.first() + "' is tracked already: this line is ignored");
            }
        });
        return entries;
    }

    private void undefined(Word name) {
        report.add(
                Severity.ERROR,
                name.place(),
                "there is no vrrp_script '" + name + "': it is not tracked",
                "",
                Spelling.suggestion(name.text(), scripts.keySet()));
    }

    private void noteOrder(Entry entry, DefinedScript script) {
        boolean sameFile = script.place().file().equals(entry.place().file());
        if (sameFile && script.place().line() > entry.place().line()) {
            report.note(
                    entry.place(),
                    "'" + entry.first() + "' is defined only in line "
                            + script.place().line() + ": keepalived would not track it");
        }
    }

    private Optional<Weight> weight(Entry entry, int most) {
        List<Word> options = entry.options();
        if (options.isEmpty()) {
            return Optional.empty();
        }
        if (!options.get(0).is("weight")) {
            report.error(
                    options.get(0).place(),
                    "'" + options.get(0) + "' is ignored: each line tracks one thing",
                    "weight, or a new line");
            return Optional.empty();
        }
        return Weighting.read(
                        options.subList(1, options.size()), most, options.get(0).place(), report)
                .map(weighting -> weight(weighting, report));
    }

    /** A weight within the limits of the protocol; {@code reverse} cannot be obeyed yet. */
    static Weight weight(Weighting weighting, Report report) {
        weighting
                .reversed()
                .ifPresent(word ->
                        report.warning(word.place(), "'reverse' has no effect yet: the weight counts as without it"));
        int clamped = Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, weighting.value()));
        if (clamped != weighting.value()) {
            report.warning(
                    weighting.number().place(),
                    "a weight cannot be " + weighting.value() + ": it is set to " + clamped);
        }
        return new Weight(clamped);
    }
}
