package org.vipwarden.engine.node;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What the loop does when no timer is due: long work in short pieces, each of which asks for the next. So thousands of addresses are
 * installed, renewed and announced without a late advert.
 *
 * <p>It belongs to the {@link Loop}'s thread.
 */
final class Chores {
    private final PriorityQueue<Chore> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Chore::due).thenComparingLong(Chore::order));
    private long order;

    private record Chore(long due, long order, Runnable piece) {}

    /**
     * Has a piece of work done when its time has come, after those that were asked for the same time before.
     *
     * @param due in the kernel's time; {@link Long#MIN_VALUE} for as soon as there is nothing else to do
     */
    void at(long due, Runnable piece) {
        waiting.add(new Chore(due, order++, piece));
    }

    /** When the next piece is due; {@link Long#MAX_VALUE} for never. */
    long next() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().due();
    }

    /** Does one piece, if one is due. */
    void runOne(long now) {
        if (next() <= now) {
            waiting.remove().piece().run();
        }
    }
}
