package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.LoopReport.GroupChanged;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/** A sync group of two virtual routers on whole loops, and what else concerns the start and the change of several routers. */
class SyncGroupInMemoryTest {
    private static final List<Ipv4> VIRTUAL = List.of(Ipv4.parse("10.0.0.100"), Ipv4.parse("10.0.0.101"));
    private static final SyncGroupDefinition GROUP =
            new SyncGroupDefinition("G", List.of("VI_1", "VI_2"), NotifyDefinition.NONE);

    private final MemoryNetwork network = new MemoryNetwork();
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private final Segment wire = network.segment("wire");
    private final List<Host> hosts = new ArrayList<>();

    private final class Host {
        final String name;
        final MemoryKernel kernel;
        final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
        final Loop loop;

        Host(String name, String address, Instances instance, Duration delay) {
            this.name = name;
            kernel = network.host(name);
            kernel.addLink("eth0", wire, Cidr.parse(address + "/24"));
            loop = loops.start(kernel, reports::add);
            loop.post(roster -> {
                if (!delay.isZero()) {
                    roster.delayJoining(delay);
                }
                roster.group(List.of(GROUP));
                roster.start(settings(instance));
                roster.verdict("VI_1", Standing.CLEAR);
                roster.verdict("VI_2", Standing.CLEAR);
            });
            network.settle();
            hosts.add(this);
        }

        List<Role> roles() {
            return loop.roster().published().stream()
                    .map(router -> router.state().role())
                    .toList();
        }

        boolean holdsAll() {
            return VIRTUAL.stream().allMatch(kernel::owns);
        }

        boolean holdsAny() {
            return VIRTUAL.stream().anyMatch(kernel::owns);
        }

        List<Optional<Role>> groupRoles() {
            return reports.stream()
                    .filter(GroupChanged.class::isInstance)
                    .map(report -> ((GroupChanged) report).role())
                    .toList();
        }

        int sent() {
            return (int) network.sent().stream()
                            .filter(s -> s.host().equals(name))
                            .count()
                    + (int) network.announced().stream()
                            .filter(s -> s.host().equals(name))
                            .count();
        }
    }

    private static List<Setting> settings(Instances instance) {
        return List.of(instance.number(1).setting(), instance.number(2).setting());
    }

    private Host host(String name, String address, int priority) {
        return new Host(name, address, Instances.v3().priority(priority), Duration.ZERO);
    }

    @AfterEach
    void end() throws InterruptedException {
        loops.end();
    }

    private void pass(double seconds) {
        network.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    @Test
    void theAddressesOfAGroupAreNeverApart() {
        Host best = host("a", "10.0.0.1", 200);
        Host other = host("b", "10.0.0.2", 100);
        pass(5);
        assertThat(best.holdsAll()).isTrue();
        assertThat(other.holdsAny()).isFalse();
        best.loop.post(roster -> roster.verdict(
                "VI_2", new Standing(0, Duration.ZERO, List.of(), List.of("its script failed"), List.of())));
        network.settle();
        assertThat(best.roles()).containsOnly(Role.INITIALIZE);
        pass(2);
        assertThat(best.holdsAny()).isFalse();
        assertThat(other.holdsAll()).isTrue();
        assertThat(best.groupRoles())
                .containsExactly(Optional.of(Role.BACKUP), Optional.of(Role.ACTIVE), Optional.of(Role.INITIALIZE));
    }

    @Test
    void aGroupThatStartsWithoutItsLinkIsInFaultFromTheBeginning() {
        Host only = new Host("a", "10.0.0.1", Instances.v3(), Duration.ZERO);
        only.kernel.setUp("eth0", false);
        network.settle();
        only.kernel.setUp("eth0", true);
        network.settle();
        assertThat(only.roles()).containsOnly(Role.BACKUP);
        pass(4);
        assertThat(only.holdsAll()).isTrue();
    }

    @Test
    void anAddressOfAGroupThatSomebodyRemovesIsBackWithAllOthersWithinASecond() {
        Host only = host("a", "10.0.0.1", 200);
        pass(5);
        only.kernel.removeAddress("eth0", Cidr.parse("10.0.0.101/24"));
        network.settle();
        assertThat(only.roles()).containsOnly(Role.BACKUP);
        pass(1);
        assertThat(only.holdsAll()).isTrue();
    }

    @Test
    void movingOneMemberMovesTheGroupAndNoAddressHasAGap() {
        Host best = host("a", "10.0.0.1", 200);
        Host other = host("b", "10.0.0.2", 100);
        pass(5);
        CompletableFuture<Void> done = new CompletableFuture<>();
        best.loop.post(roster -> roster.stepAside("VI_2", Duration.ofSeconds(20), "test", done));
        network.settle();
        for (int i = 0; i < 1500; i++) {
            pass(0.001);
            assertThat(VIRTUAL).allMatch(address -> best.kernel.owns(address) || other.kernel.owns(address));
        }
        assertThat(done).isCompleted();
        assertThat(other.holdsAll()).isTrue();
        assertThat(best.holdsAny()).isFalse();
    }

    @Test
    void aReloadThatDissolvesAGroupFreesWhomItHeldAndOneThatMakesItHoldsAgain() {
        Host only = host("a", "10.0.0.1", 200);
        only.loop.post(roster -> roster.verdict(
                "VI_1", new Standing(0, Duration.ZERO, List.of(), List.of("its script failed"), List.of())));
        network.settle();
        assertThat(only.roles()).containsOnly(Role.INITIALIZE);
        only.loop.post(roster -> roster.group(List.of()));
        network.settle();
        assertThat(only.roles()).containsExactly(Role.INITIALIZE, Role.BACKUP);
        only.loop.post(roster -> roster.group(List.of(GROUP)));
        network.settle();
        assertThat(only.roles()).containsOnly(Role.INITIALIZE);
    }

    @Test
    void stoppingTheNodeEndsTheGroup() {
        Host only = host("a", "10.0.0.1", 200);
        pass(5);
        only.loop.post(roster -> roster.published().forEach(r -> roster.stop(r.name(), Cause.SHUTDOWN)));
        network.settle();
        pass(2);
        assertThat(only.holdsAny()).isFalse();
        assertThat(only.groupRoles()).last().isEqualTo(Optional.empty());
    }

    private static List<ReloadPlan.Change> changes(Instances instance) {
        return settings(instance).stream()
                .map(setting -> new ReloadPlan.Change(setting.definition().name(), setting))
                .toList();
    }

    @Test
    void aReloadThatLowersThePriorityHandsOverWithoutAGap() {
        Host best = host("a", "10.0.0.1", 200);
        Host other = host("b", "10.0.0.2", 100);
        pass(5);
        best.loop.post(roster -> roster.reconfigure(changes(Instances.v3().priority(50))));
        network.settle();
        for (int i = 0; i < 5000; i++) {
            pass(0.001);
            assertThat(VIRTUAL).allMatch(address -> best.kernel.owns(address) || other.kernel.owns(address));
        }
        assertThat(other.holdsAll()).isTrue();
        assertThat(best.holdsAny()).isFalse();
    }

    @Test
    void aReloadThatRemovesInstancesHandsOverWithoutAGap() {
        Host best = host("a", "10.0.0.1", 200);
        Host other = host("b", "10.0.0.2", 100);
        pass(5);
        best.loop.post(roster -> {
            roster.group(List.of());
            List.of("VI_1", "VI_2").forEach(name -> roster.stop(name, Cause.DELETED));
        });
        network.settle();
        for (int i = 0; i < 1500; i++) {
            pass(0.001);
            assertThat(VIRTUAL).allMatch(address -> best.kernel.owns(address) || other.kernel.owns(address));
        }
        assertThat(other.holdsAll()).isTrue();
        assertThat(best.holdsAny()).isFalse();
        assertThat(best.loop.roster().published()).isEmpty();
    }

    @Test
    void aNodeThatWakesWithAReloadAndVerdictsWaitingSendsNothingBeforeItHasDecidedAnew() {
        Host best = host("a", "10.0.0.1", 200);
        Host other = host("b", "10.0.0.2", 100);
        pass(5);
        best.kernel.freeze();
        best.loop.post(roster -> {
            roster.reconfigure(changes(Instances.v3().priority(210)));
            roster.verdict("VI_1", Standing.CLEAR);
        });
        pass(6);
        assertThat(best.holdsAny()).isFalse();
        assertThat(other.holdsAll()).isTrue();
        int before = best.sent();
        best.kernel.thaw();
        network.settle();
        assertThat(best.sent()).isEqualTo(before);
        assertThat(best.roles()).containsOnly(Role.BACKUP);
        assertThat(best.holdsAny()).isFalse();
    }

    @Test
    void duringTheDelayAfterTheStartNobodyBecomesActive() {
        Host late = new Host("a", "10.0.0.1", Instances.v3().priority(255).startsAsMaster(), Duration.ofSeconds(20));
        pass(19.9);
        assertThat(late.roles()).containsOnly(Role.INITIALIZE);
        assertThat(late.sent()).isZero();
        pass(0.2);
        assertThat(late.holdsAll()).isTrue();
    }
}
