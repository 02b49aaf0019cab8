package org.vipwarden.engine.config.grammar;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.Word;

/** {@code USER [GROUP]}. */
final class AccountArguments implements Arguments<Account> {

    @Override
    public String expected() {
        return "a user, and a group if not its own";
    }

    @Override
    public Optional<Account> read(Statement statement, Report report) {
        Optional<Account> account = from(statement.arguments());
        if (account.isEmpty()) {
            report.error(
                    statement.keyword().place(),
                    "'" + statement.keyword() + "' has no value: the line is ignored",
                    expected());
        }
        return account;
    }

    /** The account that some words name; empty without words. */
    static Optional<Account> from(List<Word> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> group = words.stream().skip(1).map(Word::text).findFirst();
        return Optional.of(new Account(words.get(0).text(), group, words.get(0).place()));
    }
}
