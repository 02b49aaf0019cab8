package org.vipwarden.engine.track;

import java.time.Duration;

/** An absolute schedule: always a whole number of intervals after the first time. */
final class Schedule {
    private Schedule() {}

    /** The first time of the schedule after {@code now}: what a pause has swallowed is not made up for. */
    static long next(long due, Duration interval, long now) {
        long step = interval.toNanos();
        long missed = Math.max(0, (now - due) / step);
        return due + (missed + 1) * step;
    }
}
