package org.vipwarden.engine.config.grammar;

/** How common a keyword is in real configurations. */
public enum Rank {
    /** In nearly every one. */
    A,
    /** Common with serious users. */
    B,
    /** Rare. */
    C
}
