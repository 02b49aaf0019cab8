package org.vipwarden.engine.config.grammar;

/** What we do with a keyword. */
public enum Effect {
    /** What it says is done. */
    APPLIES,
    /** Known, but nothing is done yet; this is noted once. */
    ACCEPTED,
    /** As {@link #ACCEPTED}, but the network or the takeover is another one without it: a warning wherever it stands. */
    MISSED
}
