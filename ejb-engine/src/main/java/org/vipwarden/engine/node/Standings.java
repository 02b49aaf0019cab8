package org.vipwarden.engine.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Standing.Ground;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.verdict.Verdict;

/** Adds up what a decision says about a virtual router. */
final class Standings {
    private static final String ADJUSTS = "priority ";
    private int adjustment;
    private Duration preemptDelay = Duration.ZERO;
    private final List<String> holdOff = new ArrayList<>();
    private final List<String> release = new ArrayList<>();
    private final List<Ground> grounds = new ArrayList<>();

    private Standings() {}

    /** The sum of all verdicts about the router. */
    static Standing of(Decision decision, String router) {
        Standings sum = new Standings();
        decision.about(router).forEach(sum::add);
        return new Standing(sum.adjustment, sum.preemptDelay, sum.holdOff, sum.release, sum.grounds);
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
