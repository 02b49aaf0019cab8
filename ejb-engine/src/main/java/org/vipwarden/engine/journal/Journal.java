package org.vipwarden.engine.journal;

import java.util.List;
import java.util.function.Consumer;

/** The record of what happened. May be used from any thread; {@link #record} never waits for a disk. */
public interface Journal extends AutoCloseable {

    /** Remembers a happening, with the present time. */
    void record(Happening happening);

    /** The entries after the given sequence number, oldest first, at most {@code limit} of the newest. */
    List<Entry> after(long sequence, int limit);

    /** Calls the listener for every entry from now on, in order, on the journal's thread. */
    Subscription listen(Consumer<Entry> listener);

    @Override
    void close();

    /** Ends a subscription when closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
