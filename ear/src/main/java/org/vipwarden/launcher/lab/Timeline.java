package org.vipwarden.launcher.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Events in the order of their arrival, and a way to wait for one. May be used from any thread. */
public final class Timeline<E> {
    private final List<E> events = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();

    void add(E event) {
        lock.lock();
        try {
            events.add(event);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Everything so far. */
    public List<E> all() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** The newest event that fits. */
    public Optional<E> last(Predicate<? super E> wanted) {
        lock.lock();
        try {
            for (int i = events.size() - 1; i >= 0; i--) {
                if (wanted.test(events.get(i))) {
                    return Optional.of(events.get(i));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** The first event that fits, past or to come; empty when none came in time. */
    public Optional<E> await(Predicate<? super E> wanted, Duration timeout) {
        long left = timeout.toNanos();
        int seen = 0;
        lock.lock();
        try {
            while (true) {
                for (; seen < events.size(); seen++) {
                    if (wanted.test(events.get(seen))) {
                        return Optional.of(events.get(seen));
                    }
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = grown.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw LabFailure.interrupted(e);
        } finally {
            lock.unlock();
        }
    }
}
