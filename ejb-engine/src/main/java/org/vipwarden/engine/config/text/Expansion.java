package org.vipwarden.engine.config.text;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * What becomes of one line when the names in it are replaced. That happens at the use, and again in what took a name's place: a value
 * may use what is defined after it. A name that is not defined stays as it is.
 */
final class Expansion {
    /** keepalived refuses to go beyond 1,024. */
    private static final int LONGEST = 4096;

    private final Line line;
    private final Definitions definitions;
    private final Path file;
    private final Rewriting result = new Rewriting();
    /** What is being replaced at present. */
    private final Deque<Value> open = new ArrayDeque<>();
    /** The value of several lines that the line leads to; null when there is none. */
    private Value several;

    /** The use in the line itself that is being replaced. */
    private Use outermost;

    private String mistake = "";

    private Expansion(Line line, Definitions definitions, Path file) {
        this.line = line;
        this.definitions = definitions;
        this.file = file;
    }

    /** What a line becomes; empty when it cannot be expanded, and then the report says why. */
    static Optional<Expanded> of(Line line, Definitions definitions, Path file, Report report) {
        if (line.text().indexOf('$') < 0) {
            return Optional.of(new Expanded(line, Optional.empty()));
        }
        Expansion expansion = new Expansion(line, definitions, file);
        expansion.wholeLine();
        if (!expansion.mistake.isEmpty()) {
            Use use = expansion.outermost;
            report.error(line.place(use.start(), use.end()), expansion.mistake);
            return Optional.empty();
        }
        return Optional.of(expansion.expanded());
    }

    private Expanded expanded() {
        Line changed = outermost == null ? line : line.rewritten(result);
        return new Expanded(changed, Optional.ofNullable(several).map(value -> inPlaceOf(changed, value)));
    }

    /** The lines of a value; what stands before its name belongs to the first. */
    private Several inPlaceOf(Line before, Value value) {
        List<Line> lines = new ArrayList<>(value.lines());
        if (!before.isBlank()) {
            value.lines().get(0).text().strip().chars().forEach(c -> addFromUse((char) c));
            lines.set(0, line.rewritten(result));
        }
        return new Several(value, lines);
    }

    private void wholeLine() {
        String text = line.text();
        int at = 0;
        while (at < text.length() && goesOn()) {
            Optional<Use> use = text.charAt(at) == '$' ? Use.at(text, at, true) : Optional.empty();
            Optional<Value> value = use.flatMap(u -> definitions.find(u, file)).filter(v -> fits(v, use.get()));
            if (value.isPresent()) {
                outermost = use.get();
                at = outermost.end();
                replaceOutermost(value.get(), blankAt(text, at, true));
            } else {
                result.add(text.charAt(at), at, at);
                at++;
            }
        }
    }

    /** Several lines take a name's place only when nothing stands behind it, as in keepalived. */
    private boolean fits(Value value, Use use) {
        return !value.hasLines() || line.blanksEnd(use.end()) == line.text().length();
    }

    private boolean goesOn() {
        return several == null && mistake.isEmpty();
    }

    private void replaceOutermost(Value value, boolean blankFollows) {
        if (definitions.isHopeless(value)) {
            mistake = "the definition of '" + outermost.name() + "' has no end: the line is ignored";
            return;
        }
        replace(outermost.name(), value, blankFollows);
        if (!mistake.isEmpty()) {
            definitions.giveUp(value);
        }
    }

    private void replace(String name, Value value, boolean blankFollows) {
        if (open.contains(value)) {
            mistake = "the definition of '" + name + "' leads back to itself: the line is ignored";
        } else if (value.hasLines()) {
            several = value;
        } else {
            open.addLast(value);
            replaceIn(value.text(), blankFollows);
            open.removeLast();
        }
    }

    private void replaceIn(String text, boolean blankFollows) {
        int at = 0;
        while (at < text.length() && goesOn()) {
            Optional<Use> use = text.charAt(at) == '$' ? Use.at(text, at, blankFollows) : Optional.empty();
            Optional<Value> value = use.flatMap(u -> definitions.find(u, file));
            if (value.isPresent()) {
                at = use.get().end();
                replace(use.get().name(), value.get(), blankAt(text, at, blankFollows));
            } else {
                addFromUse(text.charAt(at++));
            }
        }
    }

    private void addFromUse(char c) {
        if (result.length() >= LONGEST) {
            mistake = "the names in this line make more than " + LONGEST + " characters of it: the line is ignored";
        } else {
            result.add(c, outermost.start(), outermost.end() - 1);
        }
    }

    private static boolean blankAt(String text, int at, boolean atEnd) {
        return at < text.length() ? WordReader.isBlank(text.charAt(at)) : atEnd;
    }

    /**
     * What a line became.
     *
     * @param line with its names replaced; without meaning when there are several
     * @param several what stands in its place
     */
    record Expanded(Line line, Optional<Several> several) {}

    /** Lines that are not expanded yet, and the value that they are from. */
    record Several(Value value, List<Line> lines) {}
}
