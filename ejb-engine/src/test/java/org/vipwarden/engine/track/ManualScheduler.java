package org.vipwarden.engine.track;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Time that stands still until the test moves it. Tasks run on the thread that moves it, in the order in which they are due. */
public final class ManualScheduler implements Scheduler {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now = 1_000_000_000_000L;
    private long count;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Appointment at(long due, Runnable action) {
        Task task = new Task(Math.max(due, now), count++, action);
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    /** Lets the given time pass, doing on the way what comes due. */
    public void advance(Duration time) {
        long until = now() + time.toNanos();
        for (Optional<Task> task = due(until); task.isPresent(); task = due(until)) {
            task.get().action().run();
        }
        moveTo(until);
    }

    /** Does what is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Lets time pass in which nothing at all ran, as in a suspended machine; what came due is late. */
    public synchronized void pause(Duration time) {
        now += time.toNanos();
    }

    private synchronized Optional<Task> due(long until) {
        if (tasks.isEmpty() || tasks.peek().due() > until) {
            return Optional.empty();
        }
        Task task = tasks.remove();
        now = Math.max(now, task.due());
        return Optional.of(task);
    }

    private synchronized void moveTo(long time) {
        now = Math.max(now, time);
    }

    private record Task(long due, long number, Runnable action) {}
}
