package org.vipwarden.engine.config.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.plan.Step.Action;

/**
 * Every directory beneath {@code plan} is a case: the way from {@code before.conf} to {@code after.conf} is compared with {@code
 * expected.txt}. To see a change of behaviour as a diff, run with {@code -Dgolden.write=true}.
 */
class PlannerTest {

    @TestFactory
    Stream<DynamicTest> tellsWhatChanges() throws IOException, URISyntaxException {
        return directories("/plan").stream()
                .map(directory ->
                        DynamicTest.dynamicTest(directory.getFileName().toString(), () -> {
                            String found = PlanText.of(plan(load(directory, "before"), load(directory, "after")));
                            if (Boolean.getBoolean("golden.write")) {
                                String name = directory.getFileName().toString();
                                Files.writeString(Path.of("src/test/resources/plan", name, "expected.txt"), found);
                            } else {
                                assertThat(found).isEqualTo(Files.readString(directory.resolve("expected.txt")));
                            }
                        }));
    }

    @Test
    void thereIsNothingToDoWhereNothingDiffersAndOnlyThere() throws IOException, URISyntaxException {
        List<Loaded> all = new ArrayList<>();
        for (Path directory : directories("/config")) {
            Path own = directory.resolve("vipwarden.conf");
            all.add(TextFiles.load(
                    Files.readString(directory.resolve("keepalived.conf")),
                    Files.exists(own) ? Files.readString(own) : ""));
        }
        assertThat(all).hasSizeGreaterThan(40);
        for (Loaded before : all) {
            for (Loaded after : all) {
                boolean same = before.configuration().equals(after.configuration());
                Plan plan = plan(before, after);
                assertThat(plan.steps().isEmpty()).as("%s", plan).isEqualTo(same);
                assertThat(plan.steps())
                        .allSatisfy(step -> assertThat(step.changes().isEmpty())
                                .as("%s", step)
                                .isEqualTo(step.action() == Action.ADD || step.action() == Action.REMOVE));
            }
        }
    }

    @Test
    void everyPartOfAConfigurationIsInATable() {
        assertThat(Configuration.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactlyInAnyOrderElementsOf(Tables.COMPONENTS);
    }

    @Test
    void everyTermIsOfAComponentThatThereIs() {
        Terms.KNOWN.forEach((type, terms) -> assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsAll(terms.keySet()));
    }

    private static Plan plan(Loaded before, Loaded after) {
        return Planner.plan(
                before.configuration().orElseThrow(),
                after,
                name -> Optional.of(new Present(name.equals("ACTIVE"), name.equals("ACTIVE") ? 80 : 90)));
    }

    private static Loaded load(Path directory, String which) throws IOException {
        Path own = directory.resolve(which + "-own.conf");
        return TextFiles.load(
                Files.readString(directory.resolve(which + ".conf")), Files.exists(own) ? Files.readString(own) : "");
    }

    private static List<Path> directories(String name) throws IOException, URISyntaxException {
        Path root = Path.of(PlannerTest.class.getResource(name).toURI());
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
