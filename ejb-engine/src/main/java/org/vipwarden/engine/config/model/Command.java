package org.vipwarden.engine.config.model;

import java.util.List;

/**
 * A program that the configuration asks to be run.
 *
 * @param words the program and its arguments, already split; at least one
 * @param user whom it runs as
 */
public record Command(List<String> words, ScriptUser user) {
    public Command {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command has at least one word");
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
