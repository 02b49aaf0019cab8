package org.vipwarden.engine.node;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.vipwarden.engine.vrrp.Refusal;

/** What is counted of a virtual router. {@link Refusal}s have a counter each besides these. */
enum Counter {
    ADVERTS_RECEIVED("advertisements-received"),
    ADVERTS_SENT("advertisements-sent"),
    SEND_ERRORS("send-errors"),
    BECAME_ACTIVE("became-active"),
    RELEASED_ACTIVE("released-active"),
    PRIORITY_ZERO_RECEIVED("priority-zero-packets-received"),
    PRIORITY_ZERO_SENT("priority-zero-packets-sent"),
    ADDRESS_LIST_ERRORS("address-list-errors");

    private final String label;

    Counter(String label) {
        this.label = label;
    }

    /** The counters of one router: written by the network's thread alone, read by all. */
    static final class Board {
        private final Map<Counter, AtomicLong> own = new EnumMap<>(Counter.class);
        private final Map<Refusal, AtomicLong> refusals = new EnumMap<>(Refusal.class);

        Board() {
            EnumSet.allOf(Counter.class).forEach(c -> own.put(c, new AtomicLong()));
            EnumSet.allOf(Refusal.class).forEach(r -> refusals.put(r, new AtomicLong()));
        }

        void count(Counter counter) {
            increment(own.get(counter));
        }

        void count(Refusal refusal) {
            increment(refusals.get(refusal));
        }

        private static void increment(AtomicLong count) {
            count.lazySet(count.getPlain() + 1);
        }

        Map<String, Long> read() {
            Map<String, Long> all = new TreeMap<>();
            own.forEach((counter, count) -> all.put(counter.label, count.get()));
            refusals.forEach((refusal, count) -> all.put(refusal.counter(), count.get()));
            return all;
        }
    }
}
