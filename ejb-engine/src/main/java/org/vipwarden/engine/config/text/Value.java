package org.vipwarden.engine.config.text;

import java.util.List;

/**
 * What a name stands for. Each definition is itself only: two of them are never equal.
 */
final class Value {
    private final String text;
    private final List<Line> lines;

    private Value(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
    }

    static Value of(String text) {
        return new Value(text, List.of());
    }

    /** A value of several lines. */
    static Value of(List<Line> lines) {
        return new Value("", List.copyOf(lines));
    }

    /** Whether its lines take the place of the line that names it. */
    boolean hasLines() {
        return !lines.isEmpty();
    }

    List<Line> lines() {
        return lines;
    }

    /** What takes the place of the name in a line. */
    String text() {
        return text;
    }
}
