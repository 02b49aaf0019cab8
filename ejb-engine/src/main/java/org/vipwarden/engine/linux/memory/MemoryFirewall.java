package org.vipwarden.engine.linux.memory;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.linux.Firewall;

/** A table whose entries a test can look at; no packet is held back. */
public final class MemoryFirewall implements Firewall {
    private final MemoryNetwork network;
    private final Set<Object> entries = new HashSet<>();
    private Optional<Table> table = Optional.empty();
    private boolean missing;

    MemoryFirewall(MemoryNetwork network) {
        this.network = network;
    }

    /** The kernel has no packet rules from now on. */
    public void takeAway() {
        synchronized (network) {
            missing = true;
        }
    }

    /** The table, when it is there. */
    public Optional<Table> table() {
        synchronized (network) {
            return table;
        }
    }

    /** The addresses and names of links in the table. */
    public Set<Object> entries() {
        synchronized (network) {
            return Set.copyOf(entries);
        }
    }

    @Override
    public Optional<String> open(Table wanted) {
        synchronized (network) {
            entries.clear();
            table = missing ? Optional.empty() : Optional.of(wanted);
            return refusal();
        }
    }

    @Override
    public Optional<String> add(Entries added) {
        synchronized (network) {
            if (table.isPresent()) {
                entries.addAll(added.closed());
                entries.addAll(added.virtualLinks());
            }
            return refusal();
        }
    }

    @Override
    public Optional<String> remove(Entries removed) {
        synchronized (network) {
            boolean there = entries.containsAll(removed.closed()) && entries.containsAll(removed.virtualLinks());
            entries.removeAll(Set.copyOf(removed.closed()));
            entries.removeAll(Set.copyOf(removed.virtualLinks()));
            return there ? refusal() : Optional.of("some of " + removed + " was not there");
        }
    }

    @Override
    public Optional<String> shut() {
        synchronized (network) {
            entries.clear();
            table = Optional.empty();
            return refusal();
        }
    }

    private Optional<String> refusal() {
        return table.isEmpty() && missing ? Optional.of("this kernel in memory has no packet rules") : Optional.empty();
    }
}
