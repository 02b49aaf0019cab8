package org.vipwarden.engine.config.grammar;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Word;

/**
 * {@code NUMBER [reverse|noreverse]}.
 *
 * @param reversed the word {@code reverse}, when it stands there: the weight counts the other way round
 */
public record Weighting(int value, Word number, Optional<Word> reversed) {

    /**
     * Reads it.
     *
     * @param most the range is from minus this to this
     * @param keyword where to point when there is no number
     */
    public static Optional<Weighting> read(List<Word> words, int most, Place keyword, Report report) {
        OptionalInt value = words.isEmpty()
                ? OptionalInt.empty()
                : Numbers.whole(words.get(0).text(), -most, most);
        if (value.isEmpty()) {
            report.error(
                    words.isEmpty() ? keyword : words.get(0).place(),
                    "this weight is not valid: it is ignored",
                    expected(most));
            return Optional.empty();
        }
        Optional<Word> reversed = Optional.empty();
        for (Word option : words.subList(1, words.size())) {
            if (option.is("reverse")) {
                reversed = Optional.of(option);
            } else if (option.is("noreverse")) {
                reversed = Optional.empty();
            } else {
                report.error(option.place(), "'" + option + "' is ignored", "reverse, noreverse or nothing");
            }
        }
        return Optional.of(new Weighting(value.getAsInt(), words.get(0), reversed));
    }

    /** The arguments of a {@code weight} that stands in a line of its own. */
    static Arguments<Weighting> arguments(int most) {
        return new Arguments<>() {
            @Override
            public String expected() {
                return Weighting.expected(most) + ", and reverse if need be";
            }

            @Override
            public Optional<Weighting> read(Statement statement, Report report) {
                return Weighting.read(
                        statement.arguments(), most, statement.keyword().place(), report);
            }
        };
    }

    private static String expected(int most) {
        return "a whole number from -" + most + " to " + most;
    }
}
