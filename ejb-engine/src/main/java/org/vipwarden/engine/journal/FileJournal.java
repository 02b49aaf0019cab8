package org.vipwarden.engine.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The journal of a node: the newest entries in memory, and all of them as lines of JSON on disk as long as there is room.
 *
 * <p>Two threads, so that a disk that hangs holds up nobody: {@code journal} numbers the happenings and calls the listeners,
 * {@code journal-disk} writes. {@link #record} takes no lock and waits for nothing; when happenings come faster than they can be
 * numbered, those beyond the limit are counted and the number is told in an entry. The history on disk is read in the
 * background; {@link #after} sees it, and what was recorded, as soon as the journal's thread has dealt with it.
 */
public final class FileJournal implements Journal {
    private static final Logger LOG = System.getLogger(FileJournal.class.getName());
    private static final long PATIENCE_MILLIS = 2_000;

    /**
     * How large a journal may become.
     *
     * @param inMemory entries that {@link Journal#after} can give
     * @param history entries that are read back from disk at the start
     * @param waiting happenings that are not numbered yet, and entries that are not written yet
     * @param fileBytes bytes of one file
     * @param files number of files
     */
    public record Limits(int inMemory, int history, int waiting, long fileBytes, int files) {
        public static final Limits DEFAULT = new Limits(10_000, 1_000, 10_000, 8 << 20, 2);
    }

    private final InstantSource clock;
    private final Limits limits;
    private final JournalDisk disk;
    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Entry> ring = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;
    private long sequence;

    private FileJournal(Path directory, InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.disk = new JournalDisk(directory, limits, this::record);
        this.thread = new Thread(this::run, "journal");
        this.thread.setDaemon(true);
    }

    /** Opens the journal in the directory, which is made when missing. What goes wrong with it is told, never thrown. */
    public static FileJournal open(Path directory, InstantSource clock, Limits limits) {
        FileJournal journal = new FileJournal(directory, clock, limits);
        journal.thread.start();
        return journal;
    }

    @Override
    public void record(Happening happening) {
        if (closed) {
            return;
        }
        if (waiting.incrementAndGet() > limits.waiting()) {
            waiting.decrementAndGet();
            lost.incrementAndGet();
            return;
        }
        noted.add(new Noted(clock.instant(), happening));
        LockSupport.unpark(thread);
    }

    @Override
    public List<Entry> after(long sequence, int limit) {
        Deque<Entry> found = new ArrayDeque<>();
        synchronized (ring) {
            Iterator<Entry> newestFirst = ring.descendingIterator();
            while (newestFirst.hasNext() && found.size() < limit) {
                Entry entry = newestFirst.next();
                if (entry.sequence() <= sequence) {
                    break;
                }
                found.addFirst(entry);
            }
        }
        return new ArrayList<>(found);
    }

    @Override
    public Subscription listen(Consumer<Entry> listener) {
        Listener added = new Listener(listener);
        listeners.add(added);
        return () -> listeners.remove(added);
    }

    private void run() {
        readHistory();
        disk.start();
        while (!closed || !noted.isEmpty()) {
            Noted next = noted.poll();
            if (next == null) {
                LockSupport.park(this);
                continue;
            }
            waiting.decrementAndGet();
            enter(next);
            tellLosses();
        }
    }

    private void readHistory() {
        try {
            JournalDisk.History history = disk.read();
            history.entries().forEach(this::keep);
            sequence = history.lastSequence();
            if (history.unreadable() > 0) {
                record(warning("lines on disk that are no entries and are left out: " + history.unreadable()));
            }
        } catch (IOException e) {
            record(warning("the history cannot be read: " + Reasons.of(e)));
        }
    }

    private void enter(Noted next) {
        Entry entry = new Entry(++sequence, next.at(), next.happening());
        keep(entry);
        disk.write(entry);
        listeners.forEach(listener -> listener.hear(entry));
    }

    private void keep(Entry entry) {
        synchronized (ring) {
            if (ring.size() == limits.inMemory()) {
                ring.removeFirst();
            }
            ring.addLast(entry);
        }
    }

    private void tellLosses() {
        int count = waiting.get() < limits.waiting() ? lost.getAndSet(0) : 0;
        if (count > 0) {
            enter(new Noted(
                    clock.instant(), warning("happenings that came too fast and are not in the journal: " + count)));
        }
    }

    static Happening warning(String sentence) {
        return new Happening.Warning("journal", sentence);
    }

    /** Deals with everything recorded so far, or gives up after some seconds. What is recorded later is dropped. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE_MILLIS);
            disk.close(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A happening that has no number yet. */
    private record Noted(Instant at, Happening happening) {}

    /** A listener, and whether it has been complained about. */
    private static final class Listener {
        private final Consumer<Entry> consumer;
        private boolean complained;

        Listener(Consumer<Entry> consumer) {
            this.consumer = consumer;
        }

        void hear(Entry entry) {
            try {
                consumer.accept(entry);
            } catch (RuntimeException e) {
                if (!complained) {
                    complained = true;
                    LOG.log(Level.WARNING, "a listener of the journal failed; it will not be said again", e);
                }
            }
        }
    }
}
