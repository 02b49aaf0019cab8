package org.vipwarden.engine.track;

/**
 * A clock, and threads that work by it. In production {@link WorkerScheduler}; in a test, time that the test turns by hand.
 *
 * <p>May be used from any thread.
 */
public interface Scheduler {

    /** Nanoseconds of a clock that never goes back, as {@link System#nanoTime()}. */
    long now();

    /** Runs the task once, as soon as the time has come; at once when it has passed. */
    Appointment at(long due, Runnable task);

    /** Runs the task as soon as a thread is free. */
    default Appointment soon(Runnable task) {
        return at(now(), task);
    }

    /** Something that will be done. */
    interface Appointment {
        /** It will not be done, unless it has begun. */
        void cancel();
    }
}
