package org.vipwarden.tests.lab;

import java.time.Duration;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * What the protocol promises for a pair of nodes, and how much more or less than that a measurement may show.
 *
 * @param version of the protocol
 * @param interval between adverts
 */
record Timing(VrrpVersion version, AdvertInterval interval) {
    /**
     * A machine with two cores that also runs the other cells, and a JVM that has just started, runs a timer some hundred
     * milliseconds late (seen: 300 ms). With adverts of one second this is far less than what the scenarios must tell apart; with fast
     * ones it still tells a takeover by timer from none, and the lower bound, which no load can move, stays sharp.
     */
    static final Duration NOISE = Duration.ofMillis(750);

    /** A JVM that has just started loads its rules while its first timers run: on a busy machine they were seen 1.3 s late. */
    static final Duration WARM_UP = Duration.ofSeconds(2);

    /** The observer's own clock error: a time stamp is taken when a frame reaches the client, not when it was sent. */
    static final Duration EARLY = Duration.ofMillis(20);

    /** How long a Backup waits for the next advert. */
    Duration activeDown(int priority) {
        return Duration.ofNanos(interval.activeDownInterval(version, new Priority(priority), 3));
    }

    /** How long a Backup waits after the Active has said that it gives up. */
    Duration skew(int priority) {
        return Duration.ofNanos(interval.skewTime(version, new Priority(priority)));
    }

    /** How long a dead node's address may stay: a second longer than the successor waits, or two seconds ({@code vrrp.Lease}). */
    Duration lease(int successor) {
        Duration takeover = activeDown(successor).plusSeconds(1);
        Duration least = Duration.ofSeconds(2);
        return takeover.compareTo(least) > 0 ? takeover : least;
    }
}
