package org.vipwarden.jmx.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Journal;

/** A journal in memory that tells its listeners at once. */
public final class ListedJournal implements Journal {
    /** The time of the first entry; each later one is a second later. */
    public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void record(Happening happening) {
        Entry entry;
        synchronized (entries) {
            entry = new Entry(entries.size() + 1L, START.plusSeconds(entries.size()), happening);
            entries.add(entry);
        }
        listeners.forEach(l -> l.accept(entry));
    }

    @Override
    public List<Entry> after(long sequence, int limit) {
        synchronized (entries) {
            List<Entry> later =
                    entries.stream().filter(e -> e.sequence() > sequence).toList();
            return later.subList(Math.max(0, later.size() - limit), later.size());
        }
    }

    @Override
    public Subscription listen(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen now. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
