package org.vipwarden.engine.notify;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.NamedPipe;
import org.vipwarden.engine.track.ProcessSignals;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptProcess;

/** A FIFO that is told what happens, and the script that reads it, when there is one. What cannot be written is lost: nobody waits. */
final class NotifyFifo {
    private static final Logger LOG = System.getLogger(NotifyFifo.class.getName());

    /** As keepalived has it, whose own umask leaves nothing for others. */
    private static final int MODE = 0600;

    private static final long PATIENCE_MILLIS = 1_000;

    private final Path file;
    private final NamedPipe pipe;
    private final Optional<ScriptProcess> script;
    private final CompletableFuture<Integer> scriptEnd = new CompletableFuture<>();
    private volatile boolean closed;
    private boolean full;

    private NotifyFifo(Path file, NamedPipe pipe, Optional<ScriptProcess> script) {
        this.file = file;
        this.pipe = pipe;
        this.script = script;
    }

    /** Opens it, and makes it when there is none; what is wrong with it is logged. */
    static Optional<NotifyFifo> open(FifoDefinition definition, ScriptLauncher launcher) {
        Path file = definition.file();
        try {
            boolean made = NamedPipe.make(file, MODE);
            if (made) {
                give(definition, launcher);
            }
            NamedPipe pipe = NamedPipe.open(file, made);
            NotifyFifo fifo =
                    new NotifyFifo(file, pipe, definition.script().flatMap(command -> start(command, file, launcher)));
            fifo.script.ifPresent(process -> process.whenEnded(status -> fifo.scriptEnded(definition, status)));
            return Optional.of(fifo);
        } catch (KernelRefusal refusal) {
            LOG.log(Level.WARNING, refusal.getMessage());
            return Optional.empty();
        }
    }

    private static void give(FifoDefinition definition, ScriptLauncher launcher) {
        try {
            launcher.give(definition.file(), definition.owner());
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "cannot give the FIFO {0} to {1}: {2}",
                    definition.file(),
                    definition.owner().user(),
                    e.getMessage());
        }
    }

    private static Optional<ScriptProcess> start(Command command, Path file, ScriptLauncher launcher) {
        try {
            return Optional.of(launcher.start(command, List.of(file.toString()), Optional.empty()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the script of the FIFO {0} cannot be run: {1}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** keepalived too only says so, and begins it anew at the next reload. */
    private void scriptEnded(FifoDefinition definition, int status) {
        scriptEnd.complete(status);
        if (!closed) {
            LOG.log(
                    Level.WARNING,
                    "the script of the FIFO {0} has ended with status {1}: {2}",
                    file,
                    status,
                    definition.script().map(Command::toString).orElse(""));
        }
    }

    /** Writes a line. The first one that is lost is logged, and so is the first that arrives again. */
    void write(String line) {
        boolean written = pipe.write(line);
        if (written == full) {
            full = !written;
            LOG.log(
                    full ? Level.WARNING : Level.INFO,
                    full ? "nobody reads the FIFO {0}: what comes next is lost" : "the FIFO {0} is read again",
                    file);
        }
    }

    /**
     * Removes it. Its script may read to the end, and is asked to end when that takes longer than a second.
     *
     * @return completes when the script has ended, or was asked to
     */
    CompletableFuture<Void> close() {
        closed = true;
        pipe.close();
        if (script.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return scriptEnd.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).handle((status, late) -> {
            if (late != null) {
                script.get().signal(ProcessSignals.TERM);
            }
            return null;
        });
    }
}
