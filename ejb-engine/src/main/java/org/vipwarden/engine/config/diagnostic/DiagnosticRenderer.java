package org.vipwarden.engine.config.diagnostic;

import org.vipwarden.engine.config.text.Place;

/**
 * Prints findings as compilers do: the headline, the source line, and a caret with an underline beneath the words it is about.
 */
public final class DiagnosticRenderer {
    private static final int TAB = 8;

    private DiagnosticRenderer() {}

    /** All of them, each ended by a line feed. */
    public static String render(Iterable<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.forEach(diagnostic -> append(out, diagnostic, "", diagnostic.suggestion()));
        return out.toString();
    }

    /** As {@link #render}, each with the code of its rule, and with what to do about it. */
    public static String explain(Iterable<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.forEach(
                diagnostic -> append(out, diagnostic, " [" + diagnostic.rule().code() + "]", diagnostic.advice()));
        return out.toString();
    }

    private static void append(StringBuilder out, Diagnostic diagnostic, String code, String advice) {
        out.append(diagnostic.headline()).append(code).append('\n');
        Place place = diagnostic.place();
        if (place.line() > 0) {
            appendSource(out, place);
        }
        if (!diagnostic.expected().isEmpty()) {
            out.append("    expected: ").append(diagnostic.expected()).append('\n');
        }
        if (!advice.isEmpty()) {
            out.append("    ").append(advice).append('\n');
        }
    }

    private static void appendSource(StringBuilder out, Place place) {
        StringBuilder shown = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        int end = place.column() - 1 + place.length();
        for (int i = 0; i < Math.max(place.text().length(), end); i++) {
            int before = shown.length();
            appendCharacter(shown, i < place.text().length() ? place.text().charAt(i) : ' ');
            char mark = i < place.column() - 1 ? ' ' : i == place.column() - 1 ? '^' : '~';
            if (i < end) {
                marks.append(mark).append((mark == ' ' ? " " : "~").repeat(shown.length() - before - 1));
            }
        }
        out.append("    ").append(shown.toString().stripTrailing()).append('\n');
        out.append("    ").append(marks).append('\n');
    }

    /** Tabs are widened and control characters hidden, so that the underline stands right and a terminal is not disturbed. */
    private static void appendCharacter(StringBuilder shown, char c) {
        if (c == '\t') {
            shown.append(" ".repeat(TAB - shown.length() % TAB));
        } else {
            shown.append(Character.isISOControl(c) ? '?' : c);
        }
    }
}
