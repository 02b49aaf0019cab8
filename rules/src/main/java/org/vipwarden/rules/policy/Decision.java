package org.vipwarden.rules.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.vipwarden.rules.fact.Fact;

/**
 * Everything that one evaluation of the rule base decided, and on what.
 *
 * @param revision the number of the revision that decided
 * @param facts the facts it was given
 * @param firings the rules that decided something, in the order in which they did
 * @param took how long the evaluation ran
 */
public record Decision(int revision, Set<Fact> facts, List<Firing> firings, Duration took) {
    public Decision {
        facts = Set.copyOf(facts);
        firings = List.copyOf(firings);
    }

    /** The firings whose verdict is about the given subject, in order. */
    public List<Firing> about(String subject) {
        return firings.stream()
                .filter(f -> f.verdict().subject().equals(subject))
                .toList();
    }
}
