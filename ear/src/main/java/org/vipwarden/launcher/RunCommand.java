package org.vipwarden.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
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
        exitCodeOnInvalidInput = 1)
final class RunCommand implements Callable<Integer> {
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
            names = {"-i", "--config-id"},
            paramLabel = "ID",
            description = "What @ID lines of the configuration are compared with (default: the host's name).")
    private Optional<String> configId = Optional.empty();

    @Option(
            names = {"-s", "--namespace"},
            paramLabel = "NAME",
            description = "Run in this network namespace (ip-netns(8)), whatever the configuration says.")
    private Optional<String> namespace = Optional.empty();

    @Mixin
    private PidMixin pids;

    @Mixin
    private LogArguments log = new LogArguments();

    @Option(
            names = {"-d", "--dump-conf"},
            description = "Log the configuration and the state after the start.")
    private boolean dump;

    @Option(
            names = {"-u", "--umask"},
            paramLabel = "MASK",
            description = "Permission bits that new files do not get, as umask(1) takes them.")
    private Optional<String> mask = Optional.empty();

    @Option(names = "--ignore-sigint", description = "Do not stop on SIGINT (Ctrl-C).")
    private boolean ignoreInterrupt;

    @Option(
            names = "--signum",
            paramLabel = "FUNCTION",
            description = "Only say which signal asks for it: STOP, RELOAD, DATA, STATS, STATS_CLEAR or JSON.")
    private Optional<String> function = Optional.empty();

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

    @Option(
            names = "--dump-dir",
            paramLabel = "DIR",
            description = "Where keepalived.data, .stats and .json are written (default: the run directory).")
    private Optional<Path> dumpDirectory = Optional.empty();

    @Option(names = "--no-management", description = "No JMX connector and no web page.")
    private boolean unmanaged;

    @Mixin
    private PartsMixin subsystems;

    @Mixin
    private AcceptedOptions accepted;

    RunCommand() {
        this(RealParts::new);
    }

    RunCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    @Option(
            names = {"-v", "--version"},
            description = "Say which version this is, and of which keepalived it is the equal.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this.")
    void help(boolean given) {}

    @Option(
            names = {"-n", "--dont-fork"},
            description = "Stay in the foreground (always so).")
    void dontFork(boolean given) {}

    @Override
    public Integer call() throws InterruptedException {
        if (version) {
            return say(KeepalivedVersion.lines());
        }
        if (function.isPresent()) {
            return signal(function.get());
        }
        try {
            subsystems.requireVrrp();
            return test.isPresent() ? check(test.get()) : serve();
        } catch (StartRefused refused) {
            say(refused.lines());
            return refused.exitCode();
        } finally {
            LogOptions.finish();
        }
    }

    private int say(List<String> lines) {
        lines.forEach(spec.commandLine().getErr()::println);
        return 0;
    }

    private int signal(String name) {
        var known = SignalFunction.named(name);
        known.ifPresent(f -> spec.commandLine().getOut().println(f.number()));
        if (known.isEmpty()) {
            say(List.of("Unknown sigfunc " + name));
        }
        return known.isPresent() ? 0 : 1;
    }

    private int check(String report) throws StartRefused {
        var reading = parts.get().read(options(Path.of("")));
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
        log.with(ConfigurationLoader.log(ownConfiguration(), Surroundings.ofThisMachine()))
                .apply();
        var wired = parts.get();
        var reading = wired.read(options(Path.of("")));
        var names = new NodeNames(
                namespace.or(() -> reading.surface().networkNamespace()),
                reading.surface().instanceName());
        wired.prepare(names.namespace(), fileMask());
        try (var pid = pids.take(names.pidFile());
                var run = RunDirectory.make(runDirectory.orElseGet(() -> pid.beside(".run")))) {
            var logger = System.getLogger(RunCommand.class.getName());
            accepted.notes().forEach(note -> logger.log(Level.INFO, note));
            var state = stateDirectory.orElseGet(() -> pids.isOwn() ? pid.beside(".state") : names.stateDirectory());
            var manner = new NodeProcess.Manner(dumpDirectory.orElse(run.path()), dump, ignoreInterrupt, !unmanaged);
            return new NodeProcess(wired, options(state), reading.listeners(), run, manner).run();
        }
    }

    private NodeOptions options(Path state) {
        return new NodeOptions(configuration, ownConfiguration(), state, configId);
    }

    private Path ownConfiguration() {
        return configuration.resolveSibling("vipwarden.conf");
    }

    private Optional<Integer> fileMask() throws StartRefused {
        try {
            return mask.map(digits -> Integer.parseInt(digits, 8));
        } catch (NumberFormatException e) {
            throw new StartRefused(1, List.of("-u takes octal permission bits, not '" + mask.orElseThrow() + "'"));
        }
    }
}
