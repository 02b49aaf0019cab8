package org.vipwarden.rules.fact;

import java.time.Duration;

/**
 * How late the thread that owns the network ran, at worst, in the last ten seconds.
 *
 * @param worst the largest distance between when a timer was due and when it ran
 */
public record LoopLateness(Duration worst) implements Fact {}
