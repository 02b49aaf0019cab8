package org.vipwarden.engine.track;

import org.vipwarden.rules.fact.Health;

/**
 * Turns single results into a health: so many successes in a row make it up, so many failures in a row make it down.
 *
 * <p>The rule is keepalived's (vrrp_script {@code rise} and {@code fall}), and immutable: {@link #after} gives the next one. The
 * level runs from 0 to {@code rise + fall - 1}; from {@code rise} on the thing is up. The first result of all counts at once, in
 * either direction and whatever rise and fall say (measured with keepalived 2.2.7).
 *
 * @param rise successes in a row, at least 1
 * @param fall failures in a row, at least 1
 * @param level 0 to {@code rise + fall - 1}
 * @param known false until there was a result
 */
public record RiseFall(int rise, int fall, long level, boolean known) {

    public RiseFall {
        if (rise < 1 || fall < 1) {
            throw new IllegalArgumentException("rise " + rise + " and fall " + fall + " must be at least 1");
        }
        if (level < 0 || level > top(rise, fall)) {
            throw new IllegalArgumentException("level " + level + " is not within 0 to " + top(rise, fall));
        }
    }

    /** Nothing is known yet: one success makes it up, one failure makes it down. */
    public static RiseFall unknown(int rise, int fall) {
        return new RiseFall(rise, fall, rise, false);
    }

    /** It counts as failed until {@code rise} successes have been seen ({@code init_fail}). */
    public static RiseFall failed(int rise, int fall) {
        return new RiseFall(rise, fall, 0, true);
    }

    /** What it is after one more result. */
    public RiseFall after(boolean success) {
        return new RiseFall(rise, fall, success ? risen() : fallen(), true);
    }

    private long risen() {
        return level < rise - 1 ? level + 1 : top(rise, fall);
    }

    private long fallen() {
        return level > rise ? level - 1 : 0;
    }

    private static long top(int rise, int fall) {
        return (long) rise + fall - 1;
    }

    /** Unknown before the first result, then up or down. */
    public Health health() {
        if (!known) {
            return Health.UNKNOWN;
        }
        return level >= rise ? Health.UP : Health.DOWN;
    }
}
