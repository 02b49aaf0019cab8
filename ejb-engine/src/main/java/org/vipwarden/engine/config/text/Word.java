package org.vipwarden.engine.config.text;

/**
 * A word of a configuration, without its quotes.
 *
 * @param quoted whether any part of it stood in quotes: a quoted brace is text
 */
public record Word(String text, Place place, boolean quoted) {

    /** Whether this begins a block. */
    public boolean opens() {
        return !quoted && text.equals("{");
    }

    /** Whether this ends a block. */
    public boolean closes() {
        return !quoted && text.equals("}");
    }

    /** Whether this is the given word. */
    public boolean is(String other) {
        return text.equals(other);
    }

    @Override
    public String toString() {
        return text;
    }
}
