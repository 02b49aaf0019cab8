package org.vipwarden.engine.node;

import java.util.Arrays;

/**
 * Virtual routers by when their timer is due: a binary heap in which each router knows its place, so that a changed time costs
 * {@code O(log n)} and no allocation.
 */
final class DueQueue {
    private LiveRouter[] heap = new LiveRouter[16];
    private int size;

    /** When the first one is due; {@link Long#MAX_VALUE} for never. */
    long next() {
        return size == 0 ? Long.MAX_VALUE : heap[0].due();
    }

    /**
     * When to wake for what is due next: at its time, or so much later when another one is due until then, to serve both.
     *
     * @param patience nanoseconds
     */
    long nextTogether(long patience) {
        long first = next();
        return isDueBy(1, first + patience) || isDueBy(2, first + patience) ? first + patience : first;
    }

    private boolean isDueBy(int place, long time) {
        return place < size && heap[place].due() <= time;
    }

    /** The router that is due first. */
    LiveRouter first() {
        return heap[0];
    }

    void add(LiveRouter router) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        place(router, size++);
        rise(router.queueIndex);
    }

    void remove(LiveRouter router) {
        int at = router.queueIndex;
        LiveRouter last = heap[--size];
        heap[size] = null;
        router.queueIndex = -1;
        if (last != router) {
            place(last, at);
            moved(last);
        }
    }

    /** Finds the router's new place after its time has changed. */
    void moved(LiveRouter router) {
        rise(router.queueIndex);
        sink(router.queueIndex);
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && heap[at].due() < heap[(at - 1) / 2].due()) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink(int from) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1].due() < heap[child].due()) {
                child++;
            }
            if (heap[at].due() <= heap[child].due()) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int a, int b) {
        LiveRouter other = heap[a];
        place(heap[b], a);
        place(other, b);
    }

    private void place(LiveRouter router, int at) {
        heap[at] = router;
        router.queueIndex = at;
    }
}
