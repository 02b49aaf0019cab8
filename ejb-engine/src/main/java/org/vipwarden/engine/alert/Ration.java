package org.vipwarden.engine.alert;

import java.time.Duration;

/** So many in a minute and no more. The minute begins with the first; what is left out is counted until it is over. */
final class Ration {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private long begin;
    private int given;
    private int leftOut;

    Ration(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether one more may go; if not, it is counted as left out. Not before a summary that is due. */
    boolean take(long now) {
        if (given == 0 || now - begin >= MINUTE) {
            begin = now;
            given = 0;
        }
        if (given < perMinute) {
            given++;
            return true;
        }
        leftOut++;
        return false;
    }

    /** Counts one that was left out for another reason. */
    void leaveOut() {
        leftOut++;
    }

    /** When the minute is over, and the summary due. */
    long end() {
        return begin + MINUTE;
    }

    boolean hasLeftOut() {
        return leftOut > 0;
    }

    /** How many were left out since the last time this was asked. */
    int settle() {
        int count = leftOut;
        leftOut = 0;
        return count;
    }
}
