package org.vipwarden.tests.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Journal;

/** A journal in memory. */
final class StagedJournal implements Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void record(Happening happening) {
        record(happening, Instant.now());
    }

    Entry record(Happening happening, Instant at) {
        Entry entry;
        synchronized (entries) {
            entry = new Entry(entries.size() + 1L, at, happening);
            entries.add(entry);
        }
        listeners.forEach(listener -> listener.accept(entry));
        return entry;
    }

    @Override
    public List<Entry> after(long sequence, int limit) {
        synchronized (entries) {
            List<Entry> later = entries.stream()
                    .filter(entry -> entry.sequence() > sequence)
                    .toList();
            return later.subList(Math.max(0, later.size() - limit), later.size());
        }
    }

    @Override
    public Subscription listen(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
