package org.vipwarden.launcher;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts real processes, with an engine that says what is done to it. */
@Timeout(120)
class NodeProcessTest {
    @TempDir
    private Path directory;

    private Path configuration;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void writeConfiguration() throws IOException {
        configuration = Files.createFile(directory.resolve("keepalived.conf"));
    }

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void sigtermClosesTheEngineFirstThenManagementAndLeavesNothing() throws Exception {
        var node = start("-nlDP", "-f", configuration.toString(), "-p", pid());
        var lines = node.inputReader();
        await(lines, "management started");
        signal(node, "TERM");
        assertThat(lines.lines()).containsSubsequence("engine closed", "management closed");
        assertThat(node.waitFor()).isZero();
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(configuration));
    }

    @Test
    void sighupReloadsAndTheNodeGoesOn() throws Exception {
        var node = start("-f", configuration.toString(), "-p", pid());
        var lines = node.inputReader();
        await(lines, "management started");
        signal(node, "HUP");
        await(lines, "reload by SIGHUP");
        signal(node, "INT");
        await(lines, "engine closed");
        assertThat(node.waitFor()).isZero();
    }

    @Test
    void aNodeThatIsRefusedSaysWhyInOneLineAndLeavesNothing() throws Exception {
        var node = start("-f", directory.resolve("missing").toString(), "-p", pid());
        assertThat(node.errorReader().lines()).containsExactly(directory.resolve("missing") + ": no such file");
        assertThat(node.waitFor()).isEqualTo(6);
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(configuration));
    }

    @Test
    void theSecondNodeOnAPidFileIsRefusedAndTheFirstGoesOn() throws Exception {
        var first = start("-f", configuration.toString(), "-p", pid());
        await(first.inputReader(), "management started");
        var second = start("-f", configuration.toString(), "-p", pid());
        assertThat(second.errorReader().lines())
                .containsExactly(
                        "already running as process " + first.pid() + ", which holds " + pid() + " (-p names another)");
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(first.isAlive()).isTrue();
        assertThat(Path.of(pid())).hasContent(String.valueOf(first.pid()));
    }

    @Test
    void aKilledNodesPlaceIsTakenByTheNext() throws Exception {
        var first = start("-f", configuration.toString(), "-p", pid());
        await(first.inputReader(), "management started");
        first.destroyForcibly().waitFor();
        assertThat(Path.of(pid())).exists();
        var second = start("-f", configuration.toString(), "-p", pid());
        await(second.inputReader(), "management started");
        assertThat(Path.of(pid())).hasContent(String.valueOf(second.pid()));
    }

    @Test
    void theConfigurationTestStartsNothing() throws Exception {
        var check = start("--config-test", "--use-file", configuration.toString(), "-p", pid());
        assertThat(check.inputReader().lines()).isEmpty();
        assertThat(check.waitFor()).isZero();
        assertThat(Path.of(pid())).doesNotExist();
    }

    @Test
    void everySignalOfKeepalivedIsAnsweredAndNoneEndsTheNode() throws Exception {
        var node = start("-f", configuration.toString(), "-p", pid(), "--dump-dir", directory.toString());
        var lines = node.inputReader();
        await(lines, "management started");
        for (var function : List.of("DATA", "STATS", "JSON", "STATS_CLEAR")) {
            for (int i = 0; i < 50; i++) {
                signal(node, SignalFunction.valueOf(function).number());
            }
        }
        for (var file : List.of("keepalived.data", "keepalived.stats", "keepalived.json")) {
            Awaitility.await(file).until(() -> Files.exists(directory.resolve(file)));
        }
        signal(node, SignalFunction.RELOAD.number());
        await(lines, "reload by SIGHUP");
        assertThat(node.isAlive()).isTrue();
        assertThat(directory.resolve("keepalived.json")).hasContent("[]\n");
        signal(node, SignalFunction.STOP.number());
        await(lines, "engine closed");
        assertThat(node.waitFor()).isZero();
    }

    @Test
    void ctrlCDoesNothingWhenItIsToBeIgnored() throws Exception {
        var node = start("-f", configuration.toString(), "-p", pid(), "--ignore-sigint");
        var lines = node.inputReader();
        await(lines, "management started");
        signal(node, "INT");
        signal(node, "HUP");
        await(lines, "reload by SIGHUP");
        assertThat(node.isAlive()).isTrue();
    }

    @Test
    void everyPidFileThatIsAskedForHoldsTheOneProcess() throws Exception {
        var further = List.of("vrrp.pid", "checkers.pid", "bfd.pid");
        Files.writeString(directory.resolve("vrrp.pid"), "4194305\n");
        var node = start(
                "-f",
                configuration.toString(),
                "-p",
                pid(),
                "-r",
                directory.resolve("vrrp.pid").toString(),
                "-c",
                directory.resolve("checkers.pid").toString(),
                "-b",
                directory.resolve("bfd.pid").toString());
        var lines = node.inputReader();
        await(lines, "management started");
        for (var name : further) {
            assertThat(directory.resolve(name)).hasContent(String.valueOf(node.pid()));
        }
        signal(node, "TERM");
        assertThat(node.waitFor()).isZero();
        assertThat(further).noneMatch(name -> Files.exists(directory.resolve(name)));
    }

    @Test
    void theProcessIsPreparedBeforeTheEngineStarts() throws Exception {
        var node = start("-f", configuration.toString(), "-p", pid(), "-s", "blue", "-u", "027");
        assertThat(node.inputReader().readLine()).isEqualTo("in namespace blue");
        signal(node, "TERM");
    }

    @Test
    void whatHasNoEffectIsTakenAndSaid() throws Exception {
        var node = start("-nlDPXVIRaxm", "-A", "/run/x", "--all", "-B", "-f", configuration.toString(), "-p", pid());
        await(node.inputReader(), "management started");
        signal(node, "TERM");
        var said = node.errorReader()
                .lines()
                .filter(line -> line.contains("accepted, has no effect"))
                .toList();
        assertThat(said).hasSize(10).anyMatch(line -> line.contains("-X (--release-vips)"));
        assertThat(node.waitFor()).isZero();
    }

    @Test
    void healthChecksAloneAreRefusedInsteadOfVrrp() throws Exception {
        var node = start("-C", "-f", configuration.toString(), "-p", pid());
        assertThat(node.errorReader().lines()).singleElement().asString().contains("not supported yet");
        assertThat(node.waitFor()).isEqualTo(1);
    }

    private String pid() {
        return directory.resolve("node.pid").toString();
    }

    private Process start(String... arguments) throws IOException {
        // As the program vipwarden starts it: a build that runs in the background has these ignored.
        var command = new ArrayList<>(List.of(
                "env",
                "--default-signal=HUP,INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-opens",
                NumberedSignal.PACKAGE + "=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TrialNode.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    private static void await(BufferedReader lines, String wanted) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(wanted);
    }

    private static void signal(Process process, int number) throws IOException, InterruptedException {
        signal(process, String.valueOf(number));
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor(10, SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
