package org.vipwarden.engine.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.ProcessDefinition;

/**
 * A process as {@code /proc/PID} shows it (proc(5)).
 *
 * @param name its name, at most 15 bytes ({@code comm})
 * @param command its command line: program and parameters ({@code cmdline}); empty for a thread of the kernel
 */
record RunningProcess(int pid, String name, List<String> command) {

    /** Reads a process; empty when there is none of that number, or it has ended and only waits to be noticed. */
    static Optional<RunningProcess> read(Path proc, int pid) {
        try {
            Path directory = proc.resolve(Integer.toString(pid));
            String stat = text(directory.resolve("stat"));
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            if (open < 0 || close < open || stat.startsWith(" Z", close + 1) || stat.startsWith(" X", close + 1)) {
                return Optional.empty();
            }
            return Optional.of(new RunningProcess(
                    pid, stat.substring(open + 1, close), words(text(directory.resolve("cmdline")))));
        } catch (IOException e) {
            return Optional.empty(); // it has ended meanwhile
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Each word ends with a zero. */
    private static List<String> words(String command) {
        if (command.isEmpty()) {
            return List.of();
        }
        String[] words = command.split("\0", -1);
        return List.of(words).subList(0, command.endsWith("\0") ? words.length - 1 : words.length);
    }

    /** All processes. */
    static List<RunningProcess> all(Path proc) throws IOException {
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[1-9]\\d{0,8}"))
                    .flatMap(name -> read(proc, Integer.parseInt(name)).stream())
                    .toList();
        }
    }

    /** Whether it is one of those that the definition counts. */
    boolean is(ProcessDefinition wanted) {
        if (wanted.matching() == ProcessDefinition.Matching.NAME) {
            return name.equals(wanted.program());
        }
        if (command.isEmpty() || !command.get(0).equals(wanted.program())) {
            return false;
        }
        List<String> given = command.subList(1, command.size());
        List<String> asked = wanted.parameters();
        return switch (wanted.matching()) {
            case NAME, COMMAND -> true;
            case EXACT -> given.equals(asked);
            case PARTIAL -> startsWith(given, asked);
            case INITIAL -> asked.isEmpty() || beginsLike(given, asked);
        };
    }

    private static boolean startsWith(List<String> given, List<String> asked) {
        return given.size() >= asked.size() && given.subList(0, asked.size()).equals(asked);
    }

    private static boolean beginsLike(List<String> given, List<String> asked) {
        int last = asked.size() - 1;
        return startsWith(given, asked.subList(0, last))
                && given.size() > last
                && given.get(last).startsWith(asked.get(last));
    }
}
