package org.vipwarden.launcher;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.dump.DumpFiles;
import org.vipwarden.engine.dump.Dumps;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.NodeOptions;
import org.vipwarden.engine.node.StartRefused;

/**
 * One node from its start to its end: the engine first, then the JMX connector, then, on a thread of its own, the application
 * server. Whatever happens to management, the engine goes on.
 */
final class NodeProcess {
    private static final Logger LOG = System.getLogger(NodeProcess.class.getName());

    private final Parts parts;
    private final NodeOptions options;
    private final Listeners listeners;
    private final RunDirectory run;
    private final Manner manner;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    NodeProcess(Parts parts, NodeOptions options, Listeners listeners, RunDirectory run, Manner manner) {
        this.parts = parts;
        this.options = options;
        this.listeners = listeners;
        this.run = run;
        this.manner = manner;
    }

    /**
     * How the process behaves.
     *
     * @param dumpDirectory where dump files go that the configuration names no place for
     * @param dumpsAtStart whether configuration and state are logged once
     * @param ignoreInterrupt whether SIGINT does nothing
     * @param managed whether there is a JMX connector and a web page
     */
    record Manner(Path dumpDirectory, boolean dumpsAtStart, boolean ignoreInterrupt, boolean managed) {}

    /**
     * Runs until a signal ends it.
     *
     * @return the exit code
     */
    int run() throws StartRefused, InterruptedException {
        var signals = Signals.take(manner.ignoreInterrupt());
        var engine = parts.start(options);
        started.add(engine);
        var dumps = new Dumps(engine);
        if (manner.managed()) {
            manage(engine, dumps);
        }
        prepare(dumps);
        obey(signals, engine, new DumpFiles(dumps, manner.dumpDirectory()));
        // The engine is the first: a successor takes over while the rest is still closing.
        started.forEach(NodeProcess::close);
        return 0;
    }

    private void manage(Engine engine, Dumps dumps) {
        // The web application finds the secret of this start there.
        System.setProperty("vipwarden.run.dir", run.path().toString());
        started.add(parts.manage(engine, dumps, listeners, run.path()));
        listeners.httpPort().ifPresent(port -> WebPage.open(run.path(), port));
    }

    /** The first dump is the slow one, and an exporter waits ten milliseconds for its file. */
    private void prepare(Dumps dumps) {
        try {
            for (var kind : Dumps.Kind.values()) {
                var text = dumps.text(kind);
                if (manner.dumpsAtStart() && kind == Dumps.Kind.DATA) {
                    text.lines().forEach(line -> LOG.log(Level.INFO, line));
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot dump: " + e, e);
        }
    }

    /** Returns when the process is to stop. */
    private static void obey(Signals signals, Engine engine, DumpFiles files) throws InterruptedException {
        while (true) {
            var signal = signals.next();
            switch (signal) {
                case TERM, INT -> {
                    LOG.log(Level.INFO, "stopping (SIG{0})", signal);
                    return;
                }
                case HUP -> {
                    var unused = engine.reload("SIGHUP").whenComplete(NodeProcess::report);
                }
                case USR1 -> dump("configuration and state", () -> files.write(Dumps.Kind.DATA));
                case USR2 -> dump("statistics", () -> files.write(Dumps.Kind.STATISTICS));
                case JSON -> dump("configuration, state and statistics", () -> files.write(Dumps.Kind.JSON));
                case STATS_CLEAR -> dump("and cleared the statistics", files::writeAndClearStatistics);
            }
        }
    }

    /** Makes a dump file. */
    @FunctionalInterface
    private interface Dump {
        Path make() throws IOException;
    }

    private static void dump(String what, Dump dump) {
        try {
            LOG.log(Level.DEBUG, "wrote {0} to {1}", what, dump.make());
        } catch (IOException e) {
            LOG.log(Level.ERROR, "cannot write the dump file: {0}", e.getMessage());
        } catch (RuntimeException e) {
            // A mistake in what is only shown must not take the addresses away.
            LOG.log(Level.ERROR, "cannot dump: " + e, e);
        }
    }

    /** The outcome itself is in the journal, and so in the log. */
    private static void report(Engine.ReloadOutcome outcome, Throwable failure) {
        if (failure != null) {
            LOG.log(Level.ERROR, "reload failed: " + failure.getMessage(), failure);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "did not stop in order: " + e.getMessage(), e);
        }
    }
}
