package org.vipwarden.engine.config.grammar;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.CommandWords;
import org.vipwarden.engine.config.text.Quoting;

/** {@code "PROGRAM ARGUMENTS" [USER [GROUP]]}: only the first word is the command, so one with arguments stands in quotes. */
final class CommandArguments implements Arguments<CommandLine> {
    private final boolean account;

    CommandArguments(boolean account) {
        this.account = account;
    }

    @Override
    public String expected() {
        return "a program, in quotes together with its arguments"
                + (account ? ", then a user and a group if need be" : "");
    }

    @Override
    public Quoting quoting() {
        return Quoting.COMMAND;
    }

    @Override
    public Optional<CommandLine> read(Statement statement, Report report) {
        if (statement.arguments().isEmpty()) {
            report.error(
                    statement.keyword().place(),
                    "'" + statement.keyword() + "' has no value: the line is ignored",
                    expected());
            return Optional.empty();
        }
        Optional<List<String>> words =
                CommandWords.split(statement.arguments().get(0).text()).filter(split -> !split.isEmpty());
        if (words.isEmpty()) {
            report.error(
                    statement.placeOf(0),
                    "this is no command: it is empty, or a quote in it is not closed; the line is ignored",
                    expected());
        }
        int known = account ? 3 : 1;
        if (statement.arguments().size() > known) {
            report.note(statement.from(known), "ignored: a command with arguments stands in quotes as a whole");
        }
        return words.map(split -> new CommandLine(split, account(statement)));
    }

    private Optional<Account> account(Statement statement) {
        return account
                ? AccountArguments.from(
                        statement.arguments().subList(1, statement.arguments().size()))
                : Optional.empty();
    }

    /** A command with its account, or nothing: one or none. */
    static final class OrNothing implements Arguments<List<CommandLine>> {
        private final CommandArguments command = new CommandArguments(true);

        @Override
        public String expected() {
            return command.expected() + "; or nothing";
        }

        @Override
        public Quoting quoting() {
            return command.quoting();
        }

        @Override
        public Optional<List<CommandLine>> read(Statement statement, Report report) {
            return statement.arguments().isEmpty()
                    ? Optional.of(List.of())
                    : command.read(statement, report).map(List::of);
        }
    }
}
