package org.vipwarden.engine.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Standing.Ground;
import org.vipwarden.rules.fact.VirtualRouter;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.verdict.Verdict;

/** Adds up what a decision says about each virtual router. */
final class Standings {
    private static final String ADJUSTS = "priority ";
    private final Map<String, VirtualRouter> known = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();

    private Standings() {}

    static Standings of(Decision decision) {
        Standings standings = new Standings();
        decision.facts().forEach(fact -> {
            if (fact instanceof VirtualRouter router) {
                standings.known.put(router.name(), router);
            }
        });
        decision.firings().forEach(firing -> standings
                .sums
                .computeIfAbsent(firing.verdict().subject(), subject -> new Sum())
                .add(firing));
        return standings;
    }

    /**
     * The sum of all verdicts about a router; empty when the decision was made before this router was there, maybe with another one
     * of its name.
     */
    Optional<Standing> about(InstanceDefinition instance) {
        VirtualRouter router = known.get(instance.name());
        if (router == null
                || router.vrid() != instance.vrid().value()
                || !router.interfaceName().equals(instance.interfaceName())) {
            return Optional.empty();
        }
        Sum sum = sums.get(instance.name());
        return Optional.of(sum == null ? Standing.CLEAR : sum.toStanding());
    }

    /** How the effective priority adds up, in words: {@code priority 79: 99 configured, -20 because ...}. */
    static String sentence(Priority base, Standing standing) {
        StringBuilder text = new StringBuilder("has priority ").append(standing.effective(base));
        text.append(": ").append(base).append(" configured");
        standing.grounds().stream()
                .filter(ground -> ground.effect().startsWith(ADJUSTS))
                .forEach(ground -> text.append(", ")
                        .append(ground.effect().substring(ADJUSTS.length()))
                        .append(" because ")
                        .append(ground.because()));
        return text.toString();
    }

    /** Of the verdicts about one router. */
    private static final class Sum {
        private int adjustment;
        private Duration preemptDelay = Duration.ZERO;
        private final List<String> holdOff = new ArrayList<>();
        private final List<String> release = new ArrayList<>();
        private final List<Ground> grounds = new ArrayList<>();

        Standing toStanding() {
            return new Standing(adjustment, preemptDelay, holdOff, release, grounds);
        }

        private void add(Firing firing) {
            Verdict verdict = firing.verdict();
            String effect = "";
            if (verdict instanceof Verdict.AdjustPriority adjust) {
                adjustment += adjust.amount();
                effect = ADJUSTS + "%+d".formatted(adjust.amount());
            } else if (verdict instanceof Verdict.DelayPreemption delay) {
                preemptDelay = delay.delay().compareTo(preemptDelay) > 0 ? delay.delay() : preemptDelay;
                effect = "preempt delay " + delay.delay().toMillis() / 1000.0 + " s";
            } else if (verdict instanceof Verdict.HoldOff) {
                holdOff.add(verdict.because());
                effect = "hold off";
            } else if (verdict instanceof Verdict.Release) {
                release.add(verdict.because());
                effect = "release";
            } else {
                return;
            }
            grounds.add(new Ground(firing.rule(), effect, verdict.because()));
        }
    }
}
