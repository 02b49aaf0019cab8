package org.vipwarden.launcher.demo;

import java.time.Duration;
import java.util.Locale;

/**
 * What a step promises, and how it is judged.
 *
 * @param what is measured
 * @param bound the most that the protocol and the configuration allow
 * @param origin where the bound comes from
 */
record Promise(String what, Duration bound, String origin) {
    /**
     * Added to every bound before a step fails. The bounds are those of timers; a busy machine with two cores runs a timer, a
     * script or a new process some hundred milliseconds late, and that is not what the step is about.
     */
    static final Duration NOISE = Duration.ofMillis(750);

    boolean keptBy(Duration measured) {
        return measured.compareTo(bound.plus(NOISE)) <= 0;
    }

    /** The bound, what is allowed beyond it, and its origin, for a reader. */
    String sentence() {
        String allowed = seconds(NOISE) + " for a busy machine";
        return bound.isZero()
                ? origin + " (allowed: " + allowed + ")"
                : "at most " + seconds(bound) + " (and " + allowed + "): " + origin;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
