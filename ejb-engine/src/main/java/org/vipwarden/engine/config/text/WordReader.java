package org.vipwarden.engine.config.text;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * Hands out the words of a configuration one by one.
 *
 * <p>A word ends at white space, and at a brace, which is a word itself. {@code #} and {@code !} begin a comment wherever they stand
 * outside quotes, even within a word, as in keepalived.
 */
public final class WordReader {
    private final List<Line> lines;
    private final Report report;
    private int line;
    private int index;
    /** What was looked at and not taken yet. */
    private Optional<Peeked> peeked = Optional.empty();

    WordReader(List<Line> lines, Report report) {
        this.lines = lines;
        this.report = report;
    }

    /** The next word, in whichever line, which stays the next one; empty at the end of everything. */
    public Optional<Word> peekAnywhere() {
        while (line < lines.size()) {
            if (atEndOfLine()) {
                line++;
                index = 0;
                continue;
            }
            Peeked next = peek();
            if (next.word().isPresent()) {
                return next.word();
            }
            take(next);
        }
        return Optional.empty();
    }

    private Peeked peek() {
        if (peeked.isEmpty()) {
            Report findings = new Report();
            PieceReader piece = new PieceReader(lines.get(line), index, findings);
            Optional<Word> word = piece.plain();
            peeked = Optional.of(new Peeked(word, piece.end(), findings));
        }
        return peeked.get();
    }

    private Optional<Word> take(Peeked next) {
        peeked = Optional.empty();
        index = next.end();
        next.findings().diagnostics().forEach(report::add);
        return next.word();
    }

    /** Whether a brace, a comment or the end of the line is next. */
    public boolean atEndOfStatement() {
        return line >= lines.size()
                || atEndOfLine()
                || isBrace(lines.get(line).text().charAt(index));
    }

    /** The next word in this line; empty at its end. */
    public Optional<Word> next(Quoting quoting) {
        if (line >= lines.size() || atEndOfLine()) {
            return Optional.empty();
        }
        if (quoting == Quoting.PLAIN) {
            return take(peek());
        }
        peeked = Optional.empty();
        PieceReader piece = new PieceReader(lines.get(line), index, report);
        Optional<Word> word = piece.command();
        index = piece.end();
        return word;
    }

    private boolean atEndOfLine() {
        String text = lines.get(line).text();
        while (index < text.length() && isBlank(text.charAt(index))) {
            index++;
        }
        return index >= text.length() || isComment(text.charAt(index));
    }

    /**
     * The plain word at the present place.
     *
     * @param end where the next one may begin
     * @param findings what there is to say about it once it is taken
     */
    private record Peeked(Optional<Word> word, int end, Report findings) {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b' || c == '\0';
    }

    static boolean isComment(char c) {
        return c == '#' || c == '!';
    }

    static boolean isBrace(char c) {
        return c == '{' || c == '}';
    }
}
