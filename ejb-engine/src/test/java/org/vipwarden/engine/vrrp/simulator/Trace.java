package org.vipwarden.engine.vrrp.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happened in a run: always a hash over all of it, and the words only when somebody will read them.
 *
 * <p>Two runs with equal hashes did the same things at the same times, in the same order.
 */
final class Trace {
    private final boolean words;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    Trace(boolean words) {
        this.words = words;
    }

    /**
     * Notes that something happened.
     *
     * @param what a number that says all of it, equal in every JVM
     */
    void note(long at, long what, Supplier<String> sentence) {
        mix(at);
        mix(what);
        if (words) {
            lines.add("%10.4f  %s".formatted(at / 1e9, sentence.get()));
        }
    }

    private void mix(long value) {
        hash = (hash ^ value) * 0x100000001b3L;
        hash ^= hash >>> 29;
    }

    long hash() {
        return hash;
    }

    List<String> lines() {
        return lines;
    }
}
