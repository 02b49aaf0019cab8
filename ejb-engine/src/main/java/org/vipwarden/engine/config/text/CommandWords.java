package org.vipwarden.engine.config.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * Splits a command into the program and its arguments. The configuration quotes a command twice: the outer quotes make one word of
 * it, the inner ones keep arguments with spaces together.
 */
public final class CommandWords {
    private CommandWords() {}

    /** The words; empty when a quote is not closed. */
    public static Optional<List<String>> split(String command) {
        Line line = Line.of("", 1, command);
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < command.length()) {
            if (WordReader.isBlank(command.charAt(at)) || command.charAt(at) == '\n') {
                at++;
                continue;
            }
            PieceReader piece = new PieceReader(line, at, new Report());
            Optional<Word> word = piece.argument();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get().text());
            at = piece.end();
        }
        return Optional.of(List.copyOf(words));
    }
}
