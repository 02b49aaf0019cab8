package org.vipwarden.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.rules.FactLines;
import org.vipwarden.rules.VerdictLines;
import org.vipwarden.rules.compile.RuleBase;
import org.vipwarden.rules.compile.ShippedRules;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Firing;

/**
 * The shipped rules on given facts: each directory of {@code scenarios} holds {@code facts.txt} and the
 * {@code verdicts.txt} they must give, in this order. A change of behaviour shows as a change of those files.
 */
class ScenarioTest {
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    private static final RuleBase RULES = ShippedRules.load();

    @TestFactory
    Stream<DynamicTest> theShippedRulesDecideAsWritten() throws IOException {
        return scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.getFileName().toString(), () -> assertThat(VerdictLines.of(decide(facts(scenario))))
                                .isEqualTo(Files.readString(scenario.resolve("verdicts.txt")))));
    }

    @Test
    void theOrderInWhichFactsComeDoesNotMatter() throws IOException {
        for (Path scenario : scenarios()) {
            Set<Fact> facts = facts(scenario);
            List<Firing> expected = decide(facts);
            for (int seed = 0; seed < 5; seed++) {
                List<Fact> shuffled = new ArrayList<>(facts);
                Collections.shuffle(shuffled, new Random(seed));
                assertThat(decide(new LinkedHashSet<>(shuffled)))
                        .as("%s, seed %d", scenario, seed)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void everyFiringNamesItsRuleItsPlaceAndItsFacts() throws IOException {
        List<Firing> firings = decide(facts(SCENARIOS.resolve("script-down-negative-weight")));

        assertThat(firings).singleElement().satisfies(firing -> {
            assertThat(firing.rule()).isEqualTo("a negative weight counts while its tracker is down");
            assertThat(firing.file()).isEqualTo("weight-adjustment.drl");
            assertThat(ShippedRules.sources().stream()
                            .filter(source -> source.name().equals(firing.file()))
                            .findFirst()
                            .orElseThrow()
                            .text()
                            .lines()
                            .toList()
                            .get(firing.line() - 1))
                    .startsWith("rule \"a negative weight");
            assertThat(firing.facts())
                    .isEqualTo(
                            List.copyOf(
                                    FactLines.parse(
                                            """
                            router VI_1 priority 99 backup
                            script chk_nginx of VI_1 down weight -20
                            """)));
        });
    }

    private static List<Path> scenarios() throws IOException {
        try (Stream<Path> paths = Files.list(SCENARIOS)) {
            return paths.sorted().toList();
        }
    }

    private static Set<Fact> facts(Path scenario) throws IOException {
        return FactLines.parse(Files.readString(scenario.resolve("facts.txt")));
    }

    private static List<Firing> decide(Set<Fact> facts) {
        return new Evaluation(RULES).run(facts, 10_000);
    }
}
