package org.vipwarden.engine.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The thread that writes the journal. Trouble with the disk is said once when it begins and once when it is over, with the
 * number of entries that are missing there; in between it tries again with every entry.
 */
final class JournalDisk {
    private static final Logger LOG = System.getLogger(JournalDisk.class.getName());

    /** Wakes the thread so that it sees the end; no entry of the journal has its number. */
    private static final Entry END = new Entry(0, Instant.EPOCH, FileJournal.warning("end"));

    private final Path directory;
    private final FileJournal.Limits limits;
    private final Consumer<Happening> journal;
    private final JournalFiles files;
    private final BlockingQueue<Entry> queue;
    private final AtomicInteger missing = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "journal-disk");
    private volatile boolean closed;
    private boolean troubled;

    /** @param journal gets what is to be said about the disk */
    JournalDisk(Path directory, FileJournal.Limits limits, Consumer<Happening> journal) {
        this.directory = directory;
        this.limits = limits;
        this.journal = journal;
        this.files = new JournalFiles(directory, limits.fileBytes(), limits.files());
        this.queue = new ArrayBlockingQueue<>(limits.waiting());
        this.thread.setDaemon(true);
    }

    /** What earlier runs have left, to be read before the thread is started. */
    History read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        for (String line : files.tail(limits.history())) {
            Optional<Entry> entry = EntryCodec.decode(line);
            entry.ifPresent(entries::add);
            unreadable += entry.isPresent() || line.isBlank() ? 0 : 1;
        }
        long last = entries.stream().mapToLong(Entry::sequence).max().orElse(0);
        return new History(entries, last, unreadable);
    }

    void start() {
        thread.start();
    }

    /** Hands an entry over; never waits. */
    void write(Entry entry) {
        if (!queue.offer(entry) && missing.getAndIncrement() == 0) {
            say("not written to " + directory + " in time, only kept in memory: the disk does not keep up");
        }
    }

    private void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                Entry entry = queue.take();
                if (entry.sequence() != END.sequence()) {
                    append(entry);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "the journal is no longer written: its thread was interrupted");
        } finally {
            files.close();
        }
    }

    private void append(Entry entry) {
        try {
            files.append(EntryCodec.encode(entry));
            overcome();
        } catch (IOException e) {
            missing.incrementAndGet();
            if (!troubled) {
                troubled = true;
                say("not written to " + directory + ", only kept in memory: " + Reasons.of(e));
            }
        }
    }

    private void overcome() {
        int count = missing.getAndSet(0);
        if (troubled || count > 0) {
            troubled = false;
            say("written to " + directory + " again; entries missing there: " + count);
        }
    }

    private void say(String sentence) {
        LOG.log(Level.WARNING, "the journal is {0}", sentence);
        journal.accept(FileJournal.warning(sentence));
    }

    /** Writes what was handed over, or gives up when that takes too long. */
    void close(long patienceMillis) throws InterruptedException {
        closed = true;
        boolean unused = queue.offer(END); // when the queue is full the thread is awake anyway
        thread.join(patienceMillis);
    }

    /**
     * What was found on disk.
     *
     * @param lastSequence 0 when there was nothing
     * @param unreadable lines that are no entries
     */
    record History(List<Entry> entries, long lastSequence, int unreadable) {}
}
