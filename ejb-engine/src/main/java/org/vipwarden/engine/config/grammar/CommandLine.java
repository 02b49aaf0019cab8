package org.vipwarden.engine.config.grammar;

import java.util.List;
import java.util.Optional;

/**
 * A program to run, as it stands in the configuration.
 *
 * @param words the program and its arguments; at least one
 * @param account whom it runs as, when that is said here
 */
public record CommandLine(List<String> words, Optional<Account> account) {
    public CommandLine {
        words = List.copyOf(words);
    }
}
