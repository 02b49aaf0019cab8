package org.vipwarden.engine.node;

import java.time.Duration;
import java.util.function.Supplier;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.track.WorkerScheduler;
import org.vipwarden.rules.policy.Policy;

/**
 * What a node is made of besides its two threads.
 *
 * @param uptime since the start of the system
 */
record NodeParts(
        Policy policy,
        Journal journal,
        TrackerPool trackers,
        Outside outside,
        WorkerScheduler scheduler,
        Supplier<Duration> uptime) {

    /** Ends what is left when the loop has ended; the journal last, because the others have something to say. */
    void close() {
        outside.close();
        scheduler.close();
        policy.close();
        journal.close();
    }
}
