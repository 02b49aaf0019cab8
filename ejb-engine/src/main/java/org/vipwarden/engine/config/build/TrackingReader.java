package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.vipwarden.engine.config.build.Trackables.Known;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Spelling;
import org.vipwarden.engine.config.grammar.Weighting;
import org.vipwarden.engine.config.model.TrackedBfd;
import org.vipwarden.engine.config.model.TrackedFile;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.TrackedProcess;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Weight;

/** Reads what an instance tracks: {@code NAME [weight NUMBER [reverse]]} in each line of such a block. */
final class TrackingReader {
    /** One more than a priority can move: a file that says so takes the instance out of service. */
    static final int MOST_WEIGHT_WRITTEN = 254;

    static final int MOST_WEIGHT = 253;

    private final Trackables trackables;
    private final Report report;

    TrackingReader(Trackables trackables, Report report) {
        this.trackables = trackables;
        this.report = report;
    }

    Tracking read(Node instance, String ownInterface) {
        return new Tracking(
                defined(instance, InstanceKeywords.TRACK_SCRIPT, trackables.scripts(), TrackedScript::new),
                interfaces(instance, ownInterface),
                defined(instance, InstanceKeywords.TRACK_FILE, trackables.files(), TrackedFile::new),
                defined(instance, InstanceKeywords.TRACK_PROCESS, trackables.processes(), TrackedProcess::new),
                defined(instance, InstanceKeywords.TRACK_BFD, trackables.sessions(), TrackedBfd::new),
                instance.get(InstanceKeywords.IGNORE_OWN_INTERFACE));
    }

    /** The lines of such a block that name something that is defined, with the weight that counts for each. */
    private <T> List<T> defined(Node instance, Keyword<?> keyword, Known<?> known, BiFunction<String, Weight, T> make) {
        List<T> tracked = new ArrayList<>();
        for (Entry entry : entries(instance, keyword)) {
            Defined<?> defined = known.byName().get(entry.first().text());
            if (defined == null) {
                undefined(entry.first(), known);
            } else {
                noteOrder(entry, defined.place());
                Weight weight = weight(entry, known.mostWeight()).orElse(defined.weight());
                tracked.add(make.apply(entry.first().text(), weight));
            }
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
            Weight weight = weight(entry, MOST_WEIGHT_WRITTEN)
                    .map(given -> clamped(given, entry))
                    .orElse(Weight.NONE);
            tracked.add(new TrackedInterface(entry.first().text(), weight));
        }
        return tracked;
    }

    /** An interface's weight may be written as +-254, and is one less then. */
    private Weight clamped(Weight given, Entry entry) {
        int value = Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, given.value()));
        if (value != given.value()) {
            report.warning(
                    entry.options().get(1).place(), "a weight cannot be " + given.value() + ": it is set to " + value);
        }
        return new Weight(value, given.reverse());
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

    private void undefined(Word name, Known<?> known) {
        report.add(
                Severity.ERROR,
                name.place(),
                "there is no " + known.keyword() + " '" + name + "': it is not tracked",
                "",
                Spelling.suggestion(name.text(), known.byName().keySet()));
    }

    private void noteOrder(Entry entry, Place definition) {
        boolean sameFile = definition.file().equals(entry.place().file());
        if (sameFile && definition.line() > entry.place().line()) {
            report.note(
                    entry.place(),
                    "'" + entry.first() + "' is defined only in line " + definition.line()
                            + ": keepalived would not track it");
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
                .map(TrackingReader::weight);
    }

    static Weight weight(Weighting weighting) {
        return new Weight(weighting.value(), weighting.reversed().isPresent());
    }
}
