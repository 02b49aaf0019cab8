package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.kit.Needs;
import org.vipwarden.engine.unit.Weight;
import org.vipwarden.rules.fact.Health;

/** Real scripts in virtual time: the test turns the clock, the processes are the system's. */
class ScriptTrackerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final ScriptUser US = new ScriptUser(System.getProperty("user.name"), Optional.empty());

    @TempDir
    private Path directory;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Observation> seen = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : toClose) {
            closeable.close();
        }
    }

    @Test
    void aFailureIsToldAtOnceWithWhatTheScriptComplainsAbout() {
        track(shell("echo 'no answer'  >&2; echo 'from nginx' >&2; exit 3"), LONG);

        Observation first = awaitObservation(1);
        assertThat(first.health()).isEqualTo(Health.DOWN);
        assertThat(first.detail()).isEqualTo("exited with status 3: no answer from nginx");
    }

    @Test
    void aSuccessIsToldAtOnceAndNoFurtherOne() {
        Path log = directory.resolve("runs");
        track(shell("echo run >> " + log), LONG);
        assertThat(awaitObservation(1).health()).isEqualTo(Health.UP);

        // A start that comes due before the last process is reaped is left out, so the clock goes on until there were
        // three.
        awaitWhileSettling(() -> {
            scheduler.advance(SECOND);
            assertThat(Files.readAllLines(log)).hasSizeGreaterThanOrEqualTo(3);
        });
        assertThat(seen).hasSize(1);
    }

    @Test
    void aMissingScriptIsAFailureThatNamesIt() {
        track(new Command(List.of("/no/such/script"), US), LONG);
        assertThat(awaitObservation(1).detail()).isEqualTo("cannot be run: /no/such/script: No such file or directory");

        scheduler.advance(SECOND);
        assertThat(seen).as("told once on entering trouble").hasSize(1);
    }

    @Test
    void aScriptThatIsNotExecutableIsAFailureUntilItIs() throws IOException {
        Path script = Files.writeString(directory.resolve("check"), "#!/bin/sh\nexit 0\n");
        track(new Command(List.of(script.toString()), US), LONG);
        assertThat(awaitObservation(1).detail()).isEqualTo("cannot be run: " + script + ": Permission denied");

        assertThat(script.toFile().setExecutable(true)).isTrue();
        advanceUntilObservation(2);
        assertThat(seen.get(1).health()).isEqualTo(Health.UP);
    }

    @Test
    void troubleIsLoggedWhenItBeginsAndWhenItIsOver() throws IOException {
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(ScriptTracker.class.getName());
        Handler handler = new Collector(logged);
        logger.addHandler(handler);
        toClose.add(() -> logger.removeHandler(handler));
        Path script = directory.resolve("check");

        track(new Command(List.of(script.toString()), US), LONG);
        awaitObservation(1);
        scheduler.advance(SECOND);
        Files.writeString(script, "#!/bin/sh\nexit 0\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        advanceUntilObservation(2);

        assertThat(logged)
                .containsExactly(
                        "Script `chk` cannot be run: " + script + ": No such file or directory",
                        "Script `chk` now returning 0");
    }

    @Test
    void aScratchDirectoryThatCannotBeWrittenCostsOnlyTheReason() {
        start(
                new ScriptDefinition("chk", shell("echo why >&2; exit 3"), SECOND, LONG, 1, 1, Weight.NONE, false),
                scheduler,
                directory.resolve("missing"));
        assertThat(awaitObservation(1).detail()).isEqualTo("exited with status 3");
    }

    @Test
    void aScriptThatIgnoresSigtermIsKilledWithAllThatItStarted() throws IOException {
        Path pid = directory.resolve("pid");
        track(shell("trap '' TERM; echo $$ > " + pid + "; sleep 1000 & sleep 1000 & wait; sleep 1000"), SECOND);
        long group = awaitPid(pid);
        await().until(() -> Processes.ofGroup(group).size() == 3);

        scheduler.advance(SECOND);
        assertThat(seen).as("the timeout itself is the failure").hasSize(1);
        assertThat(seen.get(0).detail()).isEqualTo("timed out after 1.0 s");
        scheduler.advance(Duration.ofMillis(1999));
        assertThat(Processes.ofGroup(group)).as("it has 2 s to end by itself").hasSize(3);

        scheduler.advance(Duration.ofMillis(1));
        await().untilAsserted(() -> assertThat(Processes.ofGroup(group)).isEmpty());
    }

    @Test
    void aChildThatOutlivesTheTimedOutScriptIsKilledToo() throws IOException {
        Path pid = directory.resolve("pid");
        track(shell("(trap '' TERM; echo $$ > " + pid + "; sleep 1000; sleep 1000) & wait"), SECOND);
        long group = awaitPid(pid);

        scheduler.advance(SECOND);
        await().until(() -> !ProcessHandle.of(group).map(ProcessHandle::isAlive).orElse(false));
        assertThat(Processes.ofGroup(group)).as("only the leader heeds SIGTERM").isNotEmpty();

        awaitWhileSettling(() -> {
            scheduler.advance(Duration.ofMillis(100));
            assertThat(Processes.ofGroup(group)).isEmpty();
        });
    }

    @Test
    void aScriptThatHeedsSigtermMayTidyUp() throws IOException {
        Path pid = directory.resolve("pid");
        Path tidy = directory.resolve("tidy");
        track(shell("trap 'touch " + tidy + "; exit 0' TERM; echo $$ > " + pid + "; sleep 1000 & wait"), SECOND);
        awaitPid(pid);

        scheduler.advance(SECOND);
        await().until(() -> Files.exists(tidy));
        scheduler.settle();
        assertThat(seen).as("its exit status 0 comes too late").hasSize(1);
        assertThat(seen.get(0).health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aScriptThatRunsLongerThanItsIntervalIsNotStartedTwice() throws IOException {
        Path log = directory.resolve("runs");
        Path pid = directory.resolve("pid");
        track(shell("echo run >> " + log + "; echo $$ > " + pid + "; sleep 1000"), LONG);
        long first = awaitPid(pid);

        scheduler.advance(Duration.ofSeconds(30));
        awaitRuns(log, 1);

        Files.delete(pid);
        assertThat(new KillCall().send(first, ProcessSignals.KILL)).isTrue();
        assertThat(awaitObservation(1).detail()).isEqualTo("exited with status 137 (signal 9)");
        scheduler.advance(SECOND);
        awaitPid(pid);
        awaitRuns(log, 2);
    }

    @Test
    void theScriptLeadsASessionOfItsOwnWithOurEnvironment() {
        track(
                shell("read -r pid name state parent group session rest < /proc/$$/stat;"
                        + " [ $pid = $$ ] && [ $group = $$ ] && [ $session = $$ ] && [ \"$PWD\" = / ]"
                        + " && [ \"$PATH\" = '" + System.getenv("PATH") + "' ] || { env >&2; exit 1; }"),
                LONG);

        Observation first = awaitObservation(1);
        assertThat(first.health()).as(first.detail()).isEqualTo(Health.UP);
    }

    @Test
    void theScriptRunsAsItsUserWithThatUsersGroups() {
        Needs.root();
        ScriptUser nobody = new ScriptUser("nobody", Optional.empty());
        track(new Command(List.of("/bin/sh", "-c", "id >&2; exit 1"), nobody), LONG);

        assertThat(awaitObservation(1).detail())
                .isEqualTo("exited with status 1: uid=65534(nobody) gid=65534(nogroup) groups=65534(nogroup)");
    }

    @Test
    void theScriptRunsInTheGroupThatWasAskedFor() {
        Needs.root();
        ScriptUser user = new ScriptUser("nobody", Optional.of("daemon"));
        track(new Command(List.of("/bin/sh", "-c", "id -gn >&2; exit 1"), user), LONG);
        assertThat(awaitObservation(1).detail()).isEqualTo("exited with status 1: daemon");
    }

    @Test
    void aUserWhoDoesNotExistIsAFailureThatNamesHim() {
        track(new Command(List.of("/bin/true"), new ScriptUser("nosuchuser", Optional.empty())), LONG);
        assertThat(awaitObservation(1).detail()).contains("cannot be run", "nosuchuser", "no such user");
    }

    @Test
    void whatTheScriptLeavesInTheBackgroundLivesOnAndDelaysNothing() throws IOException {
        Path pid = directory.resolve("pid");
        Path log = directory.resolve("runs");
        track(
                shell("echo run >> " + log + "; [ -e " + pid + " ] ||" + " { sh -c 'echo $$ > " + pid
                        + "; while sleep 0.05; do echo still here >&2; done' & }"),
                LONG);
        assertThat(awaitObservation(1).health()).isEqualTo(Health.UP);
        long background = awaitPid(pid);

        scheduler.advance(SECOND);
        awaitRuns(log, 2);
        ProcessHandle handle = ProcessHandle.of(background).orElseThrow();
        assertThat(handle.isAlive()).as("no closed pipe has killed it").isTrue();
        toClose.add(handle::destroyForcibly);
    }

    @Test
    void initFailIsToldBeforeTheFirstRun() {
        ScriptDefinition definition =
                new ScriptDefinition("chk", shell("exit 0"), SECOND, LONG, 2, 1, Weight.NONE, true);
        start(definition, scheduler);
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).health()).isEqualTo(Health.DOWN);

        advanceUntilObservation(2);
        assertThat(seen.get(1).health()).isEqualTo(Health.UP);
    }

    @Test
    void closingKillsTheScriptAndTellsNothingMore() throws IOException {
        Path pid = directory.resolve("pid");
        ScriptTracker tracker =
                track(shell("trap '' TERM; echo $$ > " + pid + "; sleep 1000 & wait; sleep 1000"), SECOND);
        long group = awaitPid(pid);

        tracker.close();
        await().untilAsserted(() -> assertThat(Processes.ofGroup(group)).isEmpty());
        scheduler.advance(Duration.ofSeconds(10));
        assertThat(seen).isEmpty();
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(pid);
        }
    }

    @Test
    void scriptsThatHangDoNotDelayAnother() {
        WorkerScheduler workers = new WorkerScheduler("test-track", 2);
        toClose.add(workers);
        for (int i = 0; i < 100; i++) {
            Command hangs = new Command(List.of("sleep", "1000"), US);
            start(new ScriptDefinition("hang" + i, hangs, SECOND, LONG, 1, 1, Weight.NONE, false), workers);
        }
        start(new ScriptDefinition("quick", shell("exit 0"), SECOND, SECOND, 1, 1, Weight.NONE, false), workers);
        await().untilAsserted(() -> assertThat(seen).hasSize(1));
        assertThat(seen.get(0).name()).isEqualTo("quick");
    }

    private static Command shell(String text) {
        return new Command(List.of("/bin/sh", "-c", text), US);
    }

    private ScriptTracker track(Command command, Duration timeout) {
        return start(new ScriptDefinition("chk", command, SECOND, timeout, 1, 1, Weight.NONE, false), scheduler);
    }

    private ScriptTracker start(ScriptDefinition definition, Scheduler by) {
        return start(definition, by, directory);
    }

    private ScriptTracker start(ScriptDefinition definition, Scheduler by, Path scratch) {
        ScriptLauncher launcher = new ScriptLauncher(new KillCall(), Optional.empty());
        ScriptTracker tracker = new ScriptTracker(definition, launcher, scratch, by, seen::add);
        toClose.add(0, tracker);
        tracker.start();
        scheduler.settle();
        return tracker;
    }

    private Observation awaitObservation(int count) {
        awaitWhileSettling(() -> assertThat(seen).hasSize(count));
        return seen.get(count - 1);
    }

    private void advanceUntilObservation(int count) {
        awaitWhileSettling(() -> {
            scheduler.advance(SECOND);
            assertThat(seen).hasSizeGreaterThanOrEqualTo(count);
        });
    }

    private void awaitRuns(Path log, int count) {
        awaitWhileSettling(() -> assertThat(Files.readAllLines(log)).hasSize(count));
    }

    private long awaitPid(Path file) throws IOException {
        awaitWhileSettling(() -> assertThat(file).isNotEmptyFile());
        return Long.parseLong(Files.readString(file).strip());
    }

    private void awaitWhileSettling(ThrowingRunnable assertion) {
        await().untilAsserted(() -> {
            scheduler.settle();
            assertion.run();
        });
    }

    /** Keeps what was logged, as text. */
    private static final class Collector extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();
        private final List<String> lines;

        Collector(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(formatter.formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
