package org.vipwarden.engine.node;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How late the network's thread ran, at worst, in the last ten seconds: one number for each second, written by that thread alone.
 */
final class Lateness {
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 10;
    private final AtomicLongArray worst = new AtomicLongArray(SECONDS);
    private long second = Long.MIN_VALUE;

    void record(long late, long now) {
        forget(now);
        int at = slot(second);
        if (late > worst.getPlain(at)) {
            worst.lazySet(at, late);
        }
    }

    /** Clears the seconds that have passed since the last call. */
    void forget(long now) {
        long present = Math.floorDiv(now, SECOND);
        long from = Math.max(second + 1, present - SECONDS + 1);
        for (long s = second == Long.MIN_VALUE ? present : from; s <= present; s++) {
            worst.lazySet(slot(s), 0);
        }
        second = present;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }

    /** Nanoseconds. May be called from any thread. */
    long worst() {
        long most = 0;
        for (int i = 0; i < SECONDS; i++) {
            most = Math.max(most, worst.get(i));
        }
        return most;
    }
}
