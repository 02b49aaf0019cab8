package org.vipwarden.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.track.KillCall;
import org.vipwarden.engine.track.Processes;
import org.vipwarden.engine.track.ScriptLauncher;

/** Real scripts, as in production. */
class NotifyScriptsTest {
    private static final ScriptUser US = new ScriptUser(System.getProperty("user.name"), Optional.empty());

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final KillCall signals = new KillCall();
    private Optional<Notifications> scripts = Optional.empty();

    @AfterEach
    void closeAndKillWhatIsLeft() throws IOException {
        scripts.ifPresent(Notifications::close);
        if (Files.exists(pids())) {
            Files.readAllLines(pids()).forEach(pid -> signals.send(Long.parseLong(pid), 9));
        }
    }

    @Test
    void everyStateRunsItsScriptAndNotifyGetsTheArguments() {
        scripts = Optional.of(notifications(2));
        tellAndAwait(NotifyState.BACKUP, "backup", "INSTANCE VI 1 BACKUP 79");
        tellAndAwait(NotifyState.MASTER, "active", "INSTANCE VI 1 MASTER 79");
        tellAndAwait(NotifyState.FAULT, "fault", "INSTANCE VI 1 FAULT 79");
        tellAndAwait(NotifyState.DELETED, "deleted", "INSTANCE VI 1 DELETED 79");
        tellAndAwait(NotifyState.STOP, "stop", "INSTANCE VI 1 STOP 79");
    }

    @Test
    void aLowerPriorityHasAScriptOfItsOwnAndNotifyIsNotRun() {
        scripts = Optional.of(notifications(2));
        scripts.get().tell(News.of(new Notice.LowerPriorityHeard("VI 1", 79), everything()));
        await().untilAsserted(() -> assertThat(lines(log())).containsExactly("lower"));
        // Told in order: when the second has run, nothing more comes of the first.
        tellAndAwait(NotifyState.BACKUP, "backup", "INSTANCE VI 1 BACKUP 79");
    }

    @Test
    void aSyncGroupIsToldWithoutAPriority() {
        Notifications notify = notifications(2);
        scripts = Optional.of(notify);
        NotifyDefinition group = any("echo $1,$2,$3,$4 >> " + log());
        for (NotifyState state : List.of(NotifyState.BACKUP, NotifyState.MASTER, NotifyState.FAULT, NotifyState.STOP)) {
            int before = lines(log()).size();
            notify.tell(News.of(new Notice.OfGroup("G 1", state), group));
            await().until(() -> lines(log()).size() > before);
        }
        assertThat(lines(log()))
                .containsExactly("GROUP,G 1,BACKUP,0", "GROUP,G 1,MASTER,0", "GROUP,G 1,FAULT,0", "GROUP,G 1,STOP,0");
    }

    @Test
    void scriptsAreStartedInTheOrderOfTheTransitions() {
        NotifyDefinition definition = any("read -r pid name s p g i t f a b c d u v x y z n m o q start rest"
                + " < /proc/$$/stat; echo \"$start $4\" >> " + log());
        scripts = Optional.of(notifications(100));
        IntStream.range(0, 40).forEach(i -> scripts.get().tell(backup(i + 1, definition)));

        await().until(() -> lines(log()).size() == 40);
        // The kernel's start times are in hundredths of a second: equal ones say nothing, the others must agree.
        List<Integer> byStart = lines(log()).stream()
                .map(line -> line.split(" "))
                .sorted(Comparator.<String[]>comparingLong(fields -> Long.parseLong(fields[0]))
                        .thenComparingInt(fields -> Integer.parseInt(fields[1])))
                .map(fields -> Integer.valueOf(fields[1]))
                .toList();
        assertThat(byStart).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void aScriptThatHangsHoldsUpNoOther() {
        NotifyDefinition hangs = any("echo $$ >> " + pids() + "; echo $3 >> " + log() + "; exec sleep 1000");
        scripts = Optional.of(notifications(100));
        scripts.get().tell(backup(99, hangs));
        scripts.get().tell(News.of(new Notice.OfInstance("VI 1", NotifyState.MASTER, 99), hangs));
        await().until(() -> lines(log()).size() == 2);
        assertThat(lines(log())).containsExactlyInAnyOrder("BACKUP", "MASTER");
    }

    @Test
    void scriptsThatHangDoNotFillTheSystem() {
        NotifyDefinition hangs = any("echo $$ >> " + pids() + "; trap '' TERM; sleep 1000 & wait; sleep 1000");
        Notifications notify = notifications(2);
        scripts = Optional.of(notify);
        for (int i = 1; i <= 4; i++) {
            int count = i;
            notify.tell(backup(99, hangs));
            await().until(() -> lines(pids()).size() == count);
        }
        List<String> started = lines(pids());
        await().untilAsserted(() -> {
            assertThat(group(started.get(0))).isEmpty();
            assertThat(group(started.get(1))).isEmpty();
        });
        assertThat(group(started.get(2))).isNotEmpty();
        assertThat(group(started.get(3))).isNotEmpty();
    }

    @Test
    void closingGivesTheStopScriptASecondAndLeavesTheOthersAlone() {
        NotifyDefinition hangs = any("echo $$ >> " + pids() + "; trap '' TERM; sleep 1000 & wait; sleep 1000");
        Notifications notify = notifications(100);
        notify.tell(backup(99, hangs));
        await().until(() -> lines(pids()).size() == 1);
        notify.tell(stop(hangs));
        await().until(() -> lines(pids()).size() == 2);

        notify.close();
        assertThat(group(lines(pids()).get(0))).as("the one for BACKUP").isNotEmpty();
        await().untilAsserted(() -> assertThat(group(lines(pids()).get(1)))
                .as("the one for STOP, with its children")
                .isEmpty());
    }

    @Test
    void closingWaitsForAStopScriptThatEnds() {
        NotifyDefinition slow = any("sleep 0.2; echo $3 >> " + log());
        Notifications notify = notifications(2, Duration.ofMinutes(1));
        notify.tell(stop(slow));
        notify.close();
        assertThat(lines(log())).containsExactly("STOP");
    }

    @Test
    void aMissingScriptDoesNotKeepTheNextFromRunning() {
        Command missing = new Command(List.of("/no/such/script"), US);
        Command present = shell("echo $3 >> " + log());
        News news = new News(
                new Notice.OfInstance("VI 1", NotifyState.MASTER, 99),
                List.of(new ScriptCall(missing, List.of()), new ScriptCall(present, List.of("a", "b", "MASTER"))),
                false);
        scripts = Optional.of(notifications(2));
        scripts.get().tell(news);
        await().untilAsserted(() -> assertThat(lines(log())).containsExactly("MASTER"));
    }

    private Notifications notifications(int most) {
        return notifications(most, SECOND);
    }

    private Notifications notifications(int most, Duration stopLimit) {
        ScriptLauncher launcher = new ScriptLauncher(signals, Optional.empty());
        return new Notifications(
                new NotifyScripts(launcher, most, stopLimit), new NotifyFifos(launcher), stopLimit, news -> {});
    }

    private static News backup(int priority, NotifyDefinition definition) {
        return News.of(new Notice.OfInstance("VI 1", NotifyState.BACKUP, priority), definition);
    }

    private static News stop(NotifyDefinition definition) {
        return News.of(new Notice.OfInstance("VI 1", NotifyState.STOP, 99), definition);
    }

    private void tellAndAwait(NotifyState state, String... expected) {
        int before = lines(log()).size();
        scripts.orElseThrow().tell(News.of(new Notice.OfInstance("VI 1", state, 79), everything()));
        await().untilAsserted(() ->
                assertThat(lines(log()).stream().skip(before)).as(state.name()).containsExactlyInAnyOrder(expected));
    }

    private NotifyDefinition everything() {
        return new NotifyDefinition(
                Optional.of(shell("echo active >> " + log())),
                Optional.of(shell("echo backup >> " + log())),
                Optional.of(shell("echo fault >> " + log())),
                Optional.of(shell("echo stop >> " + log())),
                Optional.of(shell("echo \"$@\" >> " + log())),
                Optional.of(new NotifyDefinition.Deletion(Optional.of(shell("echo deleted >> " + log())))),
                Optional.of(shell("echo lower >> " + log())),
                true,
                false);
    }

    private static NotifyDefinition any(String text) {
        return new NotifyDefinition(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(shell(text)),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    private static Command shell(String text) {
        return new Command(List.of("/bin/sh", "-c", text, "sh"), US);
    }

    private Path log() {
        return directory.resolve("log");
    }

    private Path pids() {
        return directory.resolve("pids");
    }

    private static List<Long> group(String number) {
        return Processes.ofGroup(Long.parseLong(number));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
