package org.vipwarden.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.node.NodeOptions;
import org.vipwarden.engine.node.StartRefused;
import org.vipwarden.launcher.log.LogArguments;
import org.vipwarden.launcher.log.LogOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code vipwarden run}: one node in the foreground, with keepalived's names for keepalived's options (keepalived(8)), so that a
 * command line written for it works here.
 */
@Command(
        name = "run",
        description = "Run one node in the foreground, as keepalived's options and keepalived.conf say.",
        sortOptions = false,
        versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {
    private static final Path DEFAULT_PID_FILE = Path.of("/run/vipwarden/vipwarden.pid");
    private static final Path DEFAULT_STATE = Path.of("/var/lib/vipwarden");

    /** Asked only when the log is configured: the parts have loggers, and the first one freezes it. */
    private final Supplier<Parts> parts;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-f", "--use-file"},
            paramLabel = "FILE",
            defaultValue = "/etc/keepalived/keepalived.conf",
            description =
                    "The configuration (default: ${DEFAULT-VALUE}); our own settings are in vipwarden.conf beside it.")
    private Path configuration;

    @Option(
            names = {"-t", "--config-test"},
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "",
            description = "Only check the configuration; what there is to say goes to FILE, or to standard error.")
    private Optional<String> test = Optional.empty();

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "FILE",
            description = "The pid file (default: /run/vipwarden/vipwarden.pid).")
    private Path pidFile = DEFAULT_PID_FILE;

    @Mixin
    private LogArguments log = new LogArguments();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "What lives as long as the process (default: beside the pid file, with .run for .pid).")
    private Optional<Path> runDirectory = Optional.empty();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "Journal and rule revisions (default: /var/lib/vipwarden; beside another pid file, with .state for .pid).")
    private Optional<Path> stateDirectory = Optional.empty();

    @Option(names = "--no-management", description = "No JMX connector and no web page.")
    private boolean unmanaged;

    RunCommand() {
        this(RealParts::new);
    }

    RunCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Say which version this is.")
    void version(boolean given) {}

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this.")
    void help(boolean given) {}

    // keepalived's words for what this command always does: there is nothing to remember.

    @Option(
            names = {"-n", "--dont-fork"},
            description = "Stay in the foreground (always so).")
    void dontFork(boolean given) {}

    @Option(
            names = {"-P", "--vrrp"},
            description = "VRRP only (always so).")
    void vrrp(boolean given) {}

    @Override
    public Integer call() throws InterruptedException {
        log.with(ConfigurationLoader.log(ownConfiguration(), Surroundings.ofThisMachine()))
                .apply();
        try {
            return test.isPresent() ? check(test.get()) : serve();
        } catch (StartRefused refused) {
            refused.lines().forEach(spec.commandLine().getErr()::println);
            return refused.exitCode();
        } finally {
            LogOptions.finish();
        }
    }

    private int check(String report) throws StartRefused {
        var reading = parts.get().read(configuration, ownConfiguration());
        if (report.isEmpty()) {
            print(reading.lines(), spec.commandLine().getErr());
        } else {
            try (var file = new PrintWriter(Files.newBufferedWriter(Path.of(report)))) {
                print(reading.lines(), file);
            } catch (IOException e) {
                throw new StartRefused(4, List.of("cannot write " + report + ": " + Reasons.of(e)));
            }
        }
        return reading.exitCode();
    }

    private static void print(List<String> lines, PrintWriter out) {
        lines.forEach(out::println);
        out.flush();
    }

    private int serve() throws StartRefused, InterruptedException {
        try (var pid = PidFile.take(pidFile);
                var run = RunDirectory.make(runDirectory.orElseGet(() -> pid.beside(".run")))) {
            var state = stateDirectory.orElseGet(
                    () -> pidFile.equals(DEFAULT_PID_FILE) ? DEFAULT_STATE : pid.beside(".state"));
            var options = new NodeOptions(configuration, ownConfiguration(), state);
            return new NodeProcess(parts.get(), options, run, !unmanaged).run();
        }
    }

    private Path ownConfiguration() {
        return configuration.resolveSibling("vipwarden.conf");
    }
}
