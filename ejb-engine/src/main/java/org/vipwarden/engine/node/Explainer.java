package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.node.Explanation.Summand;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.verdict.Verdict;

/** Puts into words why a virtual router is as it is. */
final class Explainer {
    private Explainer() {}

    static Explanation explain(RouterSnapshot router, Optional<Decision> decision) {
        List<Summand> sum = new ArrayList<>();
        sum.add(new Summand(router.basePriority(), "", "configured"));
        List<String> sentences = new ArrayList<>();
        router.active().filter(a -> router.role() == Role.BACKUP).ifPresent(a -> sentences.add(a + " is Active"));
        decision.map(d -> d.about(router.name())).orElse(List.of()).forEach(firing -> {
            if (firing.verdict() instanceof Verdict.AdjustPriority adjust) {
                sum.add(new Summand(adjust.amount(), place(firing), adjust.because()));
            } else {
                sentences.add(words(firing));
            }
        });
        if (router.role() == Role.BACKUP) {
            sentences.add("it takes over when it hears nothing for %.2f s"
                    .formatted(router.activeDown().toNanos() / 1e9));
        }
        return new Explanation(
                router.name(),
                summary(router),
                sum,
                sentences,
                decision.map(Decision::revision).orElse(0));
    }

    private static String summary(RouterSnapshot router) {
        String role =
                switch (router.role()) {
                    case ACTIVE -> "Active";
                    case BACKUP -> "Backup";
                    case INITIALIZE -> "out of service";
                };
        String last = router.lastTransition()
                .map(entry -> entry.happening())
                .filter(Happening.RouterChanged.class::isInstance)
                .map(h -> ": " + h.sentence())
                .orElse("");
        return router.name() + " is " + role + " with priority " + router.effectivePriority() + last;
    }

    private static String place(Firing firing) {
        return firing.rule() + " (" + firing.file() + ":" + firing.line() + ")";
    }

    private static String words(Firing firing) {
        Verdict verdict = firing.verdict();
        String effect;
        if (verdict instanceof Verdict.DelayPreemption delay) {
            effect = "it waits " + delay.delay().toMillis() / 1000.0 + " s before it preempts";
        } else if (verdict instanceof Verdict.HoldOff) {
            effect = "it must not become Active";
        } else if (verdict instanceof Verdict.Release) {
            effect = "it must release the addresses";
        } else {
            effect = "alert";
        }
        return effect + ": " + verdict.because() + " [" + place(firing) + "]";
    }
}
