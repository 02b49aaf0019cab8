package org.vipwarden.tests.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where our verdict is another one on purpose, by the kind of sample, each with its reason. */
final class Deviations {
    private static final Path LIST = Path.of("src/test/resources/language/deviations.tsv");

    private Deviations() {}

    /** The deviations by their kinds. */
    static Map<String, Deviation> all() {
        Map<String, Deviation> all = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(LIST)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split("\t");
                    all.put(parts[0], new Deviation(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /**
     * A deviation.
     *
     * @param theirs keepalived's exit code
     * @param ours our exit code
     */
    record Deviation(int theirs, int ours, String reason) {}
}
