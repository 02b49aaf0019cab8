package org.vipwarden.rules.run;

import java.time.Duration;

/**
 * What one evaluation of the rule base may use.
 *
 * @param firings how many rules may fire; more is a loop
 * @param processorTime how long the evaluation may compute; one that does not end is noticed after twice that
 * @param wallTime how long it may take in all, on a machine that is busy with other things
 */
public record Limits(int firings, Duration processorTime, Duration wallTime) {

    /** Far above what 255 virtual routers with ten trackers each need, and far below what an operator would wait. */
    public static final Limits DEFAULT = new Limits(20_000, Duration.ofSeconds(1), Duration.ofSeconds(5));
}
