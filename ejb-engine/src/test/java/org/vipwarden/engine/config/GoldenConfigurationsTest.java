package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.print.ConfigurationPrinter;

/**
 * Every directory beneath {@code config} is a case: the files in it are loaded, and what there is to say and the effective
 * configuration are compared with {@code expected.txt}. To see a change of behaviour as a diff, run with {@code -Dgolden.write=true}.
 */
class GoldenConfigurationsTest {
    private static final String EXPECTED = "expected.txt";

    @TestFactory
    Stream<DynamicTest> loadsAsExpected() throws IOException {
        return CaseFiles.all().stream()
                .map(files -> DynamicTest.dynamicTest(files.name(), () -> {
                    String found = report(files.load());
                    if (Boolean.getBoolean("golden.write")) {
                        Files.writeString(Path.of("src/test/resources/config", files.name(), EXPECTED), found);
                    } else {
                        assertThat(found)
                                .isEqualTo(Files.readString(files.directory().resolve(EXPECTED)));
                    }
                }));
    }

    @Test
    void thereAreManyCases() throws IOException {
        assertThat(CaseFiles.all()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static String report(Loaded loaded) {
        List<String> parts = new ArrayList<>();
        parts.add("exit code " + loaded.exitCode() + "\n");
        parts.add(DiagnosticRenderer.render(loaded.diagnostics()));
        parts.add(
                loaded.configuration().map(GoldenConfigurationsTest::effective).orElse("no configuration\n"));
        return String.join("--------\n", parts);
    }

    private static String effective(Configuration configuration) {
        String own = ConfigurationPrinter.vipwardenConf(configuration);
        return ConfigurationPrinter.keepalivedConf(configuration) + (own.isEmpty() ? "" : "--------\n" + own);
    }
}
