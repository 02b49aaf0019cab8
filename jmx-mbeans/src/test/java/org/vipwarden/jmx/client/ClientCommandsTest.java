package org.vipwarden.jmx.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.plan.Change;
import org.vipwarden.engine.config.plan.Plan;
import org.vipwarden.engine.config.plan.Step;
import org.vipwarden.engine.config.plan.Step.Action;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.node.Engine.ReloadOutcome;
import org.vipwarden.jmx.connector.JmxmpConnector;
import org.vipwarden.jmx.connector.RunDirectory;
import org.vipwarden.jmx.management.Management;
import org.vipwarden.jmx.support.ScriptedEngine;
import org.vipwarden.rules.policy.RuleSource;
import picocli.CommandLine;

class ClientCommandsTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ScriptedEngine engine = ScriptedEngine.small();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path files;
    private Path pidFile;
    private Management management;
    private JmxmpConnector connector;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        files = directory;
        pidFile = directory.resolve("vipwarden.pid");
        management = Management.on(server, engine);
        connector = JmxmpConnector.open(server, 0, RunDirectory.of(pidFile));
    }

    @AfterEach
    void close() {
        connector.close();
        management.close();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-p");
        all.add(pidFile.toString());
        return runBare(all.toArray(String[]::new));
    }

    private int runBare(String... arguments) {
        CommandLine line = ClientCommands.addTo(new CommandLine(new ClientCommands.Root()));
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void statusShowsTheNodeOnOneScreen() {
        engine.becomeActive("VI_1");

        assertThat(run("status")).isZero();
        assertThat(out.toString())
                .contains("node1: vipwarden 0.1.0, pid 4711")
                .contains("rules: revision 0 by vipwarden; 1 of 1 ping nodes, 1 needed")
                .containsPattern("VI_1 +51 +eth0 +Active +.* 79 \\(99-20\\) +this node +192.0.2.10/24 dev eth0")
                .containsPattern("Script +chk_http +Down +.* exit code 7")
                .containsPattern("PingNode +gateway +Up ")
                .contains("VI_1 is Active: nothing was heard for 3691 ms")
                .doesNotContain("\u001b");
        assertThat(out.toString().lines()).hasSizeLessThan(25);
    }

    @Test
    void explainAddsThePriorityUp() {
        assertThat(run("explain", "VI_1")).isZero();
        assertThat(out.toString())
                .startsWith("VI_1 is Backup: 192.0.2.3 has the higher priority")
                .contains("    99  priority 99 in the configuration")
                .contains("   -20  script chk_http is down (rule \"weight of a script\")")
                .contains("    79  together (revision 0 of the rules)");
    }

    @Test
    void aRouterThatIsNotThereIsNamedWithThoseThatAre() {
        assertThat(run("explain", "VI_9")).isEqualTo(1);
        assertThat(err).hasToString("vipwarden: no virtual router VI_9; there is: VI_1\n");
    }

    @Test
    void dumpPrintsWhatKeepalivedWrites() {
        assertThat(run("dump", "json")).isZero();
        assertThat(run("dump", "data")).isZero();
        assertThat(run("dump", "stats")).isZero();
        assertThat(out).hasToString("[]\n------< VRRP Topology >------\n");
    }

    @Test
    void whatCannotBeDumpedIsAMistakeOfTheCommandLine() {
        assertThat(run("dump", "core")).isEqualTo(2);
        assertThat(err.toString()).contains("core");
    }

    @Test
    void eventsShowsTheNewestOldestFirst() {
        engine.becomeActive("VI_1");
        engine.reloadWith("VI_1");

        assertThat(run("events", "--lines", "1")).isZero();
        assertThat(out.toString()).isEqualTo("2026-11-20T10:00:01Z  configuration: 1 virtual routers run\n");
    }

    @Test
    void eventsFollowsUntilItIsInterrupted() throws Exception {
        Thread command = new Thread(() -> run("events", "--follow"));
        command.start();
        engine.becomeActive("VI_1");
        await().until(() -> out.toString().contains("VI_1 is Active"));
        engine.reloadWith("VI_1");
        await().until(() -> out.toString().contains("configuration: 1 virtual routers run"));
        command.interrupt();
        command.join(10_000);

        assertThat(command.isAlive()).isFalse();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void eventsEndsWithTheNode() throws Exception {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run("events", "--follow"));
        engine.becomeActive("VI_1");
        await().until(() -> out.toString().contains("VI_1 is Active"));
        connector.close();

        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void activateReplacesTheFileAndKeepsTheOthers() throws Exception {
        Path quorum = Files.writeString(files.resolve("quorum.drl"), "rule \"calmer\"\nend\n");

        assertThat(run("policy", "activate", quorum.toString(), "--comment", "calmer"))
                .isZero();
        assertThat(out).hasToString("revision 1 decides now\n");
        assertThat(engine.policy().active().sources())
                .extracting(RuleSource::name, RuleSource::text)
                .containsExactly(
                        tuple("quorum.drl", "rule \"calmer\"\nend\n"), tuple("weights.drl", "rule \"weights\"\nend\n"));
        assertThat(engine.policy().active().comment()).isEqualTo("calmer");
        assertThat(engine.policy().active().author()).isNotEqualTo("local");
    }

    @Test
    void rulesThatDoNotCompileAreRefusedWithTheirPlace() throws Exception {
        Path quorum = Files.writeString(files.resolve("quorum.drl"), "broken");

        assertThat(run("policy", "check", quorum.toString())).isEqualTo(1);
        assertThat(out).hasToString("quorum.drl:3:7: no such word: broken\n");
        assertThat(run("policy", "activate", quorum.toString())).isEqualTo(1);
        assertThat(out.toString()).endsWith("refused; revision 0 goes on deciding\n");
    }

    @Test
    void revisionsAreListedShownAndRolledBack() {
        assertThat(run("policy", "rollback", "0")).isZero();
        assertThat(run("policy", "list")).isZero();
        assertThat(run("policy", "show", "0")).isZero();
        assertThat(out.toString())
                .contains("revision 1 decides now")
                .containsPattern("(?m)^0 +2026-11-01T00:00:00Z +vipwarden +2 +as shipped$")
                .containsPattern("(?m)^1 \\* ")
                .contains("// ---- weights.drl\nrule \"weights\"");
        assertThat(run("policy", "rollback", "99")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no revision 99");
    }

    @Test
    void failoverAndReloadTellWhoAsked() {
        assertThat(run("failover", "VI_1", "--seconds", "5")).isZero();
        assertThat(run("reload")).isZero();
        assertThat(engine.asked()).hasSize(2).allSatisfy(asked -> assertThat(asked)
                .doesNotContain("local"));
        assertThat(out.toString())
                .contains("VI_1 handed over")
                .contains("1 virtual router changed\nnothing changes\napplied");
    }

    private static ReloadOutcome planned(String... messages) {
        Place place = new Place("/etc/k.conf", 5, 14, 3, "    priority 90");
        Plan plan = new Plan(List.of(
                new Step(
                        Action.CHANGE,
                        "vrrp_instance",
                        "VI_1",
                        Optional.of(place),
                        List.of(
                                new Change("priority", "99", "90", Optional.of(place)),
                                new Change("virtual_ipaddress", "192.0.2.11/24 dev eth0", "", Optional.empty())),
                        List.of("it is Active here: a Backup with a priority above 90 takes over")),
                new Step(Action.ADD, "vrrp_script", "chk", Optional.of(place), List.of(), List.of()),
                new Step(Action.REPLACE, "vrrp_instance", "VI_2", Optional.empty(), List.of(), List.of())));
        return new ReloadOutcome(true, List.of(messages), plan);
    }

    private static final String PLAN =
            """
              ~ vrrp_instance VI_1  # /etc/k.conf:5:14
                  ~ priority 99 -> 90                         # /etc/k.conf:5:14
                  - virtual_ipaddress 192.0.2.11/24 dev eth0
                  => it is Active here: a Backup with a priority above 90 takes over
              + vrrp_script chk  # /etc/k.conf:5:14
            -/+ vrrp_instance VI_2
            plan: 1 to add, 1 to change, 1 to replace
            """;

    @Test
    void planShowsWhatAReloadWouldDo() {
        engine.reloadAnswers(CompletableFuture.completedFuture(planned("k.conf:9:1: note: good to know")));

        assertThat(run("plan")).isZero();
        assertThat(out).hasToString("k.conf:9:1: note: good to know\n" + PLAN);
        assertThat(engine.asked()).containsExactly("plan its own file");
    }

    @Test
    void aDryReloadIsThePlanAndAReloadSaysItToo() {
        engine.reloadAnswers(CompletableFuture.completedFuture(planned()));

        assertThat(run("reload", "--dry-run")).isZero();
        assertThat(engine.asked()).containsExactly("plan its own file");
        assertThat(run("reload")).isZero();
        assertThat(out).hasToString(PLAN + PLAN + "applied\n");
    }

    @Test
    void aPlanOfAnotherFileNamesItSoThatTheNodeFindsIt() {
        assertThat(run("plan", "other.conf")).isZero();
        assertThat(out.toString()).endsWith("nothing changes\n");
        assertThat(engine.asked())
                .containsExactly("plan " + Path.of("other.conf").toAbsolutePath());
    }

    @Test
    void aPlanAsJsonHasEveryChange() {
        engine.reloadAnswers(CompletableFuture.completedFuture(planned()));

        assertThat(run("plan", "--format", "json")).isZero();
        JsonObject plan = JsonParser.parseString(out.toString()).getAsJsonObject();
        JsonObject step = plan.getAsJsonArray("steps").get(0).getAsJsonObject();
        assertThat(plan.get("accepted").getAsBoolean()).isTrue();
        assertThat(plan.get("summary").getAsString())
                .startsWith("started anew: VI_2; changed: VI_1 (priority 99 -> 90");
        assertThat(step.get("action").getAsString()).isEqualTo("change");
        assertThat(step.getAsJsonArray("changes").get(0).toString())
                .isEqualTo("{\"field\":\"priority\",\"before\":\"99\",\"after\":\"90\","
                        + "\"place\":\"/etc/k.conf:5:14\"}");
        assertThat(step.getAsJsonArray("consequences")).hasSize(1);
    }

    @Test
    void aPlanThatWouldBeRefusedSaysSo() {
        engine.reloadAnswers(
                CompletableFuture.completedFuture(new ReloadOutcome(false, List.of("keepalived.conf:3:1: what?"))));

        assertThat(run("plan")).isEqualTo(1);
        assertThat(out).hasToString("keepalived.conf:3:1: what?\na reload would be refused; nothing would change\n");
    }

    @Test
    void aRefusedReloadHasItsExitCode() {
        engine.reloadAnswers(
                CompletableFuture.completedFuture(new ReloadOutcome(false, List.of("keepalived.conf:3:1: what?"))));

        assertThat(run("reload")).isEqualTo(1);
        assertThat(out.toString()).startsWith("keepalived.conf:3:1: what?\nrefused");
    }

    @Test
    void withoutANodeThereIsOneLine() {
        assertThat(runBare("status", "--run-dir", files.resolve("no.run").toString()))
                .isEqualTo(3);
        assertThat(err).hasToString("vipwarden: no running node found at " + files.resolve("no.run") + "\n");
    }

    @Test
    void helpTellsTheExitCodes() {
        assertThat(runBare("policy", "activate", "--help")).isZero();
        assertThat(out.toString()).contains("--comment").contains("Exit codes:").contains("no node answers");
    }

    @Test
    void aCommandThatDoesNotExistIsAUsageError() {
        assertThat(runBare("policy", "forget")).isEqualTo(2);
        assertThat(runBare("status", "-p", "a.pid", "--run-dir", "b.run")).isEqualTo(2);
    }
}
