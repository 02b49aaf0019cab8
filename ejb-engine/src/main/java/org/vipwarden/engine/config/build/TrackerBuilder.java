package org.vipwarden.engine.config.build;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.grammar.TrackerKeywords;
import org.vipwarden.engine.config.grammar.Weighting;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.FileDefinition.Initial;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Weight;

/** Makes the definitions of tracked files and processes, and of the delays of interfaces. */
final class TrackerBuilder {
    private static final int SENSIBLE = 254;
    /** A process's name has no more bytes (TASK_COMM_LEN of linux/sched.h, less the zero at its end). */
    private static final int LONGEST_NAME = 15;

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(255);

    private final Report report;

    TrackerBuilder(Report report) {
        this.report = report;
    }

    // ---- files

    Optional<FileDefinition> file(String name, Node node) {
        Optional<Path> path = node.find(TrackerKeywords.FILE_PATH).flatMap(TrackerBuilder::path);
        if (path.isEmpty()) {
            report.error(node.argumentPlace(), "track_file '" + name + "' has no file: it is left out", "file PATH");
        }
        return path.map(
                given -> new FileDefinition(name, given, weight(node, TrackerKeywords.FILE_WEIGHT, 1), initial(node)));
    }

    /** No file has a zero in its name. */
    private static Optional<Path> path(String text) {
        return text.indexOf(0) < 0 ? Optional.of(Path.of(text)) : Optional.empty();
    }

    private Optional<Initial> initial(Node node) {
        return node.last(TrackerKeywords.FILE_INITIAL).map(found -> {
            int value = 0;
            boolean overwrite = false;
            for (Word word : found.arguments()) {
                OptionalInt number = Numbers.whole(word.text(), Integer.MIN_VALUE, Integer.MAX_VALUE);
                if (number.isPresent()) {
                    value = sensible(number.getAsInt(), word);
                } else if (word.is("overwrite")) {
                    overwrite = true;
                } else {
                    report.error(word.place(), "'" + word + "' is ignored", "a whole number, or overwrite");
                }
            }
            return new Initial(value, overwrite);
        });
    }

    private int sensible(int value, Word word) {
        if (Math.abs((long) value) > SENSIBLE) {
            report.warning(word.place(), value + " is more than a priority can move, -254 to 254");
        }
        return value;
    }

    // ---- processes

    Optional<ProcessDefinition> process(String name, Node node) {
        Optional<Node> command = node.last(TrackerKeywords.PROCESS_COMMAND);
        if (command.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "vrrp_track_process '" + name + "' has no process: it is left out",
                    "process PROGRAM [PARAMETER ...]");
            return Optional.empty();
        }
        List<String> words = command.get().arguments().stream().map(Word::text).toList();
        Matching matching = matching(node, words.size() > 1);
        warnOfName(command.get(), words.get(0), matching);
        Duration delay = node.find(TrackerKeywords.PROCESS_DELAY).orElse(Duration.ZERO);
        int most = node.get(TrackerKeywords.PROCESS_QUORUM_MAX);
        return Optional.of(new ProcessDefinition(
                name,
                words.get(0),
                words.subList(1, words.size()),
                matching,
                quorum(node, most),
                most,
                node.find(TrackerKeywords.PROCESS_FORK_DELAY).orElse(delay),
                node.find(TrackerKeywords.PROCESS_TERMINATE_DELAY).orElse(delay),
                weight(node, TrackerKeywords.PROCESS_WEIGHT, 1)));
    }

    private Matching matching(Node node, boolean parameters) {
        Optional<Node> match = node.last(TrackerKeywords.PROCESS_MATCH);
        if (match.isPresent() && !match.get().arguments().isEmpty()) {
            Word how = match.get().arguments().get(0);
            if (how.is("initial")) {
                return Matching.INITIAL;
            }
            if (how.is("partial")) {
                return Matching.PARTIAL;
            }
            report.error(how.place(), "'" + how + "' is not valid for 'param_match'", "initial, partial or nothing");
        }
        if (parameters || match.isPresent()) {
            return Matching.EXACT;
        }
        return node.get(TrackerKeywords.PROCESS_FULL_COMMAND) ? Matching.COMMAND : Matching.NAME;
    }

    private void warnOfName(Node command, String program, Matching matching) {
        if (matching == Matching.NAME && (program.length() > LONGEST_NAME || program.contains("/"))) {
            report.add(
                    Severity.WARNING,
                    command.argumentPlace(),
                    "no process has this name: a name has no path and at most 15 letters",
                    "full_command, to compare the command line instead",
                    "");
        }
    }

    /** {@code quorum_max 0} means that none may run; any other that is below the quorum is a mistake. */
    private int quorum(Node node, int most) {
        int quorum = node.get(TrackerKeywords.PROCESS_QUORUM);
        if (quorum <= most) {
            return quorum;
        }
        if (most > 0) {
            report.error(
                    node.last(TrackerKeywords.PROCESS_QUORUM_MAX).orElse(node).argumentPlace(),
                    "quorum_max " + most + " is below the quorum " + quorum + ": the quorum is set to " + most);
        }
        return most;
    }

    // ---- interfaces

    /** {@code INTERFACE DOWN [UP]} in each line, no longer than the instances on the interface can bear. */
    List<LinkDelayDefinition> linkDelays(Node root, List<InstanceDefinition> instances) {
        List<LinkDelayDefinition> delays = new ArrayList<>();
        Set<String> names = new HashSet<>();
        root.all(RootKeywords.LINK_DELAYS)
                .flatMap(node -> node.entries().stream())
                .forEach(entry -> {
                    if (!names.add(entry.first().text())) {
                        report.error(
                                entry.place(), "'" + entry.first() + "' has its delays already: this line is ignored");
                        return;
                    }
                    delay(entry, 0).ifPresent(down -> {
                        Duration up =
                                entry.options().size() > 1 ? delay(entry, 1).orElse(down) : down;
                        delays.add(capped(entry, down, up, longest(entry.first().text(), instances)));
                    });
                });
        return delays;
    }

    private LinkDelayDefinition capped(Entry entry, Duration down, Duration up, Duration most) {
        if (down.compareTo(most) > 0 || up.compareTo(most) > 0) {
            report.warning(
                    entry.place(),
                    "with such a delay a Backup would take over before the instance knows that it is deaf: it is set to "
                            + most.toNanos() / 1e9 + " s");
        }
        return new LinkDelayDefinition(entry.first().text(), shorter(down, most), shorter(up, most));
    }

    /** All adverts but one that a Backup waits for, less 1/256 of one, as in keepalived. */
    private static Duration longest(String interfaceName, List<InstanceDefinition> instances) {
        return instances.stream()
                .filter(i -> i.interfaceName().equals(interfaceName)
                        || i.tracking().interfaces().stream()
                                .anyMatch(t -> t.interfaceName().equals(interfaceName)))
                .map(TrackerBuilder::longest)
                .reduce(LONGEST_DELAY, TrackerBuilder::shorter);
    }

    private static Duration longest(InstanceDefinition instance) {
        Duration advert = instance.interval().duration();
        int adverts = instance.election().downTimerAdverts() - 1;
        return adverts < 1
                ? Duration.ZERO
                : advert.multipliedBy(adverts).minus(advert.dividedBy(256)).truncatedTo(ChronoUnit.MICROS);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Optional<Duration> delay(Entry entry, int index) {
        Optional<Word> word = entry.options().stream().skip(index).findFirst();
        Optional<Duration> delay =
                word.flatMap(w -> Numbers.seconds(w.text())).filter(d -> d.compareTo(LONGEST_DELAY) <= 0);
        if (delay.isEmpty()) {
            report.error(
                    word.map(Word::place).orElse(entry.place()),
                    word.map(w -> "'" + w + "' is no delay: it is ignored").orElse("the delay is missing"),
                    "seconds from 0 to 255, for example 1 or 0.5");
        }
        return delay;
    }

    static Weight weight(Node node, Keyword<Weighting> keyword, int byDefault) {
        return node.find(keyword).map(TrackingReader::weight).orElse(new Weight(byDefault));
    }
}
