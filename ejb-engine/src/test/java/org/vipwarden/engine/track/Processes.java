package org.vipwarden.engine.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code /proc} says of the processes of this system. */
public final class Processes {
    private Processes() {}

    /** The living processes of a group; a zombie does not live. */
    public static List<Long> ofGroup(long group) {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .filter(entry -> stat(entry)
                            .filter(stat -> stat.group() == group && !stat.zombie())
                            .isPresent())
                    .map(entry -> Long.valueOf(entry.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Stat> stat(Path entry) {
        try {
            String line = Files.readString(entry.resolve("stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Optional.of(new Stat(fields[0].equals("Z"), Long.parseLong(fields[2])));
        } catch (IOException e) {
            return Optional.empty(); // it has just ended
        }
    }

    private record Stat(boolean zombie, long group) {}
}
