package org.vipwarden.engine.vrrp;

import java.time.Duration;
import java.util.List;
import org.vipwarden.engine.unit.Priority;

/**
 * What the policy says about a virtual router, as the protocol needs it: the sum of all verdicts.
 *
 * @param adjustment added to the base priority
 * @param preemptDelay how long to wait before preempting a living Active; zero for not at all
 * @param holdOff why the router must not become Active; empty when it may
 * @param release why the router must give up the addresses; empty when it need not
 * @param grounds every verdict behind this, in words
 */
public record Standing(
        int adjustment, Duration preemptDelay, List<String> holdOff, List<String> release, List<Ground> grounds) {

    /** No verdict touches the router. */
    public static final Standing CLEAR = new Standing(0, Duration.ZERO, List.of(), List.of(), List.of());

    public Standing {
        holdOff = List.copyOf(holdOff);
        release = List.copyOf(release);
        grounds = List.copyOf(grounds);
    }

    public Priority effective(Priority base) {
        return base.adjusted(adjustment);
    }

    public boolean mayBecomeActive() {
        return holdOff.isEmpty() && release.isEmpty();
    }

    public boolean mustRelease() {
        return !release.isEmpty();
    }

    /**
     * One verdict behind a standing.
     *
     * @param rule the rule that gave it
     * @param effect what it does, for example {@code priority -20}
     * @param because why, in one sentence
     */
    public record Ground(String rule, String effect, String because) {}
}
