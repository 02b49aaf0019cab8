package org.vipwarden.engine.config.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.grammar.Numbers;

/**
 * Names for the kernel's numbers: those that everybody has, and those that the administrator gave in {@code /etc/iproute2}, which is
 * read when a name is none of the first.
 */
record NumberNames(String file, Map<String, Integer> known) {
    static final NumberNames TABLE = new NumberNames("rt_tables", Map.of("default", 253, "main", 254, "local", 255));
    static final NumberNames PROTOCOL = new NumberNames(
            "rt_protos",
            Map.ofEntries(
                    Map.entry("redirect", 1),
                    Map.entry("kernel", 2),
                    Map.entry("boot", 3),
                    Map.entry("static", 4),
                    Map.entry("ra", 9),
                    Map.entry("zebra", 11),
                    Map.entry("bird", 12),
                    Map.entry("dhcp", 16),
                    Map.entry("keepalived", 18),
                    Map.entry("babel", 42),
                    Map.entry("bgp", 186),
                    Map.entry("isis", 187),
                    Map.entry("ospf", 188),
                    Map.entry("rip", 189)));
    /** {@code RT_SCOPE_*} of linux/rtnetlink.h. */
    static final NumberNames SCOPE =
            new NumberNames("rt_scopes", Map.of("global", 0, "site", 200, "link", 253, "host", 254, "nowhere", 255));

    static final NumberNames SERVICE = new NumberNames("rt_dsfield", Map.of());
    static final NumberNames REALM = new NumberNames("rt_realms", Map.of("cosmos", 0));
    static final NumberNames LINK_GROUP = new NumberNames("group", Map.of("default", 0));

    private static final Path DIRECTORY = Path.of("/etc/iproute2");

    /** The number of a name, or that the text is itself; empty when it is neither, or not within 0 and the most. */
    Optional<Integer> number(String text, long most) {
        Optional<Integer> number = Numbers.unsigned(text, most);
        if (number.isPresent()) {
            return number;
        }
        Integer value = known.get(text);
        return value != null ? Optional.of(value) : Optional.ofNullable(given().get(text));
    }

    private Map<String, Integer> given() {
        Map<String, Integer> names = new HashMap<>();
        try {
            read(DIRECTORY.resolve(file), names);
            try (Stream<Path> more = Files.list(DIRECTORY.resolve(file + ".d"))) {
                for (Path path :
                        more.filter(p -> p.toString().endsWith(".conf")).toList()) {
                    read(path, names);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // What is not there gives no names.
            return names;
        }
        return names;
    }

    private static void read(Path path, Map<String, Integer> names) throws IOException {
        for (String line : Files.readAllLines(path)) {
            List<String> words = List.of(line.replaceAll("#.*", "").strip().split("\\s+"));
            if (words.size() == 2) {
                number(words.get(0)).ifPresent(number -> names.put(words.get(1), number));
            }
        }
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of((int) (long) Long.decode(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
