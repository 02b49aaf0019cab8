package org.vipwarden.engine.config.text;

import java.util.Optional;
import java.util.function.Supplier;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * Hands out the words of a configuration one by one.
 *
 * <p>A word ends at white space, and at a brace, which is a word itself.
 */
public final class WordReader {
    private final Supplier<Optional<Line>> lines;
    private final Report report;
    /** The line that is read at present; empty at the end of everything. */
    private Optional<Line> current;

    private int index;
    /** What was looked at and not taken yet. */
    private Optional<Peeked> peeked = Optional.empty();

    WordReader(Supplier<Optional<Line>> lines, Report report) {
        this.lines = lines;
        this.report = report;
        this.current = lines.get();
    }

    /** The next word, in whichever line, which stays the next one; empty at the end of everything. */
    public Optional<Word> peekAnywhere() {
        while (current.isPresent()) {
            if (atEndOfLine()) {
                current = lines.get();
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
            PieceReader piece = new PieceReader(current.orElseThrow(), index, findings);
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

    /** Whether a brace or the end of the line is next. */
    public boolean atEndOfStatement() {
        return current.isEmpty()
                || atEndOfLine()
                || isBrace(current.get().text().charAt(index));
    }

    /** The next word in this line; empty at its end. */
    public Optional<Word> next(Quoting quoting) {
        if (current.isEmpty() || atEndOfLine()) {
            return Optional.empty();
        }
        if (quoting == Quoting.PLAIN) {
            return take(peek());
        }
        peeked = Optional.empty();
        PieceReader piece = new PieceReader(current.orElseThrow(), index, report);
        Optional<Word> word = piece.command();
        index = piece.end();
        return word;
    }

    private boolean atEndOfLine() {
        Line line = current.orElseThrow();
        index = line.blanksEnd(index);
        return index >= line.text().length();
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

    static boolean isBrace(char c) {
        return c == '{' || c == '}';
    }
}
