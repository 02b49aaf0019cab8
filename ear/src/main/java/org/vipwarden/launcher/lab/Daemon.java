package org.vipwarden.launcher.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that speaks VRRP and reads a {@code keepalived.conf}, and how it is started in the foreground.
 *
 * @param name for people
 * @param command its words; {@code {files}} stands for the directory of the node
 */
public record Daemon(String name, List<String> command) {
    private static final String FILES = "{files}";

    /**
     * Debian's keepalived, its VRRP part only.
     *
     * <p>{@code -G}: without it, and without a syslog, it writes every line to the console of the machine as well.
     */
    public static final Daemon KEEPALIVED = new Daemon(
            "keepalived",
            words("keepalived -n -l -G -D -P -f {files}/keepalived.conf -p {files}/keepalived.pid"
                    + " -r {files}/vrrp.pid -c {files}/checkers.pid"));

    public Daemon {
        command = List.copyOf(command);
    }

    /**
     * Ours.
     *
     * @param launcher the words that start {@code vipwarden}
     */
    public static Daemon vipwarden(List<String> launcher) {
        return new Daemon(
                "vipwarden",
                Stream.concat(
                                launcher.stream(),
                                words("run -n -l -D -f {files}/keepalived.conf -p {files}/vipwarden.pid").stream())
                        .toList());
    }

    /** The same with more words at the end of its command. */
    public Daemon with(String... more) {
        return new Daemon(name, Stream.concat(command.stream(), Stream.of(more)).toList());
    }

    /** The command for a node that has its files in the given directory. */
    public List<String> commandIn(Path files) {
        return command.stream()
                .map(word -> word.replace(FILES, files.toString()))
                .toList();
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    @Override
    public String toString() {
        return name;
    }
}
