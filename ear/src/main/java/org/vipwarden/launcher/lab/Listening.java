package org.vipwarden.launcher.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program in the lab whose lines are taken in as they come, on a thread of their own, until it ends. */
final class Listening {
    private final Process process;
    private final Thread reader;

    private Listening(Process process, Thread reader) {
        this.process = process;
        this.reader = reader;
    }

    /** Starts the program. Its errors come among its lines. */
    static Listening to(String name, ProcessBuilder program, Consumer<String> line) {
        try {
            Process process = program.redirectErrorStream(true).start();
            Thread reader = new Thread(() -> read(process, line), "lab " + name);
            reader.setDaemon(true);
            reader.start();
            return new Listening(process, reader);
        } catch (IOException e) {
            throw new LabFailure("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private static void read(Process process, Consumer<String> line) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(next);
            }
        } catch (IOException e) {
            line.accept("(its output ended: " + e.getMessage() + ")");
        }
    }

    Process process() {
        return process;
    }

    /**
     * Waits until the program has ended and its last line was taken in.
     *
     * @throws LabFailure when it has not by then
     */
    void awaitEnd(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LabFailure(reader.getName() + " does not end");
            }
            reader.join();
        } catch (InterruptedException e) {
            throw LabFailure.interrupted(e);
        }
    }
}
