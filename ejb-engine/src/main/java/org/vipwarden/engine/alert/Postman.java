package org.vipwarden.engine.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.vipwarden.engine.track.Scheduler;

/**
 * Sends messages one after the other. One that does not arrive is tried again, after longer and longer pauses, and holds up those behind
 * it: they go to the same place. Beyond the limit of a minute messages are left out, and a summary says how many.
 *
 * <p>May be used from any thread. Messages are carried on the scheduler's; it alone waits.
 *
 * @param <T> what is sent
 */
final class Postman<T> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Postman.class.getName());

    private final String name;
    private final Terms terms;
    private final Scheduler scheduler;
    private final Carrier<T> carrier;
    private final IntFunction<T> summary;
    private final Deque<T> waiting = new ArrayDeque<>();
    private final Ration ration;
    private int failed;
    private boolean busy;
    private boolean summaryAwaited;
    private boolean closed;

    /**
     * @param name what it is, for the log: {@code mail}
     * @param summary makes the message that says how many were left out
     */
    Postman(String name, Terms terms, Scheduler scheduler, Carrier<T> carrier, IntFunction<T> summary) {
        this.name = name;
        this.terms = terms;
        this.scheduler = scheduler;
        this.carrier = carrier;
        this.summary = summary;
        this.ration = new Ration(terms.perMinute());
    }

    /** Sends it, when its turn comes. */
    synchronized void send(T message) {
        if (closed) {
            return;
        }
        if (waiting.size() >= terms.waiting()) {
            ration.leaveOut();
        } else if (ration.take(scheduler.now())) {
            waiting.addLast(message);
            goOn();
        }
        awaitSummary();
    }

    /** As soon as the minute is over, the summary goes out. */
    private void awaitSummary() {
        if (ration.hasLeftOut() && !summaryAwaited) {
            summaryAwaited = true;
            scheduler.at(Math.max(ration.end(), scheduler.now()), this::summarize);
        }
    }

    private synchronized void summarize() {
        summaryAwaited = false;
        if (!closed && ration.hasLeftOut()) {
            waiting.addLast(summary.apply(ration.settle()));
            goOn();
        }
    }

    private void goOn() {
        if (!busy) {
            busy = true;
            scheduler.soon(this::carryNext);
        }
    }

    private void carryNext() {
        T message = next();
        if (message == null) {
            return;
        }
        try {
            carrier.carry(message);
            arrived();
        } catch (Undelivered e) {
            failed(e);
        }
    }

    private synchronized T next() {
        T message = closed ? null : waiting.peekFirst();
        busy = message != null;
        notifyAll();
        return message;
    }

    private synchronized void arrived() {
        if (failed > 0) {
            LOG.log(Level.INFO, "{0} arrives again", name);
        }
        settle();
    }

    /** The first failure of a row is logged, and the end of the attempts. */
    private synchronized void failed(Undelivered e) {
        failed++;
        if (e.forGood() || failed >= terms.attempts()) {
            LOG.log(Level.WARNING, "{0} is given up after {1} attempts: {2}", name, failed, e.getMessage());
            settle();
            return;
        }
        if (failed == 1) {
            LOG.log(Level.WARNING, "{0} does not arrive and is tried again: {1}", name, e.getMessage());
        }
        notifyAll();
        scheduler.at(scheduler.now() + terms.pauseAfter(failed).toNanos(), this::carryNext);
    }

    private void settle() {
        failed = 0;
        waiting.pollFirst();
        scheduler.soon(this::carryNext);
    }

    /**
     * Waits until all has been sent, but not for a further attempt.
     *
     * @param millis how long at most
     */
    synchronized void finish(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (busy && failed == 0 && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    /** Sends nothing more. What is under way goes on to its end. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
