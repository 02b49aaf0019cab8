package org.vipwarden.engine.config.grammar;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/** Arguments that are one word. Words behind it are left alone, as keepalived does, but are mentioned. */
abstract class OneWord<T> implements Arguments<T> {
    private final String expected;
    private final Optional<T> whenAbsent;

    OneWord(String expected) {
        this(expected, Optional.empty());
    }

    OneWord(String expected, Optional<T> whenAbsent) {
        this.expected = expected;
        this.whenAbsent = whenAbsent;
    }

    /** The value of a word; empty when it is none. */
    abstract Optional<T> parse(String text);

    /** How many words are looked at: one, or none. */
    int words() {
        return 1;
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public Optional<T> read(Statement statement, Report report) {
        if (statement.arguments().size() > words()) {
            noteIgnored(statement, report);
        }
        if (words() == 0 || statement.arguments().isEmpty()) {
            return absent(statement, report);
        }
        Optional<T> value = parse(statement.arguments().get(0).text());
        if (value.isEmpty()) {
            report.error(
                    statement.placeOf(0),
                    "'" + statement.arguments().get(0) + "' is not valid for '" + statement.keyword()
                            + "': the line is ignored",
                    expected);
        }
        return value;
    }

    private Optional<T> absent(Statement statement, Report report) {
        if (whenAbsent.isEmpty()) {
            report.error(
                    statement.keyword().place(),
                    "'" + statement.keyword() + "' has no value: the line is ignored",
                    expected);
        }
        return whenAbsent;
    }

    private void noteIgnored(Statement statement, Report report) {
        report.note(
                statement.from(words()),
                "ignored: '" + statement.keyword() + "' takes " + (words() == 0 ? "no value" : "one value")
                        + ", and one line is one keyword");
    }
}
