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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.Keyed;
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

    /** Something as a configuration is, of which one component is told of and two are not. */
    record Model(String told, Mail mailServer, List<Server> servers) {}

    record Mail(String host, int port) {}

    record Server(String key, int weight) implements Keyed {}

    @Test
    void whatNoTableTellsOfIsToldAllTheSame() {
        Model before = new Model("a", new Mail("one", 25), List.of(new Server("s1", 1), new Server("s2", 1)));
        Model after = new Model("b", new Mail("one", 587), List.of(new Server("s2", 3), new Server("s3", 1)));
        Planner planner = new Planner(new Places(Optional.empty(), Optional.empty()), name -> Optional.empty());
        Plan plan = Planner.between(Tables.others(Model.class, Set.of("told")).toList(), before, after, planner);
        assertThat(PlanText.of(plan))
                .isEqualTo(
                        """
                        stopped: servers s1; changed: mail_server (port 25 -> 587), servers s2 (weight 1 -> 3); started: servers s3
                        CHANGE mail_server
                          port 25 -> 587
                        REMOVE servers s1
                        CHANGE servers s2
                          weight 1 -> 3
                        ADD servers s3
                        """);
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
