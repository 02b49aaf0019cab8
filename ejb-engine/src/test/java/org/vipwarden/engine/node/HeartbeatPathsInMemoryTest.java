package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.LoopReport.PathReport;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Transition;

/** Two nodes with two wires between them: that of the service, and a further one for adverts. */
class HeartbeatPathsInMemoryTest {
    private static final Ipv4 VIRTUAL = Ipv4.parse("10.0.0.100");
    private static final String PATH = "direct";

    private final MemoryNetwork network = new MemoryNetwork();
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private final Segment wire = network.segment("wire");
    private final Segment beside = network.segment("beside");

    /** A host with a loop on it; its last byte is the same on both wires, unless it is said otherwise. */
    private final class Host {
        final MemoryKernel kernel;
        final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
        final Loop loop;

        Host(String name, int number, int numberBeside, Setting setting) {
            kernel = network.host(name);
            kernel.addLink("eth0", wire, Cidr.parse("10.0.0." + number + "/24"));
            kernel.addLink("eth5", beside, Cidr.parse("10.5.0." + numberBeside + "/24"));
            loop = loops.start(kernel, reports::add);
            loop.post(roster -> {
                roster.start(List.of(setting));
                roster.verdict("VI_1", Standing.CLEAR);
            });
            network.settle();
        }

        LiveRouter router() {
            return loop.roster().published().iterator().next();
        }

        Role role() {
            return router().state().role();
        }

        boolean holds() {
            return kernel.owns(VIRTUAL);
        }

        Path path(String name) {
            return router().paths().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        List<Transition> transitions() {
            return reports.stream()
                    .filter(RoleChanged.class::isInstance)
                    .map(r -> ((RoleChanged) r).transition())
                    .toList();
        }

        List<PathReport> pathReports() {
            return reports.stream()
                    .filter(PathReport.class::isInstance)
                    .map(PathReport.class::cast)
                    .toList();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        loops.end();
    }

    private void pass(double seconds) {
        network.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    private static Setting with(Instances instances, IpAddress... peers) {
        HeartbeatPath path = new HeartbeatPath(PATH, List.of("VI_1"), "eth5", Optional.empty(), List.of(peers));
        return new Setting(instances.definition(), true, List.of(path));
    }

    private static Instances best() {
        return Instances.v3().priority(200);
    }

    private static Instances other() {
        return Instances.v3().priority(100);
    }

    @Test
    void oneLostPathIsAnEventAndNoFailover() {
        Host active = new Host("a", 1, 1, with(best()));
        Host backup = new Host("b", 2, 2, with(other()));
        pass(8);
        assertThat(active.role()).isEqualTo(Role.ACTIVE);
        assertThat(backup.path(PATH).received()).isPositive();
        int before = backup.transitions().size();
        wire.isolate(active.kernel);
        pass(60);
        assertThat(backup.role()).isEqualTo(Role.BACKUP);
        assertThat(backup.transitions()).hasSize(before);
        assertThat(active.role()).isEqualTo(Role.ACTIVE);
        assertThat(backup.pathReports()).hasSize(1).allMatch(r -> r.path().equals(HeartbeatPath.MAIN) && !r.works());
        wire.heal();
        pass(2);
        assertThat(backup.pathReports()).hasSize(2).last().matches(PathReport::works);
        beside.isolate(active.kernel);
        pass(10);
        assertThat(backup.pathReports()).hasSize(3).last().matches(r -> r.path().equals(PATH) && !r.works());
        assertThat(backup.transitions()).hasSize(before);
    }

    @Test
    void whenAllPathsAreSilentTheBackupTakesOverAfterActiveDown() {
        Host active = new Host("a", 1, 1, with(best()));
        Host backup = new Host("b", 2, 2, with(other()));
        pass(8);
        wire.isolate(active.kernel);
        pass(10);
        beside.isolate(active.kernel);
        pass(2.6);
        assertThat(backup.role()).isEqualTo(Role.BACKUP);
        pass(1.1);
        assertThat(backup.role()).isEqualTo(Role.ACTIVE);
        assertThat(backup.transitions()
                        .get(backup.transitions().size() - 1)
                        .reason()
                        .cause())
                .isEqualTo(Cause.ACTIVE_TIMEOUT);
    }

    @Test
    void anActiveThatLosesItsServiceLinkIsFollowedWithinTheSkewTime() {
        Host active = new Host("a", 1, 1, with(best()));
        Host backup = new Host("b", 2, 2, with(other()));
        pass(8);
        active.kernel.setUp("eth0", false);
        network.settle();
        assertThat(active.role()).isEqualTo(Role.INITIALIZE);
        pass(0.6);
        assertThat(backup.role()).isEqualTo(Role.BACKUP);
        // The skew time of priority 100 at adverts of one second is 609 ms.
        pass(0.05);
        assertThat(backup.role()).isEqualTo(Role.ACTIVE);
        assertThat(backup.holds()).isTrue();
        assertThat(backup.transitions()
                        .get(backup.transitions().size() - 1)
                        .reason()
                        .cause())
                .isEqualTo(Cause.ACTIVE_RELEASED);
    }

    @Test
    void aLostInterfaceOfAFurtherPathIsAnEventOnly() {
        Host active = new Host("a", 1, 1, with(best()));
        Host backup = new Host("b", 2, 2, with(other()));
        pass(8);
        active.kernel.setUp("eth5", false);
        pass(10);
        assertThat(active.role()).isEqualTo(Role.ACTIVE);
        assertThat(active.pathReports()).hasSize(1).allMatch(r -> !r.works());
        assertThat(active.router().counters().read().get("send-errors")).isZero();
        assertThat(backup.role()).isEqualTo(Role.BACKUP);
        active.kernel.setUp("eth5", true);
        pass(2);
        assertThat(active.pathReports()).hasSize(2).last().matches(PathReport::works);
        assertThat(backup.pathReports()).hasSize(2).last().matches(PathReport::works);
        active.kernel.removeLink("eth5");
        pass(2);
        assertThat(active.role()).isEqualTo(Role.ACTIVE);
        assertThat(active.pathReports()).hasSize(3).last().matches(r -> !r.works());
        active.kernel.addLink("eth5", beside, Cidr.parse("10.5.0.1/24"));
        pass(6);
        assertThat(active.path(PATH).isUsable()).isTrue();
        long heard = backup.path(PATH).received();
        pass(3);
        assertThat(backup.path(PATH).received()).isGreaterThan(heard);
    }

    /** On the further path the order of the addresses is the other way round: only the main path's may count. */
    @Test
    void aTieIsDecidedOnTheMainPath() {
        Host lower = new Host("a", 1, 2, with(other()));
        Host higher = new Host("b", 2, 1, with(other()));
        pass(8);
        wire.isolate(lower.kernel);
        beside.isolate(lower.kernel);
        pass(8);
        assertThat(lower.role()).isEqualTo(Role.ACTIVE);
        assertThat(higher.role()).isEqualTo(Role.ACTIVE);
        wire.heal();
        beside.heal();
        pass(1.5);
        assertThat(higher.role()).isEqualTo(Role.ACTIVE);
        assertThat(lower.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void aTieOfTwoThatHearEachOtherOnlyOnAFurtherPathIsDecidedThere() {
        Host lower = new Host("a", 2, 1, with(other()));
        Host higher = new Host("b", 1, 2, with(other()));
        pass(8);
        wire.isolate(lower.kernel);
        beside.isolate(lower.kernel);
        pass(8);
        beside.heal();
        pass(4);
        assertThat(higher.role()).isEqualTo(Role.ACTIVE);
        assertThat(lower.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void aCopyOnAnotherPathIsNoReplay() {
        Authentication.Key key = new Authentication.Key(1, "5a".repeat(32));
        Authentication.Hmac signed =
                new Authentication.Hmac(List.of(key), 1, Duration.ofSeconds(5), true, Authentication.Mode.ENFORCE);
        Host active = new Host("a", 1, 1, with(best().authentication(signed), Ipv4.parse("10.5.0.2")));
        Host backup = new Host("b", 2, 2, with(other().authentication(signed), Ipv4.parse("10.5.0.1")));
        pass(10);
        assertThat(active.role()).isEqualTo(Role.ACTIVE);
        assertThat(backup.role()).isEqualTo(Role.BACKUP);
        assertThat(backup.path(PATH).received()).isGreaterThan(5);
        assertThat(backup.path(HeartbeatPath.MAIN).received()).isGreaterThan(5);
        assertThat(backup.router().counters().read().entrySet().stream()
                        .filter(e -> e.getKey().endsWith("errors"))
                        .filter(e -> e.getValue() > 0))
                .isEmpty();
    }

    @Test
    void twoWiresThatSomebodyHasConnectedChangeNothing() {
        MemoryKernel kernel = network.host("a");
        kernel.addLink("eth0", wire, Cidr.parse("10.0.0.1/24"));
        kernel.addLink("eth5", wire, Cidr.parse("10.5.0.1/24"));
        Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
        Loop loop = loops.start(kernel, reports::add);
        loop.post(roster -> {
            roster.start(List.of(with(best())));
            roster.verdict("VI_1", Standing.CLEAR);
        });
        network.settle();
        pass(10);
        assertThat(loop.roster().published().iterator().next().state().role()).isEqualTo(Role.ACTIVE);
        assertThat(network.sent().stream().filter(s -> s.host().equals("a")).count())
                .as("no advert is an answer to an own one")
                .isLessThanOrEqualTo(2 * 8);
    }

    @Test
    void aReloadAddsAndRemovesAPathWithoutTouchingTheRole() {
        Setting without = new Setting(best().definition(), true);
        Host active = new Host("a", 1, 1, without);
        Host backup = new Host("b", 2, 2, with(other()));
        pass(8);
        assertThat(backup.pathReports()).hasSize(1).allMatch(r -> !r.works());
        int transitions = active.transitions().size();
        reload(active, with(best()));
        pass(3);
        assertThat(backup.pathReports()).hasSize(2).last().matches(PathReport::works);
        assertThat(active.path(PATH).sent()).isPositive();
        long sent = active.path(HeartbeatPath.MAIN).sent();
        reload(active, without);
        pass(8);
        assertThat(active.router().paths()).hasSize(1);
        assertThat(active.path(HeartbeatPath.MAIN).sent()).isGreaterThan(sent);
        assertThat(backup.pathReports()).hasSize(3).last().matches(r -> !r.works());
        assertThat(active.transitions()).hasSize(transitions);
        assertThat(active.role()).isEqualTo(Role.ACTIVE);
    }

    private void reload(Host host, Setting setting) {
        host.loop.post(roster -> roster.reconfigure(List.of(new ReloadPlan.Change("VI_1", setting))));
        network.settle();
    }
}
