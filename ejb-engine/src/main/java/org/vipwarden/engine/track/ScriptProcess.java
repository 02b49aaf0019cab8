package org.vipwarden.engine.track;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** A script that was started. May be used from any thread. */
public final class ScriptProcess {
    private static final int COMPLAINT_BYTES = 200;

    private final Process process;
    private final ProcessSignals signals;
    private final Optional<Path> complaints;

    ScriptProcess(Process process, ProcessSignals signals, Optional<Path> complaints) {
        this.process = process;
        this.signals = signals;
        this.complaints = complaints;
    }

    /** The number of the process, of its group and of its session. */
    public long pid() {
        return process.pid();
    }

    /**
     * Calls with the exit status once it has ended, on any thread: 128 and the signal's number when it was ended by one. No
     * thread of ours waits.
     */
    public void whenEnded(IntConsumer action) {
        CompletableFuture<Void> unused = process.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
    }

    /**
     * Sends a signal to the script and all that it started.
     *
     * @param number of {@link ProcessSignals}
     * @return false when none of them is there any more
     */
    public boolean signal(int number) {
        if (signals.send(pid(), number)) {
            return true;
        }
        boolean alive = process.isAlive();
        if (alive && number == ProcessSignals.KILL) {
            process.destroyForcibly();
        } else if (alive && number == ProcessSignals.TERM) {
            process.destroy();
        }
        return alive; // so young that it has no group of its own yet
    }

    /** The beginning of what it wrote to stderr, on one line and without control characters; empty when there is nothing. */
    public String complaint() {
        if (complaints.isEmpty()) {
            return "";
        }
        try (InputStream in = Files.newInputStream(complaints.get())) {
            String text = new String(in.readNBytes(COMPLAINT_BYTES), StandardCharsets.UTF_8);
            return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        } catch (IOException e) {
            return ""; // the exit status has to speak for itself
        }
    }
}
