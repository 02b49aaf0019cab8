package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.ProcessEvents;
import org.vipwarden.engine.unit.Weight;
import org.vipwarden.rules.fact.Health;

/** How many processes are enough, and when; in virtual time, and with real processes. */
class ProcessTrackerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANY = Integer.MAX_VALUE;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Observation> seen = new CopyOnWriteArrayList<>();

    private static ProcessDefinition definition(String program, int quorum, int most, int forkMillis, int endMillis) {
        return new ProcessDefinition(
                "p",
                program,
                List.of(),
                Matching.NAME,
                quorum,
                most,
                Duration.ofMillis(forkMillis),
                Duration.ofMillis(endMillis),
                new Weight(1));
    }

    private ProcessTracker tracker(int quorum, int most, int forkMillis, int endMillis) {
        return new ProcessTracker(definition("p", quorum, most, forkMillis, endMillis), scheduler, seen::add);
    }

    private List<Health> healths() {
        return seen.stream().map(Observation::health).toList();
    }

    @Test
    void theQuorumIsGainedAndLost() {
        ProcessTracker tracker = tracker(2, ANY, 0, 0);
        tracker.present(Set.of(1));
        tracker.became(2, true);
        tracker.became(3, true);
        tracker.ended(1);
        tracker.ended(1);
        tracker.ended(2);
        assertThat(healths()).containsExactly(Health.DOWN, Health.UP, Health.DOWN);
        assertThat(seen.get(2).detail()).isEqualTo("1 process runs, needed: 2");
    }

    @Test
    void tooManyAreAsBadAsTooFew() {
        ProcessTracker tracker = tracker(1, 1, 0, 0);
        tracker.present(Set.of(1));
        tracker.forked(1, 2);
        tracker.became(2, false);
        assertThat(healths()).containsExactly(Health.UP, Health.DOWN, Health.UP);
        assertThat(seen.get(1).detail()).isEqualTo("2 processes run, needed: 1, at most 1");
    }

    @Test
    void aChildOfAnotherProgramIsNotCounted() {
        ProcessTracker tracker = tracker(1, ANY, 0, 0);
        tracker.present(Set.of());
        tracker.forked(8, 9);
        assertThat(healths()).containsExactly(Health.DOWN);
    }

    @Test
    void aForkThatBecomesAnotherProgramInTimeIsNoNews() {
        ProcessTracker tracker = tracker(1, 1, 100, 0);
        tracker.present(Set.of(1));
        tracker.forked(1, 2);
        scheduler.advance(Duration.ofMillis(99));
        tracker.became(2, false);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(healths()).containsExactly(Health.UP);
        tracker.forked(1, 3);
        scheduler.advance(Duration.ofMillis(100));
        assertThat(healths()).containsExactly(Health.UP, Health.DOWN);
    }

    @Test
    void aRestartWithinTheDelayIsNoNews() {
        ProcessTracker tracker = tracker(1, ANY, 0, 500);
        tracker.present(Set.of(1));
        tracker.ended(1);
        scheduler.advance(Duration.ofMillis(499));
        tracker.became(2, true);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(healths()).containsExactly(Health.UP);
        tracker.ended(2);
        scheduler.advance(Duration.ofMillis(499));
        assertThat(healths()).containsExactly(Health.UP);
        scheduler.advance(Duration.ofMillis(1));
        assertThat(healths()).containsExactly(Health.UP, Health.DOWN);
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        ProcessTracker tracker = tracker(1, ANY, 0, 100);
        tracker.present(Set.of(1));
        tracker.ended(1);
        tracker.close();
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(healths()).containsExactly(Health.UP);
    }

    /** With the kernel's reports where they are to be had, and by looking. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void realProcessesAreSeen(boolean reports, @TempDir Path directory) throws IOException, InterruptedException {
        Path program = directory.resolve("vw-" + ProcessHandle.current().pid());
        Files.copy(Path.of("/bin/sleep"), program, StandardCopyOption.COPY_ATTRIBUTES);
        String name = program.getFileName().toString();
        ProcessWatch.Opener opener = reports ? ProcessEvents::open : ProcessTrackerTest::refuse;
        List<Process> started = new ArrayList<>();
        try (ProcessWatch watch = new ProcessWatch(opener, Path.of("/proc"), Duration.ofMillis(50));
                ProcessTracker tracker = new ProcessTracker(definition(name, 2, ANY, 0, 0), scheduler, seen::add)) {
            tracker.start(watch);
            await().atMost(PATIENCE).until(() -> healths().equals(List.of(Health.DOWN)));
            started.add(new ProcessBuilder(program.toString(), "60").start());
            started.add(new ProcessBuilder(program.toString(), "60").start());
            await().atMost(PATIENCE).until(() -> healths().equals(List.of(Health.DOWN, Health.UP)));
            started.get(0).destroyForcibly().waitFor();
            await().atMost(PATIENCE).until(() -> healths().equals(List.of(Health.DOWN, Health.UP, Health.DOWN)));
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }

    private static ProcessEvents refuse() throws KernelRefusal {
        throw new KernelRefusal("not here", 1);
    }
}
