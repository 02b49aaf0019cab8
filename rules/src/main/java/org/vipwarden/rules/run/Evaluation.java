package org.vipwarden.rules.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.core.event.DefaultAgendaEventListener;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;
import org.vipwarden.rules.compile.RuleBase;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.text.RulePlaces.Place;
import org.vipwarden.rules.verdict.Verdict;

/**
 * One evaluation of a rule base: a fresh session, the facts, all rules, the verdicts that are left at the end.
 *
 * <p>A session lives for one evaluation, so a rule can remember nothing and a decision depends on its facts alone. The
 * facts go in in a fixed order, so that the same facts give the same firings in the same order.
 */
final class Evaluation {
    private final RuleBase rules;
    private final KieSession session;
    private final Map<FactHandle, Firing> firings = new LinkedHashMap<>();
    private volatile Match current;

    Evaluation(RuleBase rules) {
        this.rules = rules;
        this.session = rules.kieBase().newKieSession();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                current = event.getMatch();
            }
        });
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                if (current != null && event.getObject() instanceof Verdict verdict) {
                    firings.put(event.getFactHandle(), firing(verdict));
                }
            }

            @Override
            public void objectDeleted(ObjectDeletedEvent event) {
                firings.remove(event.getFactHandle());
            }
        });
    }

    /**
     * Runs to the end, to the limit of firings, or until {@link #stop}.
     *
     * @throws Loop when the limit of firings is reached
     */
    List<Firing> run(Set<Fact> facts, int mostFirings) {
        try {
            facts.stream()
                    .map(fact -> Map.entry(fact.getClass().getSimpleName() + fact, fact))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> session.insert(entry.getValue()));
            if (session.fireAllRules(mostFirings) >= mostFirings) {
                throw new Loop(mostFirings);
            }
            return List.copyOf(firings.values());
        } finally {
            session.dispose();
        }
    }

    /** Ends the run after the rule that fires now. May be called from any thread. */
    void stop() {
        session.halt();
    }

    /** The rule that fired last; empty when none did. May be called from any thread. */
    String lastRule() {
        Match match = current;
        return match == null ? "" : match.getRule().getName();
    }

    private Firing firing(Verdict verdict) {
        String rule = current.getRule().getName();
        Place place = rules.places().of(rule).orElse(new Place("?", 1, 1, 1));
        List<Fact> facts = current.getObjects().stream()
                .filter(Fact.class::isInstance)
                .map(Fact.class::cast)
                .toList();
        return new Firing(rule, place.file(), place.line(), facts, verdict);
    }

    /** Too many rules fired. */
    static final class Loop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Loop(int firings) {
            super("the rules trigger each other without an end (" + firings + " fired)");
        }
    }
}
