package org.vipwarden.rules.compile;

import org.kie.api.KieBase;
import org.vipwarden.rules.text.RulePlaces;

/**
 * Compiled rules, ready to decide, and where each stands in its text. Immutable; any number of threads may use it.
 *
 * @param kieBase what Drools made of the text
 * @param places for the explanation of a decision
 */
public record RuleBase(KieBase kieBase, RulePlaces places) {}
