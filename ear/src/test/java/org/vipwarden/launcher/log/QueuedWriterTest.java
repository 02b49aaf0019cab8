package org.vipwarden.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.writers.Writer;

class QueuedWriterTest {
    private final Memory memory = new Memory();

    /** A target that a test can stop. */
    private static final class Memory implements Writer {
        final List<String> lines = new CopyOnWriteArrayList<>();
        final CountDownLatch stopped = new CountDownLatch(1);
        volatile Predicate<String> stopsAt = line -> false;

        @Override
        public Collection<LogEntryValue> getRequiredLogEntryValues() {
            return List.of();
        }

        @Override
        public void write(LogEntry entry) throws Exception {
            if (stopsAt.test(entry.getMessage())) {
                stopped.await();
            }
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            lines.add("closed");
        }
    }

    @Test
    void whatWaitsIsWrittenBeforeTheEnd() throws InterruptedException {
        QueuedWriter writer = new QueuedWriter(List.of(memory));
        for (int i = 0; i < 100; i++) {
            writer.write(Entries.info("line " + i));
        }
        writer.close();
        assertThat(memory.lines).hasSize(101).endsWith("line 99", "closed");
    }

    @Test
    void aTargetThatHangsHoldsUpNobodyAndWhatIsLostIsCounted() {
        memory.stopsAt = "line 0"::equals;
        QueuedWriter writer = new QueuedWriter(List.of(memory));
        for (int i = 0; i < 10_002; i++) {
            writer.write(Entries.info("line " + i));
        }
        memory.stopped.countDown();
        // One is with the target and 10,000 wait; with some luck the target had not yet taken the first.
        Awaitility.await().until(() -> memory.lines.stream()
                .anyMatch(line -> line.startsWith("lines of the log that could not")));
        assertThat(memory.lines).contains("line 0", "line 9999").doesNotContain("line 10001");
        assertThat(memory.lines.get(memory.lines.size() - 1))
                .matches("lines of the log that could not be written: [12]");
    }

    @Test
    void aTargetThatFailsDoesNotKeepTheOthersFromWriting() throws InterruptedException {
        Writer broken = new Writer() {
            @Override
            public Collection<LogEntryValue> getRequiredLogEntryValues() {
                return List.of();
            }

            @Override
            public void write(LogEntry entry) throws IOException {
                throw new IOException("the disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() throws IOException {
                throw new IOException("still full");
            }
        };
        QueuedWriter writer = new QueuedWriter(List.of(broken, memory));
        writer.write(Entries.info("one"));
        writer.close();
        assertThat(memory.lines).startsWith("one").endsWith("closed");
    }
}
