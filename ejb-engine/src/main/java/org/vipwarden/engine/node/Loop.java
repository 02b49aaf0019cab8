package org.vipwarden.engine.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.node.LoopReport.Late;

/**
 * The thread that owns the network: it waits for packets, for the kernel's reports, for messages and for the next timer, and feeds
 * the virtual routers with them.
 *
 * <p>It does nothing else: no logging, no rule, no script, no lock that a slower thread holds. What it has to say goes to a queue.
 * Others speak to it by {@link #post}.
 */
final class Loop implements Runnable {
    /** A timer that ran later than this is reported, in nanoseconds. */
    private static final long REPORTED_LATENESS = 200_000_000L;
    /** One report in so many nanoseconds, about the first: many timers may be late together. */
    private static final long BETWEEN_REPORTS = 1_000_000_000L;

    private final Kernel kernel;
    private final Consumer<LoopReport> reports;
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final Lateness lateness = new Lateness();
    private final Roster roster;
    private volatile boolean realTime;
    private boolean stopped;
    private long lateReportAt = Long.MIN_VALUE;

    /**
     * @param reports takes what the loop has to say; must not wait
     */
    Loop(Kernel kernel, InstantSource clock, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.reports = reports;
        this.roster = new Roster(kernel, clock, reports);
    }

    /** Has the action run on the loop's thread, soon. */
    void post(Consumer<Roster> action) {
        mailbox.add(() -> action.accept(roster));
        kernel.wake();
    }

    /** The virtual routers. Others than the loop may call {@link Roster#published()} only. */
    Roster roster() {
        return roster;
    }

    Lateness lateness() {
        return lateness;
    }

    /** The clock that the states' times are by. May be called from any thread. */
    long now() {
        return kernel.now();
    }

    /** Whether the thread has real-time priority. */
    boolean realTime() {
        return realTime;
    }

    /** Ends the thread once no virtual router is left. */
    void stopWhenEmpty() {
        post(r -> r.whenEmpty(() -> stopped = true));
    }

    @Override
    public void run() {
        realTime = kernel.preferCallingThread();
        // What is left to do when the last router has gone is done before the end.
        while (!stopped || roster.chores().next() == Long.MIN_VALUE) {
            kernel.await(Math.min(roster.wakeAt(), roster.chores().next()));
            readMail();
            runTimers();
            roster.chores().runOne(kernel.now());
            roster.endTurn();
        }
        roster.close();
    }

    private void readMail() {
        for (Runnable message = mailbox.poll(); message != null; message = mailbox.poll()) {
            message.run();
        }
    }

    private void runTimers() {
        lateness.forget(kernel.now());
        for (long now = kernel.now(); roster.nextDue() <= now; now = kernel.now()) {
            long late = now - roster.nextDue();
            lateness.record(late, now);
            if (late > REPORTED_LATENESS && now >= lateReportAt) {
                lateReportAt = now + BETWEEN_REPORTS;
                reports.accept(new Late(Duration.ofNanos(late)));
            }
            roster.runFirst();
        }
    }
}
