package org.vipwarden.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.RuleSource;

/**
 * Rule files that must be refused, each with the places and reasons in its first lines ({@code // expect: 4:9 ...}):
 * {@code refused} holds an operator's mistakes, {@code escapes} attempts to leave the rules.
 *
 * <p>The lines that say what is expected are part of the file, so they count. A place in another file than
 * {@code local.drl} begins with that file's name.
 */
class RefusalTest {
    private static final String EXPECT = "// expect:";
    private static final RuleCompiler COMPILER = new RuleCompiler();

    @TestFactory
    Stream<DynamicTest> aMistakeIsRefusedAtItsPlaceInPlainWords() throws IOException {
        return corpus("refused");
    }

    @TestFactory
    Stream<DynamicTest> anEscapeIsRefusedAtItsPlaceInPlainWords() throws IOException {
        return corpus("escapes");
    }

    private static Stream<DynamicTest> corpus(String name) throws IOException {
        return files(name).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String text = Files.readString(file);
                    List<String> expected = text.lines()
                            .filter(line -> line.startsWith(EXPECT))
                            .map(line -> line.substring(EXPECT.length()).strip())
                            .toList();
                    assertThat(refusals(text)).isNotEmpty().isEqualTo(expected);
                }));
    }

    static List<Path> files(String corpus) throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("src/test/resources", corpus))) {
            return paths.sorted().toList();
        }
    }

    static List<String> refusals(String local) {
        return COMPILER.compile(shippedWith(local)).problems().stream()
                .map(RefusalTest::line)
                .toList();
    }

    /** The shipped rule base with another {@code local.drl}. */
    static List<RuleSource> shippedWith(String local) {
        List<RuleSource> sources = new ArrayList<>(ShippedRules.sources());
        sources.replaceAll(source -> source.name().equals("local.drl") ? new RuleSource("local.drl", local) : source);
        return sources;
    }

    private static String line(Diagnostic problem) {
        String file = problem.file().equals("local.drl") ? "" : problem.file() + " ";
        return file + problem.line() + ":" + problem.column() + " " + problem.message();
    }
}
