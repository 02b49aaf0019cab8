package org.vipwarden.launcher;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final RunDirectory run;
    private final boolean managed;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    NodeProcess(Parts parts, NodeOptions options, RunDirectory run, boolean managed) {
        this.parts = parts;
        this.options = options;
        this.run = run;
        this.managed = managed;
    }

    /**
     * Runs until a signal ends it.
     *
     * @return the exit code
     */
    int run() throws StartRefused, InterruptedException {
        var signals = Signals.take();
        var engine = parts.start(options);
        started.add(engine);
        if (managed) {
            manage(engine);
        }
        obey(signals, engine);
        // The engine is the first: a successor takes over while the rest is still closing.
        started.forEach(NodeProcess::close);
        return 0;
    }

    private void manage(Engine engine) {
        var listeners =
                parts.read(options.configuration(), options.ownConfiguration()).listeners();
        // The web application finds the secret of this start there.
        System.setProperty("vipwarden.run.dir", run.path().toString());
        started.add(parts.manage(engine, listeners, run.path()));
        listeners.httpPort().ifPresent(port -> WebPage.open(run.path(), port));
    }

    /** Returns when the process is to stop. */
    private static void obey(Signals signals, Engine engine) throws InterruptedException {
        while (true) {
            var signal = signals.next();
            if (signal != Signals.Signal.HUP) {
                LOG.log(Level.INFO, "stopping (SIG{0})", signal);
                return;
            }
            var unused = engine.reload("SIGHUP").whenComplete(NodeProcess::report);
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
