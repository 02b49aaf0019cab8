package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;

/**
 * Every directory beneath {@code config} is a case: the files in it are loaded, and what there is to say and the model are compared
 * with {@code expected.txt}. To see a change of behaviour as a diff, run with {@code -Dgolden.write=true}.
 */
class GoldenConfigurationsTest {
    private static final String EXPECTED = "expected.txt";

    @TestFactory
    Stream<DynamicTest> loadsAsExpected() throws IOException, URISyntaxException {
        return cases().stream()
                .map(directory ->
                        DynamicTest.dynamicTest(directory.getFileName().toString(), () -> {
                            String found = load(directory);
                            if (Boolean.getBoolean("golden.write")) {
                                Path source = Path.of(
                                        "src/test/resources/config",
                                        directory.getFileName().toString(),
                                        EXPECTED);
                                Files.writeString(source, found);
                            } else {
                                assertThat(found).isEqualTo(Files.readString(directory.resolve(EXPECTED)));
                            }
                        }));
    }

    @Test
    void thereAreManyCases() throws IOException, URISyntaxException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<Path> cases() throws IOException, URISyntaxException {
        Path root =
                Path.of(GoldenConfigurationsTest.class.getResource("/config").toURI());
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String load(Path directory) throws IOException {
        Loaded loaded = TextFiles.load(texts(directory));
        List<String> parts = new ArrayList<>();
        parts.add("exit code " + loaded.exitCode() + "\n");
        parts.add(DiagnosticRenderer.render(loaded.diagnostics()));
        parts.add(loaded.configuration().map(ModelPrinter::print).orElse("no configuration\n"));
        return String.join("--------\n", parts);
    }

    private static Map<String, String> texts(Path directory) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> found = Files.walk(directory)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                try {
                    texts.put(
                            directory.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return texts;
    }
}
