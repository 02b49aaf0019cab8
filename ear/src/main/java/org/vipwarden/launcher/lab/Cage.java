package org.vipwarden.launcher.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Namespaces of our own (network, mounts, processes, and users when we are not root), held open by one process.
 *
 * <p>The holder is process 1 of its process namespace and reads a pipe from this JVM. When the JVM ends, in whatever way, the
 * pipe ends, the holder ends, and the kernel ends every process inside and takes back every namespace: nothing stays behind.
 * {@code /run} inside is a memory file system, so the files of the lab go the same way.
 */
final class Cage implements AutoCloseable {
    /** The lab's files, as the processes inside name them. */
    static final Path FILES = Path.of("/run/lab");

    private static final String HOLD = "mount -t tmpfs -o mode=0755 lab /run && mkdir -p " + FILES
            + " /run/netns && ip link set lo up && echo ready && exec cat";

    private final Process holder;
    private final ProcessHandle init;
    private final List<String> entrance;

    private Cage(Process holder, ProcessHandle init, boolean ownUsers) {
        this.holder = holder;
        this.init = init;
        this.entrance = entrance(init.pid(), ownUsers);
    }

    /**
     * Makes the namespaces.
     *
     * @throws LabFailure when this system or this user may not; the message is the system's own
     */
    static Cage open() {
        if (isRoot()) {
            try {
                return open(false);
            } catch (LabFailure withoutRights) {
                // Root of a container without the right to make namespaces may still have user namespaces.
                return open(true);
            }
        }
        return open(true);
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cage open(boolean ownUsers) {
        List<String> command = new ArrayList<>(List.of("setsid", "unshare"));
        if (ownUsers) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"));
        command.addAll(List.of("sh", "-c", HOLD));
        try {
            Process holder =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = firstLine(holder);
            if (!answer.equals("ready")) {
                holder.destroyForcibly();
                throw new LabFailure("namespaces are refused: " + answer);
            }
            ProcessHandle init = holder.children().findFirst().orElseThrow(() -> new LabFailure("the holder is gone"));
            return new Cage(holder, init, ownUsers);
        } catch (IOException e) {
            throw new LabFailure("namespaces cannot be made: " + e.getMessage(), e);
        }
    }

    private static String firstLine(Process process) throws IOException {
        // Not closed: the holder's output belongs to it for as long as it lives.
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        return line == null ? "no answer" : line;
    }

    private static List<String> entrance(long pid, boolean ownUsers) {
        // A session of its own: Ctrl-C at the terminal is for the JVM, which ends the rest in order.
        List<String> words = new ArrayList<>(List.of("setsid", "nsenter", "--target", Long.toString(pid)));
        if (ownUsers) {
            words.addAll(List.of("--user", "--preserve-credentials"));
        }
        words.addAll(List.of("--mount", "--net", "--pid"));
        return List.copyOf(words);
    }

    /** A file of the lab as this JVM can open it. */
    Path outside(Path inside) {
        return Path.of("/proc/" + init.pid() + "/root").resolve(Path.of("/").relativize(inside));
    }

    /** A program to be started inside, in the network of the given host or in none. */
    ProcessBuilder program(Host host, List<String> words) {
        List<String> command = new ArrayList<>(entrance);
        if (host != null) {
            command.addAll(List.of("ip", "netns", "exec", host.label()));
        }
        command.addAll(words);
        return new ProcessBuilder(command);
    }

    /**
     * Runs a program to its end.
     *
     * @return what it wrote
     * @throws LabFailure when it did not end well within half a minute; the message holds what it wrote
     */
    String run(Host host, List<String> words, String input) {
        try {
            Process process = program(host, words).redirectErrorStream(true).start();
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LabFailure(String.join(" ", words) + " failed: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new LabFailure(String.join(" ", words) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw LabFailure.interrupted(e);
        }
    }

    /** Ends every process inside, and with them the namespaces. */
    @Override
    public void close() {
        init.destroyForcibly();
        try {
            if (!holder.waitFor(10, TimeUnit.SECONDS)) {
                throw new LabFailure("process " + init.pid() + " of the lab does not end");
            }
        } catch (InterruptedException e) {
            throw LabFailure.interrupted(e);
        }
    }
}
