package org.vipwarden.rules.policy;

import java.util.List;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.verdict.Verdict;

/**
 * One rule that decided something.
 *
 * @param rule the rule's name
 * @param file the file it stands in
 * @param line the line of its {@code rule} keyword, counted from 1
 * @param facts the facts that it matched
 * @param verdict what it decided
 */
public record Firing(String rule, String file, int line, List<Fact> facts, Verdict verdict) {
    public Firing {
        facts = List.copyOf(facts);
    }
}
