package org.vipwarden.engine.config.text;

/** How the words of a line are quoted; in keepalived the keyword decides. */
public enum Quoting {
    /** Only {@code "} quotes, a backslash is a character like others, and a quoted piece is a word of its own. */
    PLAIN,
    /** Both quotes, adjacent pieces join to one word, and a backslash escapes: for programs and their arguments. */
    COMMAND
}
