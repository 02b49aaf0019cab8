package org.vipwarden.rules.fact;

/**
 * How many of the configured ping nodes answer.
 *
 * @param required how many must answer; at least 1
 * @param reachable how many do
 * @param unknown how many were not observed yet
 * @param total how many are configured
 */
public record PingQuorum(int required, int reachable, int unknown, int total) implements Fact {

    /** Whether enough ping nodes answer. */
    public boolean reached() {
        return reachable >= required;
    }

    /** Whether it is certain that too few answer, whatever the unobserved ones turn out to be. */
    public boolean lost() {
        return reachable + unknown < required;
    }

    /** How it stands, for example {@code ping nodes answering: 1 of 3, needed: 2}. */
    public String sentence() {
        String answering = "ping nodes answering: " + reachable + " of " + total + ", needed: " + required;
        return unknown == 0 ? answering : answering + ", not observed yet: " + unknown;
    }
}
