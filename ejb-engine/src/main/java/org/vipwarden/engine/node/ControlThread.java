package org.vipwarden.engine.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that has the time: it takes what the network's thread, the trackers, the policy and management have to say, one after
 * the other. Posting to it never waits, so that the network's thread may.
 */
final class ControlThread implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ControlThread.class.getName());
    private static final long TICK = 1_000_000_000L;

    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final Runnable everySecond;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param everySecond run about once a second
     */
    ControlThread(Runnable everySecond) {
        this.everySecond = everySecond;
        this.thread = new Thread(this::run, "vipwarden-control");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has the action run soon, after all that were posted before. */
    void post(Runnable action) {
        queue.add(action);
        LockSupport.unpark(thread);
    }

    private void run() {
        long tick = System.nanoTime() + TICK;
        while (!closed) {
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                attempt(next);
            }
            long left = tick - System.nanoTime();
            if (left <= 0) {
                attempt(everySecond);
                tick = System.nanoTime() + TICK;
            } else if (queue.isEmpty()) {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    /** A fault in one action must not keep the others from being run. */
    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a fault of the program", e);
        }
    }

    /** Runs what was posted before, and ends. */
    @Override
    public void close() {
        post(() -> closed = true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
