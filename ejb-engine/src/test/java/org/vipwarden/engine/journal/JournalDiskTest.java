package org.vipwarden.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDiskTest {
    private static final long MINUTE_MILLIS = 60_000;

    @TempDir
    private Path directory;

    @Test
    void aDiskThatDoesNotKeepUpIsToldOnceAndWhatIsMissingIsCounted() throws Exception {
        List<Happening> told = new CopyOnWriteArrayList<>();
        JournalDisk disk = new JournalDisk(directory, new FileJournal.Limits(10, 10, 2, 10_000, 2), told::add);
        assertThat(disk.read().entries()).isEmpty();

        // Its thread has not begun, as if it hung in the disk.
        for (int i = 1; i <= 5; i++) {
            disk.write(new Entry(i, Instant.EPOCH, FileJournal.warning("n" + i)));
        }
        assertThat(told).hasSize(1);
        assertThat(told.get(0).sentence()).contains("the disk does not keep up");

        disk.start();
        disk.close(MINUTE_MILLIS);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).sentence()).endsWith("again; entries missing there: 3");
        assertThat(Files.readAllLines(directory.resolve("journal.jsonl"))).hasSize(2);
    }
}
