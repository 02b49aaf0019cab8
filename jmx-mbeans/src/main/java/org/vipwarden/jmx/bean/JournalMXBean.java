package org.vipwarden.jmx.bean;

import java.util.List;

/** What happened. A client that was away reads here what it missed. */
@Described("What happened; emits every entry as a notification")
public interface JournalMXBean {

    /** Null when there is none yet. */
    @Described("the newest entry")
    EntryData getNewest();

    @Described("the entries after a sequence number, oldest first; when there are more than the limit, the newest")
    List<EntryData> entriesAfter(
            @Described("sequence number of the last entry already known; 0 for none") long sequence,
            @Described("how many entries at most, 1 to 10000") int limit);
}
