package org.vipwarden.engine.config.text;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/** Reads one word from a place in a line that is not blank. */
final class PieceReader {
    private final Line line;
    private final String text;
    private final int start;
    private final Report report;
    private final StringBuilder word = new StringBuilder();
    private int at;
    private boolean quoted;

    PieceReader(Line line, int start, Report report) {
        this.line = line;
        this.text = line.text();
        this.start = start;
        this.at = start;
        this.report = report;
    }

    /** Where the next word may begin. */
    int end() {
        return at;
    }

    Optional<Word> plain() {
        char first = text.charAt(at);
        if (WordReader.isBrace(first)) {
            return brace();
        }
        if (first == '"') {
            quoted = true;
            at++;
            return quotedPiece('"', false) ? finished() : Optional.empty();
        }
        while (at < text.length() && !endsWord(text.charAt(at)) && text.charAt(at) != '"') {
            at++;
        }
        word.append(text, start, at);
        return finished();
    }

    Optional<Word> command() {
        if (WordReader.isBrace(text.charAt(at))) {
            return brace();
        }
        return pieces(false);
    }

    /** A word of a command that was a word of the configuration before: only white space ends it. */
    Optional<Word> argument() {
        return pieces(true);
    }

    private Optional<Word> pieces(boolean onlyBlanksEnd) {
        while (at < text.length() && !(onlyBlanksEnd ? endsArgument(text.charAt(at)) : endsWord(text.charAt(at)))) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                quoted = true;
                at++;
                if (!quotedPiece(c, true)) {
                    return Optional.empty();
                }
            } else {
                appendCharacter(true);
            }
        }
        return finished();
    }

    private static boolean endsArgument(char c) {
        return WordReader.isBlank(c) || c == '\n';
    }

    private Optional<Word> brace() {
        word.append(text.charAt(at++));
        return finished();
    }

    private Optional<Word> finished() {
        return Optional.of(new Word(word.toString(), line.place(start, at), quoted));
    }

    private static boolean endsWord(char c) {
        return WordReader.isBlank(c) || WordReader.isBrace(c);
    }

    /** To behind the closing quote; false when there is none, and then nothing is left of the line. */
    private boolean quotedPiece(char quote, boolean escapes) {
        int open = at - 1;
        while (at < text.length() && text.charAt(at) != quote) {
            appendCharacter(escapes);
        }
        if (at < text.length()) {
            at++;
            return true;
        }
        at = text.length();
        report.error(
                line.place(open, at), "this quote is not closed: the rest of the line is ignored", "another " + quote);
        return false;
    }

    private void appendCharacter(boolean escapes) {
        char c = text.charAt(at++);
        if (c == '\\' && escapes && at < text.length()) {
            appendEscape();
        } else {
            word.append(c);
        }
    }

    private void appendEscape() {
        char c = text.charAt(at++);
        switch (c) {
            case 'a' -> word.append('\u0007');
            case 'b' -> word.append('\b');
            case 'E' -> word.append('\u001b');
            case 'f' -> word.append('\f');
            case 'n' -> word.append('\n');
            case 'r' -> word.append('\r');
            case 't' -> word.append('\t');
            case 'v' -> word.append('\u000b');
            case 'x' -> appendNumber(16, 2);
            case 'c' -> appendControl();
            default -> {
                if (Character.digit(c, 8) >= 0) {
                    at--;
                    appendNumber(8, 3);
                } else {
                    word.append(c);
                }
            }
        }
    }

    private void appendNumber(int radix, int digits) {
        int value = 0;
        int end = Math.min(text.length(), at + digits);
        while (at < end && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
        }
        word.append((char) (value & 0xff));
    }

    private void appendControl() {
        if (at < text.length()) {
            word.append((char) (text.charAt(at++) & 0x1f));
        }
    }
}
