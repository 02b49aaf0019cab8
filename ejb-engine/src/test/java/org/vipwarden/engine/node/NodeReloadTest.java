package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.plan.Plan;
import org.vipwarden.engine.config.plan.Step;
import org.vipwarden.engine.journal.FileJournal;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.linux.ProcessGroup;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.Engine.ReloadOutcome;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.WorkerScheduler;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.rules.run.Limits;
import org.vipwarden.rules.run.RulePolicy;

/** Reloads of a whole node with its own threads and rules, on a network in memory. */
class NodeReloadTest {
    private final MemoryNetwork network = new MemoryNetwork();
    private final Segment wire = network.segment("wire");
    private final BlockingQueue<Happening.ConfigurationChanged> said = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    private Path file;
    private MemoryKernel kernel;
    private Node node;

    @BeforeEach
    void make() throws IOException {
        kernel = network.host("a");
        kernel.addLink("eth0", wire, Cidr.parse("10.0.0.1/24"));
        file = directory.resolve("keepalived.conf");
        write(instance("one", 51, 100));
        NodeOptions options = new NodeOptions(file, directory.resolve("vipwarden.conf"), directory);
        node = new Node(
                options,
                Ignition.read(options).configuration().orElseThrow(),
                kernel,
                Clock.systemUTC(),
                parts(options));
    }

    private NodeParts parts(NodeOptions options) {
        Journal journal = FileJournal.open(directory.resolve("journal"), Clock.systemUTC(), FileJournal.Limits.DEFAULT);
        journal.listen(entry -> {
            if (entry.happening() instanceof Happening.ConfigurationChanged change) {
                said.add(change);
            }
        });
        ScriptLauncher launcher = new ScriptLauncher(ProcessGroup::signal, Optional.empty());
        WorkerScheduler scheduler = new WorkerScheduler("test-track", 1);
        return new NodeParts(
                RulePolicy.start(directory, Clock.systemUTC(), Limits.DEFAULT),
                journal,
                new TrackerPool(launcher, directory, KernelEcho::open, scheduler),
                Outside.open(Ignition.read(options).configuration().orElseThrow(), launcher, journal),
                scheduler,
                () -> Duration.ofDays(1));
    }

    /** Without routers the loop ends at once, and nobody has to move the clock for it. */
    @AfterEach
    void end() throws IOException {
        write();
        node.reload("the end").join();
        pass(2);
        kernel.close();
        node.close();
    }

    private void pass(double seconds) {
        network.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    private void write(String... instances) throws IOException {
        Files.writeString(file, String.join("", instances));
    }

    private static String instance(String name, int vrid, int priority) {
        return """
                vrrp_instance %s {
                  state BACKUP
                  version 3
                  interface eth0
                  virtual_router_id %d
                  priority %d
                  virtual_ipaddress {
                    10.0.0.%d/24
                  }
                }
                """
                .formatted(name, vrid, priority, vrid + 49);
    }

    private void ignite() {
        node.ignite(Clock.systemUTC().instant(), Clock.systemUTC());
        network.settle();
    }

    private List<String> routers() {
        network.settle();
        return node.routers().stream()
                .map(r -> r.name() + " " + r.basePriority())
                .toList();
    }

    private Happening.ConfigurationChanged nextSaid() throws InterruptedException {
        return Optional.ofNullable(said.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void aBadFileChangesNothingAndEveryMistakeIsTold() throws Exception {
        ignite();
        long before = network.sent().size();
        write(instance("one", 51, 300), instance("two", 0, 100), "nonsense\n");
        ReloadOutcome outcome = node.reload("test").join();
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.messages())
                .anyMatch(m -> m.startsWith(file + ":6:") && m.contains("300"))
                .anyMatch(m -> m.startsWith(file + ":15:") && m.contains("'0'"))
                .anyMatch(m -> m.startsWith(file + ":21:") && m.contains("nonsense"));
        assertThat(routers()).containsExactly("one 100");
        assertThat(network.sent()).hasSize((int) before);
        Happening.ConfigurationChanged told = nextSaid();
        assertThat(told.accepted()).isFalse();
        assertThat(told.sentence()).contains("300", "nonsense");
        Files.delete(file);
        assertThat(node.reload("test").join().accepted()).isFalse();
        assertThat(routers()).containsExactly("one 100");
    }

    @Test
    void reloadsThatAreAskedForTogetherAreDoneOneAfterTheOther() throws Exception {
        ignite();
        write(instance("one", 51, 150), instance("two", 52, 100));
        CompletableFuture<ReloadOutcome> first = node.reload("test");
        CompletableFuture<ReloadOutcome> second = node.reload("test");
        assertThat(first.join().accepted()).isTrue();
        assertThat(second.join().accepted()).isTrue();
        assertThat(nextSaid().sentence()).contains("changed: one (priority 100 -> 150); started: two");
        assertThat(nextSaid().sentence()).contains("every virtual router stays as it is");
        assertThat(routers()).containsExactly("one 150", "two 100");
    }

    @Test
    void aPlanChangesNothingAndTheReloadDoesWhatItSaid() throws Exception {
        ignite();
        write(instance("one", 51, 150), instance("two", 52, 100));
        Plan plan = node.plan(Optional.empty()).join().plan();
        assertThat(plan.words()).isEqualTo("changed: one (priority 100 -> 150); started: two");
        assertThat(routers()).containsExactly("one 100");
        assertThat(node.reload("test").join().plan()).isEqualTo(plan);
        assertThat(routers()).containsExactly("one 150", "two 100");
        assertThat(node.plan(Optional.empty()).join().plan()).isEqualTo(Plan.NOTHING);
    }

    @Test
    void anotherFileIsPlannedWithoutTouchingTheOneInUse() throws Exception {
        ignite();
        Path other = Files.writeString(directory.resolve("other.conf"), "");
        ReloadOutcome outcome = node.plan(Optional.of(other)).join();
        assertThat(outcome.plan().words()).isEqualTo("stopped: one");
        Files.writeString(other, "nonsense\n");
        assertThat(node.plan(Optional.of(other)).join().accepted()).isFalse();
        assertThat(node.reload("test").join().plan()).isEqualTo(Plan.NOTHING);
        assertThat(routers()).containsExactly("one 100");
    }

    @Test
    void aPlanSaysWhatGoesToAnotherNode() throws Exception {
        ignite();
        pass(5);
        write(instance("one", 51, 90));
        assertThat(node.plan(Optional.empty()).join().plan().steps())
                .singleElement()
                .extracting(Step::consequences)
                .isEqualTo(List.of("it is Active here: a Backup with a priority above 90 takes over"));
    }

    @Test
    void aCheckKnowsWhatAnotherNodeSaysOtherwise() throws Exception {
        ignite();
        assertThat(node.check()).noneMatch(finding -> finding.rule() == Rule.PEER_ADDRESSES);
        MemoryKernel other = network.host("b");
        other.addLink("eth0", wire, Cidr.parse("10.0.0.2/24"));
        LoopsInMemory loops = new LoopsInMemory(network);
        Loop peer = loops.start(other, report -> {});
        Configuration theirs = TextFiles.load(
                        instance("theirs", 51, 200)
                                .replace("10.0.0.100/24", "10.0.0.101/24")
                                .replace("version 3", "version 3\n advert_int 2"),
                        "")
                .configuration()
                .orElseThrow();
        peer.post(roster -> roster.follow(ReloadPlan.between(Optional.empty(), theirs)));
        network.settle();
        peer.post(roster -> roster.verdict("theirs", Standing.CLEAR));
        pass(12);
        assertThat(node.check())
                .extracting(Diagnostic::rule, Diagnostic::message)
                .contains(
                        tuple(
                                Rule.PEER_ADDRESSES,
                                "10.0.0.2 advertises other addresses: 10.0.0.101 which this node does not have, and"
                                        + " 10.0.0.100 missing there: after a takeover not all addresses are answered"),
                        tuple(
                                Rule.PEER_INTERVAL,
                                "10.0.0.2 advertises every 2 s, and this node every 1 s: how long a takeover takes"
                                        + " depends on who is Active"));
        loops.end();
    }

    @Test
    void aReloadThatIsAskedForBeforeTheNodeHasStartedIsNotLost() throws Exception {
        write(instance("one", 51, 150), instance("two", 52, 100));
        CompletableFuture<ReloadOutcome> early = node.reload("test");
        ignite();
        assertThat(early.join().accepted()).isTrue();
        assertThat(routers()).containsExactly("one 150", "two 100");
        pass(5);
        assertThat(kernel.owns(IpAddress.parse("10.0.0.100"))).isTrue();
    }
}
