package org.vipwarden.engine.track;

import java.time.Duration;
import java.util.function.Consumer;
import org.vipwarden.engine.track.Scheduler.Appointment;

/**
 * One run of a script, from its start until nothing of it is left.
 *
 * <pre>
 * RUNNING --exit--> OVER
 * RUNNING --timeout, SIGTERM to the group--> ENDING --group gone, or SIGKILL after 2 s and exit--> OVER
 * </pre>
 *
 * <p>The outcome is told at the exit or at the timeout, whichever is first. Everything here, the calls to the owner included,
 * happens under the owner's lock.
 */
final class ScriptRun {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Object lock;
    private final Scheduler scheduler;
    private final ScriptProcess process;
    private final Consumer<Outcome> judged;
    private final Runnable over;

    private Appointment next = () -> {};
    private boolean timedOut;
    private boolean killed;
    private boolean exited;

    ScriptRun(Object lock, Scheduler scheduler, ScriptProcess process, Consumer<Outcome> judged, Runnable over) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.process = process;
        this.judged = judged;
        this.over = over;
    }

    void begin(Duration timeout) {
        next = scheduler.at(scheduler.now() + timeout.toNanos(), () -> locked(() -> timeOut(timeout)));
        process.whenEnded(status -> scheduler.soon(() -> locked(() -> exit(status))));
    }

    /** Ends everything at once; the owner hears nothing more. */
    void kill() {
        next.cancel();
        killed = true;
        process.signal(ProcessSignals.KILL);
    }

    private void locked(Runnable action) {
        synchronized (lock) {
            action.run();
        }
    }

    private void timeOut(Duration timeout) {
        if (exited || killed) {
            return;
        }
        timedOut = true;
        next = scheduler.at(scheduler.now() + GRACE.toNanos(), () -> locked(this::graceIsOver));
        judged.accept(Outcome.timedOut(timeout));
        process.signal(ProcessSignals.TERM);
    }

    private void graceIsOver() {
        kill();
        if (exited) {
            over.run();
        }
    }

    private void exit(int status) {
        exited = true;
        if (!timedOut) {
            next.cancel();
            judged.accept(Outcome.exited(status, process.complaint()));
            over.run();
        } else if (killed || !process.signal(ProcessSignals.NONE)) {
            next.cancel();
            over.run();
        }
    }
}
