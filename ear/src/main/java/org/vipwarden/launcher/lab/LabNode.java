package org.vipwarden.launcher.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node of the lab: a daemon on a host, with its files and its log. It can be started again after it has ended. */
public final class LabNode {
    /** A parent that stays when the daemon is stopped: {@code nsenter} stops itself together with its child. */
    private static final List<String> CARRIER = List.of("sh", "-c", "\"$@\"; exit $?", "sh");

    private static final Duration DEATH = Duration.ofSeconds(10);
    /** How long a JVM may take to say where its threads are, which ends with its heap. */
    private static final Duration DUMP = Duration.ofSeconds(3);

    private final Lab lab;
    private final Host host;
    private final Daemon daemon;
    private final Path files;
    private final Timeline<String> log = new Timeline<>();
    private Listening running;

    private LabNode(Lab lab, Host host, Daemon daemon) {
        this.lab = lab;
        this.host = host;
        this.daemon = daemon;
        this.files = lab.directory(host.label());
    }

    /** A node that is not started yet. */
    public static LabNode on(Lab lab, Host host, Daemon daemon) {
        return new LabNode(lab, host, daemon);
    }

    public Host host() {
        return host;
    }

    public Daemon daemon() {
        return daemon;
    }

    /** Its directory, as the programs in the lab name it. */
    public Path files() {
        return files;
    }

    /** Writes one of its files, for example {@code keepalived.conf}. */
    public LabNode with(String name, String text) {
        lab.write(files.resolve(name), text);
        return this;
    }

    /**
     * Reads one of its files.
     *
     * @return nothing when there is no such file (yet)
     */
    public String read(String name) {
        try {
            return Files.readString(lab.outside(files.resolve(name)));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new LabFailure("cannot read " + name + " of " + host.label(), e);
        }
    }

    /** Starts the daemon. */
    public void start() {
        List<String> command = new ArrayList<>(CARRIER);
        command.addAll(daemon.commandIn(files));
        ProcessBuilder program = lab.program(host, command);
        program.environment().put("TMPDIR", files.toString());
        removeLeftovers();
        running = Listening.to(daemon.name() + " on " + host.label(), program, log::add);
    }

    /** A machine that comes back after a crash has an empty /run; a killed daemon leaves its pid files there. */
    private void removeLeftovers() {
        try (Stream<Path> all = Files.list(lab.outside(files))) {
            for (Path file : all.filter(f -> f.toString().endsWith(".pid")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new LabFailure("cannot tidy up on " + host.label(), e);
        }
    }

    public boolean isRunning() {
        return running != null && running.process().isAlive();
    }

    /** Asks the daemon to stop (SIGTERM). */
    public void askToStop() {
        signal("TERM", main());
    }

    /**
     * Waits until the daemon has ended.
     *
     * @throws LabFailure when it has not by then, with its last words and, of a JVM, where its threads are
     */
    public void awaitEnd(Duration timeout) {
        try {
            running.awaitEnd(timeout);
        } catch (LabFailure failure) {
            signal("QUIT", main());
            log.await(line -> line.startsWith("Heap"), DUMP);
            throw new LabFailure(failure.getMessage() + ":\n" + String.join("\n", log.all()), failure);
        }
    }

    /**
     * Ends the daemon with SIGKILL: it cannot say farewell.
     *
     * <p>Its processes are all stopped first, and the children die before their parent, so that none of them can still act on
     * the death of another.
     *
     * @return when it was dead
     */
    public Instant kill() {
        List<String> all = processes();
        signal("STOP", all);
        Collections.reverse(all);
        signal("KILL", all);
        running.awaitEnd(DEATH);
        return Instant.now();
    }

    /** Stops all its processes where they are (SIGSTOP): a daemon that hangs. */
    public void freeze() {
        signal("STOP", processes());
    }

    /** Ends {@link #freeze}. */
    public void thaw() {
        signal("CONT", processes());
    }

    /** Sends a signal to the daemon's main process, by its name without {@code SIG}. */
    public void signal(String name) {
        signal(name, main());
    }

    private static void signal(String name, List<String> processes) {
        if (processes.isEmpty()) {
            throw new LabFailure("there is no process to send SIG" + name + " to");
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + String.join(" ", processes))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new LabFailure("cannot send SIG" + name, e);
        } catch (InterruptedException e) {
            throw LabFailure.interrupted(e);
        }
    }

    private List<String> main() {
        List<String> all = processes();
        return all.subList(0, Math.min(1, all.size()));
    }

    /** The daemon's processes, parents first. */
    private List<String> processes() {
        if (running == null) {
            return List.of();
        }
        // The first one is the carrier.
        return running.process()
                .descendants()
                .skip(1)
                .map(p -> Long.toString(p.pid()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The lines that the daemon wrote, over all its lives. */
    public Timeline<String> log() {
        return log;
    }

    /** The last lines that the daemon wrote. */
    public String tail(int lines) {
        List<String> all = log.all();
        return all.subList(Math.max(0, all.size() - lines), all.size()).stream().collect(Collectors.joining("\n"));
    }
}
