package org.vipwarden.engine.config.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * {@code $NAME=value} and what becomes of {@code $NAME} and {@code ${NAME}}.
 *
 * <p>Expansion happens at the use and is recursive: a value may name what is defined after it. An undefined name stays as it is.
 * A value of several lines replaces a line that holds nothing else.
 */
final class Definitions {
    /** Enough for any real file, few enough that a definition that names itself ends soon. */
    private static final int MOST_EXPANSIONS = 1000;

    private static final int LONGEST_LINE = 20_000;
    private static final int MOST_LINES = 100_000;
    private static final int DEEPEST = 50;

    private final Map<String, List<Line>> values = new HashMap<>();
    private final Report report;
    private final Set<String> open = new HashSet<>();
    private List<Line> growing;
    private int expandedLines;

    Definitions(Report report) {
        this.report = report;
    }

    /** Whether this line is a definition, or goes on with one; it is taken then. */
    boolean take(Line line) {
        if (growing != null) {
            grow(line, line.text());
            return true;
        }
        String text = line.text();
        int dollar = indent(text);
        int equals = dollar < text.length() && text.charAt(dollar) == '$' ? nameEnd(text, dollar + 1) : -1;
        if (equals <= dollar + 1 || equals >= text.length() || text.charAt(equals) != '=') {
            return false;
        }
        growing = new ArrayList<>();
        values.put(text.substring(dollar + 1, equals), growing);
        grow(line.from(equals + 1), text.substring(equals + 1));
        return true;
    }

    private void grow(Line line, String text) {
        String value = text.stripTrailing();
        boolean more = value.endsWith("\\");
        int keep = line.text().stripTrailing().length() - (more ? 1 : 0);
        Line part = line.replace(keep, line.text().length(), "");
        if (!part.text().isBlank() || !more) {
            growing.add(part);
        }
        if (!more) {
            growing = null;
        }
    }

    /** The line with its names replaced: one line as a rule, several when it is the name of a value of several lines. */
    List<Line> expand(Line line) {
        Line expanded = line;
        int expansions = 0;
        for (Use use = firstUse(line.text()); use != null; use = firstUse(expanded.text())) {
            List<Line> value = values.get(use.name());
            if (value.size() != 1) {
                return severalLines(expanded, use, value);
            }
            if (++expansions > MOST_EXPANSIONS || expanded.text().length() > LONGEST_LINE) {
                leadsBack(expanded, use);
                return List.of();
            }
            expanded =
                    expanded.replace(use.start(), use.end(), value.get(0).text().strip());
        }
        return List.of(expanded);
    }

    private List<Line> severalLines(Line line, Use use, List<Line> value) {
        boolean alone = line.text().substring(0, use.start()).isBlank()
                && line.text().substring(use.end()).isBlank();
        if (!alone) {
            report.error(
                    line.place(use.start(), use.end()),
                    "a definition of several lines within a line is not supported yet: the line is ignored");
            return List.of();
        }
        if (expandedLines > MOST_LINES || open.size() > DEEPEST || !open.add(use.name())) {
            leadsBack(line, use);
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (Line part : value) {
            expandedLines++;
            lines.addAll(expand(part));
        }
        open.remove(use.name());
        return lines;
    }

    private void leadsBack(Line line, Use use) {
        report.error(line.place(use.start(), use.end()), "this definition leads back to itself, or grows without end");
    }

    private Use firstUse(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && WordReader.isComment(c)) {
                return null;
            }
            if (c == '$') {
                Use use = useAt(text, i);
                if (use != null && values.containsKey(use.name())) {
                    return use;
                }
            }
        }
        return null;
    }

    private static Use useAt(String text, int dollar) {
        boolean braced = dollar + 1 < text.length() && text.charAt(dollar + 1) == '{';
        int from = dollar + (braced ? 2 : 1);
        int end = nameEnd(text, from);
        if (end == from || braced && (end >= text.length() || text.charAt(end) != '}')) {
            return null;
        }
        return new Use(text.substring(from, end), dollar, braced ? end + 1 : end);
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isNameCharacter(text.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || !first && c >= '0' && c <= '9';
    }

    static int indent(String text) {
        int at = 0;
        while (at < text.length() && WordReader.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A name that is used in a line, from its dollar sign to behind its end. */
    private record Use(String name, int start, int end) {}
}
