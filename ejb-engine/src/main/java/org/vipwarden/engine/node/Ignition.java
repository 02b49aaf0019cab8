package org.vipwarden.engine.node;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.journal.FileJournal;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.linux.Capabilities;
import org.vipwarden.engine.linux.LinuxKernel;
import org.vipwarden.engine.linux.ProcessGroup;
import org.vipwarden.engine.linux.Uptime;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.WorkerScheduler;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.run.Limits;
import org.vipwarden.rules.run.RulePolicy;

/** Makes a node of this machine's parts: its kernel, its clock, its disk. */
final class Ignition {
    private static final Logger LOG = System.getLogger(Ignition.class.getName());
    private static final int NO_CONFIGURATION = 6;
    private static final int MISSING_RIGHT = 4;
    private static final int FATAL = 1;
    private static final int TRACKER_THREADS = 2;

    private Ignition() {}

    static Node start(NodeOptions options) throws StartRefused {
        Clock clock = Clock.systemUTC();
        Instant processStart = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
        makeDirectory(options.stateDirectory());
        // The rules are loaded by a thread of their own while this one reads the configuration.
        Policy policy = RulePolicy.start(options.stateDirectory(), clock, Limits.DEFAULT);
        try {
            Loaded loaded = load(options);
            Configuration configuration = loaded.configuration().orElseThrow();
            requireRights(configuration);
            Journal journal =
                    FileJournal.open(options.stateDirectory().resolve("journal"), clock, FileJournal.Limits.DEFAULT);
            journal.listen(new JournalLog());
            NodeParts parts = parts(configuration, options, policy, journal);
            Node node = new Node(options, configuration, new LinuxKernel(), clock, parts);
            node.surface(loaded.surface());
            node.ignite(processStart, clock);
            Rehearsal.begin(configuration);
            return node;
        } catch (StartRefused refused) {
            policy.close();
            throw refused;
        }
    }

    static Loaded read(NodeOptions options) {
        return ConfigurationLoader.load(options.configuration(), options.ownConfiguration(), options.surroundings());
    }

    private static Loaded load(NodeOptions options) throws StartRefused {
        Loaded loaded = read(options);
        String complaints = DiagnosticRenderer.render(loaded.diagnostics());
        if (loaded.configuration().isEmpty()) {
            throw new StartRefused(NO_CONFIGURATION, complaints.lines().toList());
        }
        if (!complaints.isEmpty()) {
            LOG.log(Level.WARNING, "the configuration has mistakes:\n{0}", complaints.stripTrailing());
        }
        return loaded;
    }

    private static void makeDirectory(Path directory) throws StartRefused {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StartRefused(
                    FATAL,
                    List.of("cannot make the state directory " + directory + ": " + e.getMessage()
                            + "; choose another with --state-dir"));
        }
    }

    /** A node without virtual routers needs no right. */
    private static void requireRights(Configuration configuration) throws StartRefused {
        List<String> missing = Capabilities.missing();
        if (!configuration.instances().isEmpty() && !missing.isEmpty()) {
            throw new StartRefused(
                    MISSING_RIGHT,
                    List.of("missing right " + String.join(" and ", missing)
                            + ": run as root, or grant it to the java that runs this"));
        }
    }

    private static NodeParts parts(Configuration configuration, NodeOptions options, Policy policy, Journal journal)
            throws StartRefused {
        WorkerScheduler scheduler = new WorkerScheduler("vipwarden-track", TRACKER_THREADS);
        ScriptLauncher launcher = new ScriptLauncher(ProcessGroup::signal, Outside.security(configuration));
        Path scratch = options.stateDirectory().resolve("scratch");
        makeDirectory(scratch);
        TrackerPool trackers = new TrackerPool(launcher, scratch, KernelEcho::open, scheduler);
        Outside outside = Outside.open(configuration, launcher, journal);
        return new NodeParts(policy, journal, trackers, outside, scheduler, Uptime::read);
    }
}
