package org.vipwarden.tests.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.tests.lab.NeedsLab;
import org.vipwarden.tests.language.Judges.Said;

/** Our check of a configuration ends with the exit code of {@code keepalived -t}, or the difference is in the list with its reason. */
@NeedsLab
@Timeout(500)
class SameVerdictIT {
    private static final Path SAMPLES = Path.of("/usr/share/doc/keepalived/samples");
    private static final Path EXAMPLES = Path.of("src/test/resources/language/examples");
    private static final int GENERATED = 330;
    private static final long SEED = 20261121;

    @TempDir
    private Path directory;

    @Test
    void forTheSamplesThatComeWithKeepalived() throws IOException {
        List<Sample> samples = files(SAMPLES, "keepalived.conf.");
        assertThat(samples).hasSizeGreaterThanOrEqualTo(20);
        compare(samples, SameVerdictIT::sameCode);
    }

    @Test
    void forAnExampleOfEachPartOfTheLanguage() throws IOException {
        List<Sample> samples = files(EXAMPLES, "");
        assertThat(samples).hasSizeGreaterThanOrEqualTo(60);
        compare(samples, SameVerdictIT::sameCode);
    }

    @Test
    void forGeneratedConfigurationsWithAndWithoutAFault() throws IOException {
        List<Sample> samples = Generated.from(SEED, GENERATED);
        assertThat(samples).extracting(Sample::kind).contains(labels());
        compare(samples, (theirs, ours) -> theirs.verdict() == ours.verdict());
    }

    private static String[] labels() {
        return Stream.concat(Stream.of("good"), Stream.of(Fault.values()).map(Fault::label))
                .toArray(String[]::new);
    }

    private static boolean sameCode(Said theirs, Said ours) {
        return theirs.code() == ours.code();
    }

    private void compare(List<Sample> samples, BiPredicate<Said, Said> same) throws IOException {
        Map<String, Deviations.Deviation> listed = Deviations.all();
        Set<String> expected = new TreeSet<>(listed.keySet());
        expected.retainAll(samples.stream().map(Sample::kind).toList());
        Set<String> met = new TreeSet<>();
        List<String> unlisted = new ArrayList<>();
        try (Judges judges = new Judges(directory)) {
            judges.judge(samples).forEach((sample, verdicts) -> {
                if (same.test(verdicts.theirs(), verdicts.ours())) {
                    return;
                }
                Deviations.Deviation deviation = listed.get(sample.kind());
                boolean known = deviation != null
                        && deviation.theirs() == verdicts.theirs().code()
                        && deviation.ours() == verdicts.ours().code();
                if (known) {
                    met.add(sample.kind());
                } else {
                    unlisted.add(verdicts.report(sample));
                }
            });
        }
        assertThat(unlisted).as("of %s samples", samples.size()).isEmpty();
        assertThat(met).as("deviations that are listed and there").isEqualTo(expected);
    }

    private static List<Sample> files(Path directory, String prefix) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            List<Sample> samples = new ArrayList<>();
            for (Path file : found.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceFirst("[.]conf$", "");
                samples.add(new Sample(name, name, Files.readString(file)));
            }
            return samples;
        }
    }
}
