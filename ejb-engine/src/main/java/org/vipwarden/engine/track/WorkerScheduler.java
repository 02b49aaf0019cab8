package org.vipwarden.engine.track;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of daemon threads that do what is due. No task waits for a script or a packet, so a few threads are enough for
 * hundreds of trackers.
 */
public final class WorkerScheduler implements Scheduler, AutoCloseable {
    private static final Logger LOG = System.getLogger(WorkerScheduler.class.getName());

    private final ScheduledThreadPoolExecutor executor;

    /** @param name what the threads are called, followed by a number */
    public WorkerScheduler(String name, int threads) {
        executor = new ScheduledThreadPoolExecutor(threads, named(name));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // Now and not when work comes: a thread inherits the real-time priority of the one that starts it.
        executor.prestartAllCoreThreads();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public Appointment at(long due, Runnable task) {
        if (executor.isShutdown()) {
            return () -> {};
        }
        Future<?> future = executor.schedule(() -> guarded(task), due - now(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** A task that throws is a fault of ours: said, and the thread goes on. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a scheduled task failed", e);
        }
    }

    /** Begins nothing more; what has begun goes on to its end. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
