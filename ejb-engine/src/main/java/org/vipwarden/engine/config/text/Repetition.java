package org.vipwarden.engine.config.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * {@code ~SEQ(...)}, {@code ~SEQx(...)} and {@code ~LST(...)} at the start of a line: the rest of the line again and again, each time
 * with other values for some names. The rest may begin with another repetition.
 */
final class Repetition implements Iterator<Line> {
    private final Line rest;
    private final Definitions definitions;
    private final Values values;

    private Repetition(Line rest, Definitions definitions, Values values) {
        this.rest = rest;
        this.definitions = definitions;
        this.values = values;
    }

    /** Whether a line asks to be repeated; any other that begins so has a word that begins so. */
    static boolean begins(Line line) {
        int start = line.indent();
        return line.text().startsWith("~SEQ", start) || line.text().startsWith("~LST", start);
    }

    /**
     * The repetition that a line asks for; empty when it is wrong, and then the report says why. Names that are defined may stand in its
     * brackets; those in the rest are replaced each time.
     */
    static Optional<Repetition> of(Line line, Definitions definitions, Path file, Report report) {
        int start = line.indent();
        int close = line.text().indexOf(')', start);
        Optional<Values> values = close < 0
                ? Optional.empty()
                : Expansion.of(line.upTo(close + 1), definitions, file, report)
                        .map(expanded -> expanded.line().text().strip())
                        .flatMap(Repetition::values);
        if (values.isEmpty()) {
            report.error(
                    line.place(start, close < 0 ? line.wordEnd(start) : close + 1),
                    "this is no repetition: the line is ignored",
                    "~SEQ(NAME, START, STEP, END), ~SEQx(...) for hexadecimal numbers, ~LST(NAME, VALUE, ...), or "
                            + "~LST({NAME, NAME}, {VALUE, VALUE}, ...)");
        }
        return values.map(found -> new Repetition(line.from(close + 1), definitions, found));
    }

    private static Optional<Values> values(String text) {
        int open = text.indexOf('(');
        String inside = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
        return switch (open < 0 ? "" : text.substring(0, open)) {
            case "~SEQ" -> Sequence.of(inside, false);
            case "~SEQx" -> Sequence.of(inside, true);
            case "~LST" -> ValueList.of(inside);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean hasNext() {
        return values.hasNext();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        values.define(definitions);
        return rest;
    }

    static boolean isName(String text) {
        return !text.isEmpty() && Definitions.nameEnd(text, 0) == text.length();
    }

    /** What the names become, one time after the other. */
    interface Values {
        boolean hasNext();

        /** Sets the names to their next values. */
        void define(Definitions definitions);
    }

    /** {@code {a, b}} as its parts, and anything else as one part; empty when a brace is not closed. */
    static Optional<List<String>> parts(String text) {
        if (!text.startsWith("{")) {
            return Optional.of(List.of(text));
        }
        return text.endsWith("}") ? Optional.of(splitAtCommas(text.substring(1, text.length() - 1))) : Optional.empty();
    }

    /** The parts between commas that stand in no braces, without the blanks around them. */
    static List<String> splitAtCommas(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
