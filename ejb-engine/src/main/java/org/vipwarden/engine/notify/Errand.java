package org.vipwarden.engine.notify;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.track.ProcessSignals;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptProcess;

/** Runs {@code startup_script} or {@code shutdown_script} and waits for its end; when it takes too long, it is killed. */
public final class Errand {
    private static final Logger LOG = System.getLogger(Errand.class.getName());

    private Errand() {}

    /** Returns when it has ended, in one way or the other. What goes wrong is logged, and keeps nothing from going on. */
    public static void run(PhaseScript script, ScriptLauncher launcher) {
        try {
            ScriptProcess process = launcher.start(script.command(), List.of(), Optional.empty());
            await(script, process);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be run: {1}", script.command(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(PhaseScript script, ScriptProcess process) throws InterruptedException {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        process.whenEnded(ended::complete);
        try {
            int status = ended.get(script.timeout().toNanos(), TimeUnit.NANOSECONDS);
            if (status != 0) {
                LOG.log(Level.WARNING, "{0} exited with status {1}", script.command(), status);
            }
        } catch (TimeoutException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} takes longer than {1} s and is killed",
                    script.command(),
                    script.timeout().toSeconds());
            process.signal(ProcessSignals.KILL);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
