package org.vipwarden.engine.vrrp.simulator;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How often each kind of fault happened, and each invariant was checked, over all seeds. */
final class Tally {
    private final Map<FaultKind, long[]> faults = counters(FaultKind.class);
    private final Map<Invariant, long[]> checks = counters(Invariant.class);

    private static <K extends Enum<K>> Map<K, long[]> counters(Class<K> keys) {
        Map<K, long[]> all = new EnumMap<>(keys);
        EnumSet.allOf(keys).forEach(key -> all.put(key, new long[1]));
        return all;
    }

    void happened(FaultKind kind) {
        faults.get(kind)[0]++;
    }

    void checked(Invariant invariant) {
        checks.get(invariant)[0]++;
    }

    long of(FaultKind kind) {
        return faults.get(kind)[0];
    }

    long of(Invariant invariant) {
        return checks.get(invariant)[0];
    }

    Set<FaultKind> neverHappened() {
        Set<FaultKind> never = EnumSet.allOf(FaultKind.class);
        never.removeIf(kind -> of(kind) > 0);
        return never;
    }

    Set<Invariant> neverChecked() {
        Set<Invariant> never = EnumSet.allOf(Invariant.class);
        never.removeIf(invariant -> of(invariant) > 0);
        return never;
    }

    /** Both tables, for a reader. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("What happened:\n");
        for (FaultKind kind : FaultKind.values()) {
            text.append("%,12d  %-22s %s%n".formatted(of(kind), kind, kind.words()));
        }
        text.append("What was checked:\n");
        for (Invariant invariant : Invariant.values()) {
            text.append("%,12d  %-31s %s%n".formatted(of(invariant), invariant, invariant.sentence()));
        }
        return text.toString();
    }
}
