package org.vipwarden.engine.config.text;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * Reads a file and everything that it includes, and resolves what works on whole lines: comments, {@code include}, {@code @id},
 * {@code $NAME=} and its uses, {@code ~SEQ} and {@code ~LST}. Lines are made when they are asked for, so that a definition that makes
 * a million of them takes no memory for them.
 */
public final class SourceReader {
    private static final int DEEPEST = 50;

    private final ConfigurationFiles files;
    private final Reading reading;
    private final Report report;
    private final Predefined predefined;
    private final Definitions definitions;
    private final Includes includes;
    /** What is still to be read, the innermost last. */
    private final Deque<Feed> feeds = new ArrayDeque<>();

    private int seen;

    /** A reader of what {@link #read} opens. */
    public SourceReader(ConfigurationFiles files, Reading reading, Report report) {
        this.files = files;
        this.reading = reading;
        this.report = report;
        this.predefined = new Predefined(files, reading);
        this.definitions = new Definitions(predefined);
        this.includes = new Includes(files, reading.includeChecks(), report);
    }

    /**
     * The words of a file.
     *
     * @throws NoSuchFileException when it does not exist
     * @throws IOException when it cannot be read
     */
    public WordReader read(Path file) throws IOException {
        open(file, null);
        return new WordReader(this::next, report);
    }

    /** {@code random_seed}: from the next line on. */
    public void seed(long seed) {
        predefined.seed(seed);
    }

    /** {@code include_check}: from the next line on, to the end of the file that is read. */
    public void check(UnaryOperator<Set<IncludeCheck>> change) {
        includes.check(change.apply(includes.checks()));
    }

    private void open(Path file, Feed includedBy) throws IOException {
        String text = files.read(file);
        feeds.addLast(
                new Feed(new FileLines(file.toString(), text, report), file, file, includedBy, includes.checks()));
    }

    /** The next line that holds words; empty at the end of everything. */
    private Optional<Line> next() {
        while (!feeds.isEmpty()) {
            Feed feed = feeds.getLast();
            if (!feed.lines().hasNext()) {
                end(feeds.removeLast());
                continue;
            }
            Line line = feed.lines().next();
            if (++seen > reading.mostLines()) {
                report.error(
                        line.place(),
                        "includes and definitions make more than " + reading.mostLines()
                                + " lines: the rest is left out");
                feeds.clear();
                return Optional.empty();
            }
            Optional<Line> words = resolved(line, feed);
            if (words.isPresent() && !words.get().isBlank()) {
                return words;
            }
        }
        return Optional.empty();
    }

    private void end(Feed feed) {
        if (feed.opened() instanceof Path) {
            includes.check(feed.checks());
        }
    }

    private Optional<Line> resolved(Line line, Feed feed) {
        if (definitions.isOpen()) {
            definitions.take(line);
            return Optional.empty();
        }
        if (Includes.isInclude(line)) {
            include(line, feed);
            return Optional.empty();
        }
        return withoutDirectives(line, feed).flatMap(plain -> expanded(plain, feed));
    }

    /** The line when it is for this node and is neither a definition nor a repetition, which are taken. */
    private Optional<Line> withoutDirectives(Line line, Feed feed) {
        Line kept = line;
        while (kept.text().startsWith("@", kept.indent())) {
            int end = kept.wordEnd(kept.indent());
            if (!isForUs(kept.text().substring(kept.indent() + 1, end))) {
                return Optional.empty();
            }
            kept = kept.from(end);
        }
        if (definitions.take(kept)) {
            return Optional.empty();
        }
        if (Repetition.begins(kept)) {
            Repetition.of(kept, definitions, feed.file(), report).ifPresent(found -> push(found, found, line, feed));
            return Optional.empty();
        }
        return Optional.of(kept);
    }

    private boolean isForUs(String condition) {
        return condition.startsWith("^")
                ? !condition.substring(1).equals(reading.configId())
                : condition.equals(reading.configId());
    }

    private Optional<Line> expanded(Line line, Feed feed) {
        Optional<Expansion.Expanded> expanded = Expansion.of(line, definitions, feed.file(), report);
        if (expanded.isEmpty()) {
            return Optional.empty();
        }
        Optional<Expansion.Several> several = expanded.get().several();
        if (several.isPresent()) {
            push(several.get().lines().iterator(), several.get().value(), line, feed);
            return Optional.empty();
        }
        Line changed = expanded.get().line();
        // The condition itself, or a repetition, may have come from a definition.
        return changed == line ? Optional.of(line) : withoutDirectives(changed, feed);
    }

    private void include(Line line, Feed feed) {
        List<Path> found = includes.of(line, feed.file());
        // The last is pushed first: what was pushed last is read next.
        for (int i = found.size() - 1; i >= 0; i--) {
            Path included = found.get(i);
            if (mayOpen(included, included.toString(), line, feed)) {
                try {
                    open(included, feed);
                } catch (IOException e) {
                    includes.unreadable(line, included, reason(e));
                }
            }
        }
    }

    private void push(Iterator<Line> lines, Object opened, Line line, Feed feed) {
        if (mayOpen(opened, "this definition", line, feed)) {
            feeds.addLast(new Feed(lines, feed.file(), opened, feed, includes.checks()));
        }
    }

    private boolean mayOpen(Object opened, String what, Line line, Feed feed) {
        boolean again = feed.isWithin(opened);
        if (again || feed.depth() >= DEEPEST) {
            report.error(
                    line.place(),
                    what + (again ? " leads back to itself" : " leads too deep into others") + ": the line is ignored");
            return false;
        }
        return true;
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
