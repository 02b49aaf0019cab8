package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;
import org.vipwarden.engine.config.text.Reading;

/**
 * Whatever bytes stand in a file: it is read without an exception, and soon. In a normal run the inputs that are kept beside this test
 * are read again; {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true}
 * looks for new ones.
 */
class ConfigurationFuzzTest {
    private static final boolean FUZZING = "1".equals(System.getenv("JAZZER_FUZZ"));
    /**
     * What one input may take of a processor: 50 ms where everything is compiled. The fuzzer's own code between ours makes it several
     * times slower, and in a normal run nothing is compiled yet.
     */
    private static final long MOST_MILLIS = FUZZING ? 250 : 1000;
    /** A short input may ask for millions of lines with good reason. */
    private static final int MOST_LINES = 1000;

    private static final int WARM = 200;
    private static int seen;

    @FuzzTest(maxDuration = "2m")
    void loads(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Loaded loaded = load(text);
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
        assertThat(loaded.exitCode()).isIn(0, 5, 6);
        DiagnosticRenderer.render(loaded.diagnostics());
        if (++seen > WARM || !FUZZING) {
            assertThat(millis).isLessThanOrEqualTo(MOST_MILLIS);
        }
    }

    private static Loaded load(String text) {
        TextFiles files = new TextFiles(Map.of("keepalived.conf", text, "vipwarden.conf", text));
        Surroundings surroundings = TextFiles.surroundings(files);
        Reading reading = surroundings.reading().withMostLines(MOST_LINES);
        return ConfigurationLoader.load(
                Path.of("keepalived.conf"), Path.of("vipwarden.conf"), surroundings.with(reading));
    }
}
