package org.vipwarden.web.access;

import java.util.function.LongSupplier;

/**
 * Slows down guessing: after a burst of failures, one attempt per interval. All guessers share it, because on loopback they all
 * have the same address.
 */
final class Throttle {
    private final int burst;
    private final long intervalNanos;
    private final LongSupplier nanos;
    private long emptyAt;

    /**
     * @param burst how many failures are free, at least 1
     * @param intervalNanos how long it takes until one failure is forgotten
     * @param nanos a clock that never goes back
     */
    Throttle(int burst, long intervalNanos, LongSupplier nanos) {
        this.burst = burst;
        this.intervalNanos = intervalNanos;
        this.nanos = nanos;
        this.emptyAt = nanos.getAsLong();
    }

    /** Whether an attempt may be made now. */
    synchronized boolean open() {
        return emptyAt - nanos.getAsLong() <= (burst - 1) * intervalNanos;
    }

    synchronized void failed() {
        long now = nanos.getAsLong();
        emptyAt = (emptyAt - now > 0 ? emptyAt : now) + intervalNanos;
    }
}
