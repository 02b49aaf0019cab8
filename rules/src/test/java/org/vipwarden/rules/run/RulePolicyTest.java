package org.vipwarden.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.rules.FactLines;
import org.vipwarden.rules.VerdictLines;
import org.vipwarden.rules.compile.ShippedRules;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.policy.PolicyEvent;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;

class RulePolicyTest {
    private static final Limits LIMITS = new Limits(2_000, Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static final String GATEWAY =
            """
            rule "priority follows the gateway"
                when
                    PingNode( name == "gateway", down )
                    VirtualRouter( $r : name )
                then
                    insert( new AdjustPriority( $r, -30, "the gateway does not answer" ) );
            end
            """;
    private static final Set<Fact> GATEWAY_UP = FactLines.parse("router VI_1 priority 99 backup\nping gateway up");
    private static final Set<Fact> GATEWAY_DOWN = FactLines.parse("router VI_1 priority 99 backup\nping gateway down");

    @TempDir
    private Path state;

    private final List<PolicyEvent> events = new CopyOnWriteArrayList<>();
    private RulePolicy policy;

    @BeforeEach
    void start() {
        policy = RulePolicy.start(state, Clock.fixed(NOW, ZoneOffset.UTC), LIMITS);
        policy.listen(events::add);
    }

    @AfterEach
    void close() {
        policy.close();
    }

    private void restart() {
        policy.close();
        events.clear();
        start();
    }

    @Test
    void thereIsNoDecisionBeforeThereAreFacts() {
        assertThat(policy.decision()).isEmpty();
        assertThat(policy.active().number()).isZero();
    }

    @Test
    void theShippedRulesDecideWithoutACompiler() {
        policy.assume(FactLines.parse("router VI_1 priority 99 backup\nscript nginx of VI_1 down weight -20"));

        Decision decision = decisionOf(0);
        assertThat(decision.about("VI_1")).singleElement().satisfies(firing -> assertThat(
                        firing.verdict().because())
                .isEqualTo("script nginx is down: weight -20"));
        assertThat(decision.took()).isPositive();
    }

    @Test
    void theLastFactsCountWhenTheyComeFasterThanDecisions() {
        for (int i = 0; i < 500; i++) {
            policy.assume(FactLines.parse("router VI_" + i + " priority 99 backup"));
        }

        await().atMost(PATIENCE).until(() -> policy.decision()
                .filter(d -> d.facts().equals(FactLines.parse("router VI_499 priority 99 backup")))
                .isPresent());
        assertThat(events).hasSizeLessThan(500);
    }

    @Test
    void anActivatedRevisionDecidesFromThenOn() {
        policy.assume(GATEWAY_DOWN);

        Revision revision = activate(GATEWAY);

        assertThat(revision)
                .isEqualTo(new Revision(1, "ann", NOW, "because", withLocal(GATEWAY)))
                .isEqualTo(policy.active());
        assertThat(VerdictLines.of(decisionOf(1).firings()))
                .isEqualTo("VI_1 priority -30: the gateway does not answer [priority follows the gateway]\n");
        assertThat(events)
                .anyMatch(e -> e.equals(
                        new PolicyEvent.Activated(revision, policy.revisions().get(0))));
    }

    @Test
    void aRefusedTextLeavesTheOldRevisionInPlace() {
        Policy.Activation refused = policy.activate(withLocal(GATEWAY.replace("down", "dwn")), "ann", "typo");

        assertThat(refused.revision()).isEmpty();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("local.drl");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(38);
        });
        assertThat(policy.revisions()).hasSize(1);
    }

    @Test
    void aTextThatFailsOnThePresentFactsIsRefused() {
        policy.assume(GATEWAY_DOWN);

        Policy.Activation refused = policy.activate(withLocal(whenGatewayIsDown(LOOP)), "ann", "loop");

        assertThat(refused.problems())
                .singleElement()
                .hasToString(
                        "local.drl:4:1: when tried, the rules trigger each other without an end" + " (2000 fired)");
        assertThat(policy.active().number()).isZero();
    }

    private static final String LOOP = "insert( new Alert( \"loop\", \"again\" ) );";
    private static final String THROW = "insert( new AdjustPriority( \"VI_1\", 1000, \"far\" ) );";

    /** Starts something, and when the gateway is down goes on from there for ever. */
    private static String whenGatewayIsDown(String statement) {
        return """
                rule "begins"
                    when VirtualRouter() then insert( new Alert( "loop", "begins" ) );
                end
                rule "fails"
                    when PingNode( down ) Alert()
                    then %s
                end
                """
                .formatted(statement);
    }

    @Test
    void aRuleThatLoopsIsRolledBack() {
        expectRollBack(whenGatewayIsDown(LOOP), "rule \"fails\": the rules trigger each other");
    }

    @Test
    void aRuleThatThrowsIsRolledBack() {
        expectRollBack(
                whenGatewayIsDown(THROW),
                "rule \"fails\": a rule threw IllegalArgumentException: a priority changes by 253 at most, not by 1000");
    }

    @Test
    void aRuleThatEatsTheMemoryIsRolledBack() {
        expectRollBack(
                """
                rule "begins"
                    when PingNode( down, $name : name ) then insert( $name );
                end
                rule "fails"
                    when $text : String() then insert( $text + $text );
                end
                """,
                "rule \"fails\": a rule threw OutOfMemoryError");
    }

    @Test
    void aRuleThatNeverEndsIsAbandonedAndRolledBack() {
        expectRollBack(
                """
                rule "fails"
                    when PingNode( down, name.concat( "%s" ).matches( "(.*.*.*.*.*.*)*=" ) )
                    then insert( new Alert( "a", "b" ) );
                end
                """
                        .formatted("a".repeat(60)),
                "the rules did not come to an end");
    }

    private void expectRollBack(String local, String problem) {
        policy.assume(GATEWAY_UP);
        Revision failing = activate(local);
        decisionOf(failing.number());

        policy.assume(GATEWAY_DOWN);

        await().atMost(PATIENCE).until(() -> events.stream().anyMatch(PolicyEvent.RolledBack.class::isInstance));
        PolicyEvent.RolledBack rolledBack = events.stream()
                .filter(PolicyEvent.RolledBack.class::isInstance)
                .map(PolicyEvent.RolledBack.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(rolledBack.failed()).isEqualTo(failing);
        assertThat(rolledBack.restored().number()).isZero();
        assertThat(rolledBack.problem()).startsWith(problem);
        await().atMost(PATIENCE).until(() -> policy.decision()
                .filter(d -> d.revision() == 0 && d.facts().equals(GATEWAY_DOWN))
                .isPresent());
    }

    @Test
    void aFailureFallsBackToTheRevisionBefore() {
        policy.assume(GATEWAY_UP);
        activate(GATEWAY);
        activate(whenGatewayIsDown(THROW));
        decisionOf(2);

        policy.assume(GATEWAY_DOWN);

        await().atMost(PATIENCE).until(() -> policy.decision()
                .filter(d -> d.revision() == 1 && d.facts().equals(GATEWAY_DOWN))
                .isPresent());
        assertThat(policy.active().number()).isEqualTo(1);
    }

    @Test
    void aFailedRevisionIsNotTriedAgainAfterARestart() {
        aRuleThatThrowsIsRolledBack();

        restart();
        policy.assume(GATEWAY_UP);

        decisionOf(0);
        assertThat(policy.active().number()).isZero();
        assertThat(policy.revisions()).extracting(Revision::number).containsExactly(0, 1);
        assertThat(activate(GATEWAY).number()).isEqualTo(2);
    }

    @Test
    void theNewestRevisionDecidesFirstAfterARestart() {
        policy.assume(GATEWAY_UP);
        Revision revision = activate(GATEWAY);

        restart();
        policy.assume(GATEWAY_DOWN);

        assertThat(policy.active()).isEqualTo(revision);
        assertThat(decisionOf(1).firings()).hasSize(1);
        assertThat(events)
                .allMatch(e -> e instanceof PolicyEvent.Decided decided
                        && decided.decision().revision() == 1);
    }

    @Test
    void whatAPowerCutLeftBehindIsNoRevision() throws Exception {
        activate(GATEWAY);
        Files.createDirectories(state.resolve("rules/draft-123"));
        Files.createDirectories(state.resolve("rules/000007"));
        Files.writeString(state.resolve("rules/000007/local.drl"), GATEWAY);

        restart();

        assertThat(policy.revisions()).extracting(Revision::number).containsExactly(0, 1);
        assertThat(state.resolve("rules/draft-123")).doesNotExist();
        assertThat(activate(GATEWAY).number()).as("number 7 is not used again").isEqualTo(8);
    }

    @Test
    void aStoredRevisionThatNoLongerCompilesIsRolledBackAtTheStart() throws Exception {
        activate(GATEWAY);
        Files.writeString(state.resolve("rules/000001/local.drl"), GATEWAY.replace("PingNode", "PongNode"));

        restart();
        policy.assume(GATEWAY_DOWN);

        decisionOf(0);
        assertThat(events)
                .anyMatch(e -> e instanceof PolicyEvent.RolledBack rolledBack
                        && rolledBack
                                .problem()
                                .startsWith("it does not compile: local.drl:3:9: PongNode is not a word"));
    }

    @Test
    void rollingBackMakesANewRevisionOfTheOldText() {
        policy.assume(GATEWAY_DOWN);
        activate(GATEWAY);

        Policy.Activation back = policy.rollBack(0, "bob");

        assertThat(back.revision()).hasValueSatisfying(revision -> {
            assertThat(revision.number()).isEqualTo(2);
            assertThat(revision.author()).isEqualTo("bob");
            assertThat(revision.sources()).isEqualTo(ShippedRules.sources());
        });
        assertThat(decisionOf(2).firings()).isEmpty();
        assertThatThrownBy(() -> policy.rollBack(9, "bob"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no revision 9");
    }

    @Test
    void aRevisionThatCannotBeStoredIsRefused() throws Exception {
        Files.writeString(state.resolve("rules"), "in the way");

        Policy.Activation refused = policy.activate(withLocal(GATEWAY), "ann", "because");

        assertThat(refused.revision()).isEmpty();
        assertThat(refused.problems().get(0).message()).startsWith("the revision cannot be stored");
        assertThat(policy.active().number()).isZero();
    }

    @Test
    void tryingOutChangesNothing() {
        policy.assume(GATEWAY_UP);
        decisionOf(0);

        Policy.Trial trial = policy.tryOut(withLocal(GATEWAY), GATEWAY_DOWN);

        assertThat(trial.problems()).isEmpty();
        assertThat(trial.decision().orElseThrow().firings()).hasSize(1);
        assertThat(policy.decision().orElseThrow().facts()).isEqualTo(GATEWAY_UP);
        assertThat(policy.revisions()).hasSize(1);
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void aRuleMayTakeBackAVerdictOfAnother() {
        policy.assume(FactLines.parse("router VI_1 priority 99 backup preempt_delay 300"));

        activate(
                """
                rule "no delay here"
                    when $delay : DelayPreemption()
                    then delete( $delay );
                end
                """);

        assertThat(decisionOf(1).firings()).isEmpty();
    }

    @Test
    void aListenerThatFailsDoesNotStopThePolicy() {
        policy.listen(event -> {
            throw new IllegalStateException("listener");
        });

        policy.assume(GATEWAY_UP);
        decisionOf(0);
        policy.assume(GATEWAY_DOWN);

        await().atMost(PATIENCE)
                .until(() -> policy.decision().orElseThrow().facts().equals(GATEWAY_DOWN));
    }

    private Decision decisionOf(int revision) {
        await().atMost(PATIENCE).until(() -> policy.decision()
                .filter(decision -> decision.revision() == revision)
                .isPresent());
        return policy.decision().orElseThrow();
    }

    private Revision activate(String local) {
        Policy.Activation activation = policy.activate(withLocal(local), "ann", "because");
        assertThat(activation.problems()).isEmpty();
        return activation.revision().orElseThrow();
    }

    private static List<RuleSource> withLocal(String local) {
        List<RuleSource> sources = new ArrayList<>(ShippedRules.sources());
        sources.replaceAll(source -> source.name().equals("local.drl") ? new RuleSource("local.drl", local) : source);
        return sources;
    }
}
