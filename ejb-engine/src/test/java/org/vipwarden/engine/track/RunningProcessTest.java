package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.unit.Weight;

/** Processes as proc(5) shows them, and which of them are meant. */
class RunningProcessTest {
    @TempDir
    Path proc;

    private void process(int pid, String name, char state, String command) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.writeString(directory.resolve("stat"), pid + " (" + name + ") " + state + " 1 1 1 0 -1");
        Files.writeString(directory.resolve("cmdline"), command);
    }

    static ProcessDefinition wanted(Matching matching, String program, String... parameters) {
        return new ProcessDefinition(
                "p",
                program,
                List.of(parameters),
                matching,
                1,
                Integer.MAX_VALUE,
                Duration.ZERO,
                Duration.ZERO,
                new Weight(1));
    }

    @Test
    void processesAreReadAndTheDeadAreNot() throws IOException {
        process(7, "nginx", 'S', "nginx: master\0");
        process(8, "odd) S (", 'R', "/bin/odd\0a b\0\0");
        process(9, "zombie", 'Z', "");
        process(10, "kthreadd", 'S', "");
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("11")); // it ended while we looked
        assertThat(RunningProcess.all(proc))
                .containsExactlyInAnyOrder(
                        new RunningProcess(7, "nginx", List.of("nginx: master")),
                        new RunningProcess(8, "odd) S (", List.of("/bin/odd", "a b", "")),
                        new RunningProcess(10, "kthreadd", List.of()));
        assertThat(RunningProcess.read(proc, 4711)).isEmpty();
    }

    @Test
    void aNameIsComparedAsAWhole() {
        RunningProcess sshd = new RunningProcess(1, "sshd", List.of("/usr/sbin/sshd", "-D"));
        assertThat(sshd.is(wanted(Matching.NAME, "sshd"))).isTrue();
        assertThat(sshd.is(wanted(Matching.NAME, "ssh"))).isFalse();
        assertThat(sshd.is(wanted(Matching.NAME, "/usr/sbin/sshd"))).isFalse();
    }

    @Test
    void aCommandLineIsComparedAsParamMatchSays() {
        RunningProcess run = new RunningProcess(1, "x", List.of("/bin/x", "-a", "one", "two"));
        assertThat(run.is(wanted(Matching.COMMAND, "/bin/x"))).isTrue();
        assertThat(run.is(wanted(Matching.COMMAND, "x"))).isFalse();
        assertThat(run.is(wanted(Matching.EXACT, "/bin/x", "-a", "one", "two"))).isTrue();
        assertThat(run.is(wanted(Matching.EXACT, "/bin/x", "-a", "one"))).isFalse();
        assertThat(run.is(wanted(Matching.EXACT, "/bin/x")))
                .as("no parameters at all")
                .isFalse();
        assertThat(run.is(wanted(Matching.PARTIAL, "/bin/x", "-a", "one"))).isTrue();
        assertThat(run.is(wanted(Matching.PARTIAL, "/bin/x", "-a", "on"))).isFalse();
        assertThat(run.is(wanted(Matching.INITIAL, "/bin/x", "-a", "on"))).isTrue();
        assertThat(run.is(wanted(Matching.INITIAL, "/bin/x", "-", "one"))).isFalse();
        assertThat(run.is(wanted(Matching.INITIAL, "/bin/x"))).isTrue();
    }
}
