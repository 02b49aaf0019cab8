package org.vipwarden.engine.config.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code $NAME=value}: what is defined so far.
 *
 * <p>A definition whose first line ends with a backslash goes on until a line without one, be it a blank line or a comment, as in
 * keepalived. A later definition of the same name replaces the earlier, from there on.
 */
final class Definitions {
    private final Map<String, Value> values = new HashMap<>();
    /** Those that lead back to themselves or become too long, until something else is defined: each use would take as long to tell. */
    private final Set<Value> hopeless = new HashSet<>();

    private final Predefined predefined;
    /** The definition that further lines belong to; null when there is none. */
    private Growing growing;

    Definitions(Predefined predefined) {
        this.predefined = predefined;
    }

    /** Whether this line is a definition, or goes on with one; it is taken then. */
    boolean take(Line line) {
        if (growing != null) {
            grow(line);
            return true;
        }
        String text = line.text();
        int dollar = line.indent();
        int equals = dollar < text.length() && text.charAt(dollar) == '$' ? nameEnd(text, dollar + 1) : -1;
        if (equals <= dollar + 1 || equals >= text.length() || text.charAt(equals) != '=') {
            return false;
        }
        begin(text.substring(dollar + 1, equals), line.from(equals + 1));
        return true;
    }

    /** Whether the next line goes on with a definition. */
    boolean isOpen() {
        return growing != null;
    }

    private void begin(String name, Line rest) {
        if (endsOpen(rest)) {
            growing = new Growing(name, new ArrayList<>());
            grow(rest);
        } else {
            define(name, Value.of(rest.text().strip()));
        }
    }

    private void grow(Line line) {
        boolean more = endsOpen(line);
        Line part = more ? line.upTo(line.text().stripTrailing().length() - 1) : line;
        if (!part.isBlank()) {
            growing.lines().add(part);
        }
        if (!more) {
            define(growing.name(), Value.of(growing.lines()));
            growing = null;
        }
    }

    private static boolean endsOpen(Line line) {
        return line.text().stripTrailing().endsWith("\\");
    }

    /** Gives a name a value of one line, as a repetition does. */
    void set(String name, String value) {
        define(name, Value.of(value));
    }

    private void define(String name, Value value) {
        values.put(name, value);
        hopeless.clear();
    }

    boolean isHopeless(Value value) {
        return hopeless.contains(value);
    }

    void giveUp(Value value) {
        hopeless.add(value);
    }

    /** What a name stands for; empty when it is not defined. */
    Optional<Value> find(Use use, Path file) {
        Value own = use.arguments().isEmpty() ? values.get(use.name()) : null;
        return own != null
                ? Optional.of(own)
                : predefined.value(use.name(), use.arguments(), file).map(Value::of);
    }

    static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isNameCharacter(text.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || !first && c >= '0' && c <= '9';
    }

    /** A definition that is not complete yet. */
    private record Growing(String name, List<Line> lines) {}
}
