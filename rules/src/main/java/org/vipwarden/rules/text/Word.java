package org.vipwarden.rules.text;

/**
 * A piece of a rule file, with its place.
 *
 * @param kind what it is
 * @param text as written, a string with its quotes
 * @param line counted from 1
 * @param column counted from 1
 */
public record Word(Kind kind, String text, int line, int column) {

    /** The kinds of pieces. Comments and white space are none. */
    public enum Kind {
        NAME,
        STRING,
        NUMBER,
        SIGN
    }

    /** Whether this is the given name or sign. */
    public boolean is(String wanted) {
        return kind != Kind.STRING && text.equals(wanted);
    }

    /** A string without its quotes; anything else as written. */
    public String bare() {
        return kind == Kind.STRING ? text.substring(1, text.length() - 1) : text;
    }
}
