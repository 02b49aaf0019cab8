package org.vipwarden.engine.vrrp.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: actions in the order of their time, and of their making where the times are equal. */
final class Clockwork {
    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::id));
    private long now;
    private long ids;

    long now() {
        return now;
    }

    void at(long time, Runnable action) {
        queue.add(new Entry(Math.max(time, now), ids++, action));
    }

    void after(long delay, Runnable action) {
        at(now + delay, action);
    }

    /** Runs the next action; false when there is none before the end. */
    boolean step(long end) {
        if (queue.isEmpty() || queue.peek().at > end) {
            now = end;
            return false;
        }
        Entry next = queue.poll();
        now = next.at;
        next.action.run();
        return true;
    }

    private record Entry(long at, long id, Runnable action) {}
}
