package org.vipwarden.rules.policy;

/**
 * Why a rule base is refused, at a place in its text.
 *
 * @param file the rule file
 * @param line counted from 1
 * @param column counted from 1
 * @param message what is wrong, in plain words
 */
public record Diagnostic(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
