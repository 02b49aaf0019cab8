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
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.track.KillCall;
import org.vipwarden.engine.track.Processes;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

/** Real scripts, as in production. */
class NotifyScriptsTest {
    private static final ScriptUser US = new ScriptUser(System.getProperty("user.name"), Optional.empty());

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final KillCall signals = new KillCall();
    private Optional<NotifyScripts> scripts = Optional.empty();

    @AfterEach
    void closeAndKillWhatIsLeft() throws IOException {
        scripts.ifPresent(NotifyScripts::close);
        if (Files.exists(pids())) {
            Files.readAllLines(pids()).forEach(pid -> signals.send(Long.parseLong(pid), 9));
        }
    }

    @Test
    void everyStateRunsItsScriptAndNotifyGetsTheArguments() {
        scripts = Optional.of(new NotifyScripts(router -> everything(), new ScriptLauncher(signals, Optional.empty())));
        tellAndAwait(Role.BACKUP, Cause.STARTUP, "backup", "INSTANCE VI 1 BACKUP 79");
        tellAndAwait(Role.ACTIVE, Cause.ACTIVE_TIMEOUT, "active", "INSTANCE VI 1 MASTER 79");
        tellAndAwait(Role.INITIALIZE, Cause.INTERFACE_DOWN, "fault", "INSTANCE VI 1 FAULT 79");
        tellAndAwait(Role.INITIALIZE, Cause.DELETED, "fault", "INSTANCE VI 1 FAULT 79");
        tellAndAwait(Role.INITIALIZE, Cause.SHUTDOWN, "stop", "INSTANCE VI 1 STOP 79");
    }

    @Test
    void aSyncGroupIsToldWithoutAPriority() {
        NotifyScripts notify = notifyWith("true");
        SyncGroupDefinition group =
                new SyncGroupDefinition("G 1", List.of("VI 1"), any("echo $1,$2,$3,$4 >> " + log()));
        List.of(
                        Optional.of(Role.BACKUP),
                        Optional.of(Role.ACTIVE),
                        Optional.of(Role.INITIALIZE),
                        Optional.<Role>empty())
                .forEach(role -> {
                    int before = lines(log()).size();
                    notify.tell(group, role);
                    await().until(() -> lines(log()).size() > before);
                });
        assertThat(lines(log()))
                .containsExactly("GROUP,G 1,BACKUP,0", "GROUP,G 1,MASTER,0", "GROUP,G 1,FAULT,0", "GROUP,G 1,STOP,0");
    }

    @Test
    void scriptsAreStartedInTheOrderOfTheTransitions() {
        NotifyScripts notify = notifyWith("read -r pid name s p g i t f a b c d u v x y z n m o q start rest"
                + " < /proc/$$/stat; echo \"$start $4\" >> " + log());
        IntStream.range(0, 40).forEach(i -> notify.tell(transition(Role.BACKUP, Cause.STARTUP, i + 1)));

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
        NotifyScripts notify = notifyWith("echo $$ >> " + pids() + "; echo $3 >> " + log() + "; exec sleep 1000");
        notify.tell(transition(Role.BACKUP, Cause.STARTUP, 99));
        notify.tell(transition(Role.ACTIVE, Cause.ACTIVE_TIMEOUT, 99));
        await().until(() -> lines(log()).size() == 2);
        assertThat(lines(log())).containsExactlyInAnyOrder("BACKUP", "MASTER");
    }

    @Test
    void scriptsThatHangDoNotFillTheSystem() {
        NotifyDefinition hangs = any("echo $$ >> " + pids() + "; trap '' TERM; sleep 1000 & wait; sleep 1000");
        NotifyScripts notify =
                new NotifyScripts(router -> hangs, new ScriptLauncher(signals, Optional.empty()), 2, SECOND);
        scripts = Optional.of(notify);
        for (int i = 1; i <= 4; i++) {
            int count = i;
            notify.tell(transition(Role.BACKUP, Cause.STARTUP, 99));
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
        NotifyScripts notify = notifyWith("echo $$ >> " + pids() + "; trap '' TERM; sleep 1000 & wait; sleep 1000");
        notify.tell(transition(Role.BACKUP, Cause.STARTUP, 99));
        await().until(() -> lines(pids()).size() == 1);
        notify.tell(transition(Role.INITIALIZE, Cause.SHUTDOWN, 99));
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
        ScriptLauncher launcher = new ScriptLauncher(signals, Optional.empty());
        NotifyScripts notify = new NotifyScripts(router -> slow, launcher, 2, Duration.ofMinutes(1));
        notify.tell(transition(Role.INITIALIZE, Cause.SHUTDOWN, 99));
        notify.close();
        assertThat(lines(log())).containsExactly("STOP");
    }

    @Test
    void aMissingScriptDoesNotKeepTheNextFromRunning() {
        Command missing = new Command(List.of("/no/such/script"), US);
        NotifyDefinition definition = new NotifyDefinition(
                Optional.of(missing),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                any("echo $3 >> " + log()).any());
        NotifyScripts notify = new NotifyScripts(router -> definition, new ScriptLauncher(signals, Optional.empty()));
        scripts = Optional.of(notify);
        notify.tell(transition(Role.ACTIVE, Cause.ACTIVE_TIMEOUT, 99));
        await().untilAsserted(() -> assertThat(lines(log())).containsExactly("MASTER"));
    }

    private void tellAndAwait(Role to, Cause cause, String... expected) {
        int before = lines(log()).size();
        scripts.orElseThrow().tell(transition(to, cause, 79));
        await().untilAsserted(() -> assertThat(lines(log()).stream().skip(before))
                .as(to + " because of " + cause)
                .containsExactlyInAnyOrder(expected));
    }

    private NotifyDefinition everything() {
        return new NotifyDefinition(
                Optional.of(shell("echo active >> " + log())),
                Optional.of(shell("echo backup >> " + log())),
                Optional.of(shell("echo fault >> " + log())),
                Optional.of(shell("echo stop >> " + log())),
                Optional.of(shell("echo \"$@\" >> " + log())));
    }

    private NotifyScripts notifyWith(String text) {
        NotifyDefinition definition = any(text);
        NotifyScripts made = new NotifyScripts(router -> definition, new ScriptLauncher(signals, Optional.empty()));
        scripts = Optional.of(made);
        return made;
    }

    private static NotifyDefinition any(String text) {
        return new NotifyDefinition(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(shell(text)));
    }

    private static Command shell(String text) {
        return new Command(List.of("/bin/sh", "-c", text, "sh"), US);
    }

    private static Transition transition(Role to, Cause cause, int priority) {
        Reason reason = new Reason(cause, "", Optional.empty(), new Priority(99), new Priority(priority), 0, List.of());
        return new Transition("VI 1", new Vrid(51), Role.BACKUP, to, reason);
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
