package org.vipwarden.jmx.management;

import java.util.List;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.JournalMXBean;

/** Shows what happened. */
final class JournalBean implements JournalMXBean {
    private static final int MOST = 10_000;

    private final Journal journal;

    JournalBean(Journal journal) {
        this.journal = journal;
    }

    @Override
    public EntryData getNewest() {
        List<Entry> newest = journal.after(0, 1);
        return newest.isEmpty() ? null : Views.Logged.of(newest.get(0));
    }

    @Override
    public List<EntryData> entriesAfter(long sequence, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(limit + " entries are not within 1 to " + MOST);
        }
        return journal.after(sequence, limit).stream()
                .<EntryData>map(Views.Logged::of)
                .toList();
    }
}
