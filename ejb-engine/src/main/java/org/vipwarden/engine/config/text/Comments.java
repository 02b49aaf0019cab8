package org.vipwarden.engine.config.text;

import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * Takes comments off the lines of a file: from {@code #} or {@code !} outside double quotes to the end of the line, even within a word,
 * as in keepalived; a backslash before them keeps them. What a definition brings in later is not looked at: so {@code ${_HASH}} gets a {@code #} into a value.
 */
final class Comments {
    private Comments() {}

    static Line strip(Line line, Report report) {
        String text = line.text();
        List<Integer> escapes = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (!quoted && i < text.length() && isMark(text.charAt(i))) {
                    escapes.add(i - 1);
                }
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && isMark(c)) {
                noteCutWord(line, i, report);
                return without(escapes, line.upTo(i));
            }
        }
        return without(escapes, line);
    }

    private static boolean isMark(char c) {
        return c == '#' || c == '!';
    }

    private static Line without(List<Integer> backslashes, Line line) {
        if (backslashes.isEmpty()) {
            return line;
        }
        Rewriting kept = new Rewriting();
        for (int i = 0; i < line.text().length(); i++) {
            if (!backslashes.contains(i)) {
                kept.add(line.text().charAt(i), i, i);
            }
        }
        return line.rewritten(kept);
    }

    private static void noteCutWord(Line line, int at, Report report) {
        String before = line.text().substring(0, at);
        int start = at;
        while (start > 0 && !endsWord(before.charAt(start - 1))) {
            start--;
        }
        if (start < at) {
            report.note(
                    line.place(at, at + 1),
                    "'" + line.text().charAt(at) + "' begins a comment even within a word: the word is '"
                            + before.substring(start) + "'; put it in quotes if more was meant");
        }
    }

    private static boolean endsWord(char c) {
        return WordReader.isBlank(c) || WordReader.isBrace(c) || c == '"';
    }
}
