package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.FileDefinition.Initial;
import org.vipwarden.engine.unit.Weight;

/** Files that are really written, replaced and deleted. */
class FileTrackerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final FileWatch watch = new FileWatch();
    private final List<Observation> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        watch.close();
    }

    private FileTracker start(Path file, Optional<Initial> initial, boolean reload) {
        FileTracker tracker = new FileTracker(new FileDefinition("prio", file, new Weight(1), initial), seen::add);
        tracker.start(watch, reload);
        return tracker;
    }

    private void awaitValues(Integer... values) {
        await().atMost(PATIENCE).until(() -> values().size() >= values.length);
        assertThat(values()).containsExactly(values);
    }

    private List<Integer> values() {
        return seen.stream().map(Observation::value).toList();
    }

    @Test
    void everyWayToChangeAFileIsSeen() throws IOException {
        Path file = directory.resolve("prio");
        start(file, Optional.empty(), false);
        awaitValues(0);
        assertThat(seen.get(0).detail()).isEqualTo("value 0, there is no " + file);
        Files.writeString(file, "10\n");
        awaitValues(0, 10);
        Files.writeString(file, "20\n");
        awaitValues(0, 10, 20);
        Path other = directory.resolve("prio.new");
        Files.writeString(other, "-30\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        awaitValues(0, 10, 20, -30);
        Files.writeString(file, "");
        awaitValues(0, 10, 20, -30, 0);
        Files.writeString(file, "7");
        awaitValues(0, 10, 20, -30, 0, 7);
        Files.delete(file);
        awaitValues(0, 10, 20, -30, 0, 7, 0);
    }

    @Test
    void anotherFileOfTheDirectoryIsNoNews() throws IOException {
        Path file = directory.resolve("prio");
        Files.writeString(file, "1");
        start(file, Optional.empty(), false);
        awaitValues(1);
        Files.writeString(directory.resolve("other"), "99");
        Files.writeString(file, "2");
        awaitValues(1, 2);
    }

    @Test
    void aDirectoryThatComesLaterIsFound() throws IOException {
        Path late = directory.resolve("late");
        start(late.resolve("prio"), Optional.empty(), false);
        awaitValues(0);
        Files.createDirectory(late);
        Files.writeString(late.resolve("prio"), "5");
        awaitValues(0, 5);
        Files.delete(late.resolve("prio"));
        awaitValues(0, 5, 0);
        Files.delete(late);
        Files.createDirectory(late);
        Files.writeString(late.resolve("prio"), "6");
        awaitValues(0, 5, 0, 6);
    }

    @Test
    void initFileWritesWhatIsMissingAndOverwritesOnlyWhenAsked() throws IOException {
        Path file = directory.resolve("prio");
        start(file, Optional.of(new Initial(3, false)), false);
        awaitValues(3);
        assertThat(Files.readString(file)).isEqualTo("3\n");
        Files.writeString(file, "4\n");
        start(file, Optional.of(new Initial(3, false)), false);
        assertThat(Files.readString(file)).isEqualTo("4\n");
        start(file, Optional.of(new Initial(3, true)), true);
        assertThat(Files.readString(file)).as("not in a reload").isEqualTo("4\n");
        start(file, Optional.of(new Initial(3, true)), false);
        assertThat(Files.readString(file)).isEqualTo("3\n");
    }

    @Test
    void nothingIsToldAfterTheEnd() throws IOException {
        Path file = directory.resolve("prio");
        FileTracker ended = start(file, Optional.empty(), false);
        awaitValues(0);
        ended.close();
        List<Observation> others = new CopyOnWriteArrayList<>();
        new FileTracker(new FileDefinition("other", file, new Weight(1), Optional.empty()), others::add)
                .start(watch, false);
        Files.writeString(file, "9");
        await().atMost(PATIENCE).until(() -> others.stream().anyMatch(o -> o.value() == 9));
        assertThat(values()).containsExactly(0);
    }
}
