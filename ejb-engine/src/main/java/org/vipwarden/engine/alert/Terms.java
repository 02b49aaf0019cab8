package org.vipwarden.engine.alert;

import java.time.Duration;

/**
 * How messages are sent.
 *
 * @param waiting how many may wait
 * @param perMinute how many are sent in a minute at most; a summary says how many were left out
 * @param attempts how often one is tried
 * @param firstPause before the second attempt; each further pause is twice as long
 * @param longestPause but no longer than that
 */
record Terms(int waiting, int perMinute, int attempts, Duration firstPause, Duration longestPause) {
    private static final int MOST_WAITING = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    static Terms of(int perMinute, int attempts) {
        return new Terms(MOST_WAITING, perMinute, attempts, FIRST_PAUSE, LONGEST_PAUSE);
    }

    /**
     * How long to wait after an attempt that failed.
     *
     * @param failed how many have failed in a row, 1 or more
     */
    Duration pauseAfter(int failed) {
        Duration pause = firstPause;
        for (int i = 1; i < failed && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
