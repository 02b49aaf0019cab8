package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;

/** Real configurations with characters, words and lines changed at random: whatever stands in a file, loading it does not throw. */
class MutatedConfigurationTest {
    private static final long SEED = 20261120;
    private static final int ROUNDS = 3000;
    private static final String PIECES = "{}\"'\\#!$@~/:.-0123456789 \t\n\r\0äeE";
    private static final List<String> WORDS = List.of(
            " { ",
            " } ",
            "\"",
            "'",
            "\\",
            "$A",
            "${A}",
            "$A=",
            "$A= \\\n",
            "@lb1 ",
            "@^lb1 ",
            "include *\n",
            "include {a,{b,c}}\n",
            "~SEQ(",
            " weight ",
            " 4294967296 ",
            " -1 ",
            " 99999999999999999999 ",
            " dev ",
            " brd + ",
            "/33",
            "::1",
            " \\x",
            " \\c");

    @Test
    void noInputMakesTheLoaderThrow() throws IOException, URISyntaxException {
        List<String> texts = texts();
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(texts.get(random.nextInt(texts.size())), random);
            String own = mutated(texts.get(random.nextInt(texts.size())), random);
            assertThatCode(() -> check(TextFiles.load(text, own)))
                    .as("round %s of seed %s:%n%s%n--------%n%s", round, SEED, text, own)
                    .doesNotThrowAnyException();
        }
    }

    private static void check(Loaded loaded) {
        assertThat(loaded.configuration()).isPresent();
        assertThat(loaded.exitCode()).isIn(0, 5, 6);
        assertThat(DiagnosticRenderer.render(loaded.diagnostics())).hasLineCount(lines(loaded));
    }

    /** Nothing in a message or a source line may break the lines of the output. */
    private static int lines(Loaded loaded) {
        int lines = 0;
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            lines += 1 + (diagnostic.place().line() > 0 ? 2 : 0);
            lines += (diagnostic.expected().isEmpty() ? 0 : 1)
                    + (diagnostic.suggestion().isEmpty() ? 0 : 1);
        }
        return lines;
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> changed.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 1 -> changed.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> changed.delete(at, end);
                case 3 -> changed.insert(at, changed.substring(at, end));
                default -> changed.setLength(at);
            }
        }
        return changed.toString();
    }

    private static List<String> texts() throws IOException, URISyntaxException {
        Path root =
                Path.of(MutatedConfigurationTest.class.getResource("/config").toURI());
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".conf"))
                    .filter(file -> file.toFile().length() < 3000)
                    .sorted()
                    .toList();
            List<String> texts = new ArrayList<>();
            for (Path file : files) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
