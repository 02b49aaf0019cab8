package org.vipwarden.engine.config.grammar;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;

/** {@code FILE [USER [GROUP]]}. */
final class OwnedFileArguments implements Arguments<OwnedFile> {

    @Override
    public String expected() {
        return "a file, then a user and a group if need be";
    }

    @Override
    public Optional<OwnedFile> read(Statement statement, Report report) {
        if (statement.arguments().isEmpty()) {
            report.error(
                    statement.keyword().place(),
                    "'" + statement.keyword() + "' has no value: the line is ignored",
                    expected());
            return Optional.empty();
        }
        int count = statement.arguments().size();
        return Optional.of(new OwnedFile(
                statement.arguments().get(0).text(),
                AccountArguments.from(statement.arguments().subList(1, count))));
    }
}
