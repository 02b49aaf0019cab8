package org.vipwarden.rules.policy;

import java.time.Instant;
import java.util.List;

/**
 * A complete rule base, as it was activated at some time.
 *
 * @param number 0 is the rule base as shipped; later ones count up and are never reused
 * @param author who activated it
 * @param at when
 * @param comment why, in the author's words
 * @param sources all its files, ordered by name
 */
public record Revision(int number, String author, Instant at, String comment, List<RuleSource> sources) {
    public Revision {
        sources = List.copyOf(sources);
    }
}
