package org.vipwarden.engine.journal;

import java.time.Instant;

/**
 * A happening with its place in the journal.
 *
 * @param sequence counts up by one, across restarts
 * @param at wall-clock time
 */
public record Entry(long sequence, Instant at, Happening happening) {}
