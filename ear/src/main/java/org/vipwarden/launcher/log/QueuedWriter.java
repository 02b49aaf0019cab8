package org.vipwarden.launcher.log;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.runtime.RuntimeProvider;
import org.tinylog.writers.Writer;

/**
 * Has a thread of its own write the log, so that a console that nobody reads or a disk that hangs holds up nobody. What comes faster than
 * it can be written is left out and counted.
 */
public final class QueuedWriter implements Writer {
    private static final int MOST_WAITING = 10_000;
    private static final long PATIENCE_MILLIS = 1_000;
    /** What nobody logs: the last entry of all. */
    private static final LogEntry END =
            new LogEntry(null, null, Map.of(), null, null, null, -1, null, Level.OFF, null, null);

    private static final List<QueuedWriter> ALL = new CopyOnWriteArrayList<>();

    private final BlockingQueue<LogEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger lost = new AtomicInteger();
    private final List<Writer> targets;
    private final Thread thread;

    /** @param properties as {@link LogOptions#apply} sets them */
    public QueuedWriter(Map<String, String> properties) {
        this(Targets.of(properties));
    }

    QueuedWriter(List<Writer> targets) {
        this.targets = targets;
        this.thread = new Thread(this::run, "vipwarden-log");
        thread.setDaemon(true);
        ALL.add(this);
        thread.start();
    }

    @Override
    public Collection<LogEntryValue> getRequiredLogEntryValues() {
        return EnumSet.of(
                LogEntryValue.DATE,
                LogEntryValue.LEVEL,
                LogEntryValue.THREAD,
                LogEntryValue.CLASS,
                LogEntryValue.CONTEXT,
                LogEntryValue.MESSAGE,
                LogEntryValue.EXCEPTION);
    }

    @Override
    public void write(LogEntry entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    private void run() {
        try {
            for (LogEntry next = waiting.take(); next != END; next = waiting.take()) {
                toAll(next);
                tellLosses(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void toAll(LogEntry entry) {
        for (Writer target : targets) {
            try {
                target.write(entry);
                target.flush();
            } catch (Exception e) {
                // Where should it be logged that there can be no log? Others may still get the line.
                lost.incrementAndGet();
            }
        }
    }

    private void tellLosses(LogEntry last) {
        int count = waiting.isEmpty() ? lost.getAndSet(0) : 0;
        if (count > 0) {
            toAll(new LogEntry(
                    RuntimeProvider.createTimestamp(),
                    last.getThread(),
                    Map.of(),
                    QueuedWriter.class.getName(),
                    null,
                    null,
                    -1,
                    null,
                    Level.WARN,
                    "lines of the log that could not be written: " + count,
                    null));
        }
    }

    /** The thread that writes says itself when there is nothing left. */
    @Override
    public void flush() {}

    @Override
    public void close() throws InterruptedException {
        if (waiting.offer(END, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            thread.join(PATIENCE_MILLIS);
        }
        for (Writer target : targets) {
            closeQuietly(target);
        }
    }

    @SuppressWarnings("EmptyCatch") // the process ends
    private static void closeQuietly(Writer target) {
        try {
            target.close();
        } catch (Exception e) {
            // See above.
        }
    }

    /** Ends all that were made in this process. */
    static void finishAll() {
        for (QueuedWriter writer : ALL) {
            try {
                writer.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
