package org.vipwarden.engine.dump;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.track.Accounts;

/** A program with its arguments as keepalived shows it: each word in quotes. */
final class CommandText {
    /** Asked of the system once for each name. */
    private static final Accounts ACCOUNTS = new Accounts();

    private CommandText() {}

    static String of(Command command) {
        return Stream.concat(
                        Stream.of(program(command.words().get(0))),
                        command.words().stream().skip(1))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    /** keepalived follows symbolic links before it keeps a program's name. */
    private static String program(String name) {
        try {
            return name.startsWith("/") ? Path.of(name).toRealPath().toString() : name;
        } catch (IOException | InvalidPathException e) {
            return name;
        }
    }

    /** Whom it runs as: the numbers of user and group. */
    static String owner(ScriptUser user) {
        return user.user().equals("root")
                ? "0:0"
                : ACCOUNTS.numbers(user.user())
                        .orElse(user.user() + ":" + user.group().orElse(user.user()));
    }
}
