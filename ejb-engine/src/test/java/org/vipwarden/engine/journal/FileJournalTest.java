package org.vipwarden.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.journal.FileJournal.Limits;

class FileJournalTest {
    private static final Instant AT = Instant.parse("2026-11-20T18:00:00Z");
    private static final Limits SMALL = new Limits(100, 50, 1000, 1000, 2);

    @TempDir
    private Path directory;

    private final List<FileJournal> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(FileJournal::close);
    }

    @Test
    void whatWasRecordedIsThereAfterARestartAndTheNumbersGoOn() {
        FileJournal before = open(Limits.DEFAULT);
        Samples.happenings().forEach(before::record);
        int count = Samples.happenings().size();
        awaitNewest(before, count);
        List<Entry> written = before.after(0, 100);
        before.close();

        FileJournal after = open(Limits.DEFAULT);
        after.record(note("one more"));
        awaitNewest(after, count + 1);
        assertThat(after.after(0, count)).hasSize(count);
        assertThat(after.after(0, 100).subList(0, count)).isEqualTo(written);
        assertThat(after.after(0, 100).get(count)).isEqualTo(new Entry(count + 1, AT, note("one more")));
    }

    @Test
    void afterGivesTheNewestInOrder() {
        FileJournal journal = open(SMALL);
        IntStream.rangeClosed(1, 10).forEach(i -> journal.record(note("n" + i)));
        awaitNewest(journal, 10);
        assertThat(journal.after(0, 3)).extracting(Entry::sequence).containsExactly(8L, 9L, 10L);
        assertThat(journal.after(9, 3)).extracting(Entry::sequence).containsExactly(10L);
        assertThat(journal.after(10, 3)).isEmpty();
        assertThat(journal.after(0, 0)).isEmpty();
    }

    @Test
    void memoryAndDiskStayWithinTheirLimits() throws IOException {
        FileJournal journal = open(SMALL);
        for (int i = 1; i <= 300; i++) {
            journal.record(note("n" + i));
            awaitNewest(journal, i);
        }
        journal.close();

        assertThat(journal.after(0, 1000)).hasSize(100);
        assertThat(namesOnDisk()).containsExactlyInAnyOrder("journal.jsonl", "journal.1.jsonl");
        assertThat(Files.size(directory.resolve("journal.jsonl"))).isBetween(1L, 1000L);
        assertThat(Files.size(directory.resolve("journal.1.jsonl"))).isBetween(1L, 1000L);

        FileJournal after = open(SMALL);
        after.record(note("n301"));
        awaitNewest(after, 301);
        List<Long> numbers = after.after(0, 1000).stream().map(Entry::sequence).toList();
        assertThat(numbers)
                .as("both files are read, without a gap")
                .isEqualTo(LongStream.rangeClosed(numbers.get(0), 301).boxed().toList())
                .hasSizeGreaterThan(10);
    }

    @Test
    void aLineTornByACrashIsLeftOutAndHurtsNoOther() throws IOException {
        FileJournal before = open(SMALL);
        before.record(note("first"));
        before.record(note("torn"));
        awaitNewest(before, 2);
        before.close();
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length - 20));

        FileJournal after = open(SMALL);
        after.record(note("second"));
        await().until(() -> after.after(0, 10).size() == 3);
        assertThat(after.after(0, 10))
                .extracting(Entry::happening)
                .as("the warning comes when the disk is read, before or after what is recorded meanwhile")
                .startsWith(note("first"))
                .containsExactlyInAnyOrder(
                        note("first"),
                        note("second"),
                        FileJournal.warning("lines on disk that are no entries and are left out: 1"));
        assertThat(after.after(0, 10)).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
        after.close();

        assertThat(Files.readAllLines(file()))
                .as("the next line is a whole one")
                .hasSize(4);
    }

    @Test
    void bytesThatAreNoTextAreLeftOut() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xFF, 0, (byte) 0xC3, '\n', '\n', '{', '}'});
        FileJournal journal = open(SMALL);
        journal.record(note("first"));
        await().until(() -> journal.after(0, 10).size() == 2);
        assertThat(warnings(journal)).containsExactly("lines on disk that are no entries and are left out: 2");
    }

    @Test
    void anUnusableDirectoryIsToldOnceAndTheJournalGoesOnInMemory() throws IOException {
        Path occupied = Files.writeString(directory.resolve("state"), "not a directory");
        FileJournal journal = open(occupied.resolve("journal"), new Limits(100, 50, 1000, 1 << 20, 2));
        IntStream.rangeClosed(1, 20).forEach(i -> journal.record(note("n" + i)));
        await().until(() -> journal.after(0, 100).size() == 21);
        assertThat(warnings(journal)).hasSize(1);
        assertThat(warnings(journal).get(0)).contains("only kept in memory", "state");

        Files.delete(occupied);
        journal.record(note("n21"));
        await().until(() -> warnings(journal).size() == 2);
        String again = warnings(journal).get(1);
        assertThat(again).contains("again; entries missing there: ");
        journal.close();
        List<String> onDisk = Files.readAllLines(occupied.resolve("journal/journal.jsonl"));
        assertThat(onDisk).as("what came after is there").anyMatch(line -> line.contains("n21"));
        // The disk lags behind the memory, so the last of the twenty may still have found the directory.
        int missing = Integer.parseInt(again.substring(again.lastIndexOf(' ') + 1));
        assertThat(onDisk).as("what is missing was counted").hasSize(23 - missing);
    }

    @Test
    void aFullDiskDoesNotLoseWhatIsInMemory() throws IOException {
        Files.createSymbolicLink(file(), Path.of("/dev/full"));
        FileJournal journal = open(SMALL);
        journal.record(note("first"));
        await().until(() -> warnings(journal).size() == 1);
        assertThat(warnings(journal).get(0)).contains("No space left on device");
        assertThat(journal.after(0, 1000).get(0).happening()).isEqualTo(note("first"));
    }

    @Test
    void nobodyElseMayReadTheFile() throws IOException {
        FileJournal journal = open(SMALL);
        journal.record(note("secret"));
        awaitNewest(journal, 1);
        journal.close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void listenersHearEverythingInOrderAndOneThatThrowsHurtsNoOther() {
        FileJournal journal = open(SMALL);
        List<Entry> heard = new CopyOnWriteArrayList<>();
        List<String> threads = new CopyOnWriteArrayList<>();
        journal.listen(entry -> {
            throw new IllegalStateException("a bad listener");
        });
        journal.listen(entry -> {
            heard.add(entry);
            threads.add(Thread.currentThread().getName());
        });
        Journal.Subscription ended = journal.listen(entry -> heard.add(null));
        ended.close();

        IntStream.rangeClosed(1, 50).forEach(i -> journal.record(note("n" + i)));
        await().until(() -> heard.size() == 50);
        assertThat(heard).isEqualTo(journal.after(0, 100));
        assertThat(threads).containsOnly("journal");
    }

    @Test
    void aListenerThatHangsDoesNotHoldUpTheRecorderAndLossesAreTold() {
        FileJournal journal = open(new Limits(100, 10, 5, 10_000, 2));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        journal.listen(entry -> {
            inside.countDown();
            awaitQuietly(go);
        });
        journal.record(note("n0"));
        awaitQuietly(inside);
        IntStream.rangeClosed(1, 12).forEach(i -> journal.record(note("n" + i)));
        go.countDown();

        await().untilAsserted(() ->
                assertThat(warnings(journal)).contains("happenings that came too fast and are not in the journal: 7"));
    }

    @Test
    void closingWritesWhatWasRecordedBefore() throws IOException {
        FileJournal journal = open(Limits.DEFAULT);
        IntStream.rangeClosed(1, 500).forEach(i -> journal.record(note("n" + i)));
        journal.close();
        journal.record(note("too late"));
        assertThat(Files.readAllLines(file())).hasSize(500);
        assertThat(Files.readString(file())).doesNotContain("too late");
    }

    private FileJournal open(Limits limits) {
        return open(directory, limits);
    }

    private FileJournal open(Path where, Limits limits) {
        FileJournal journal = FileJournal.open(where, InstantSource.fixed(AT), limits);
        opened.add(journal);
        return journal;
    }

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private List<String> namesOnDisk() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> warnings(FileJournal journal) {
        return journal.after(0, 1000).stream()
                .map(Entry::happening)
                .filter(happening -> happening.subject().equals("journal"))
                .map(Happening::sentence)
                .toList();
    }

    private static void awaitNewest(FileJournal journal, long sequence) {
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> !journal.after(sequence - 1, 1).isEmpty());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Happening note(String sentence) {
        return new Happening.Warning("VI_1", sentence);
    }
}
