package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing;

/** Whole loops on one network in memory, in virtual time and without rights. */
class NodeInMemoryTest {
    private static final Ipv4 VIRTUAL = Ipv4.parse("10.0.0.100");
    private static final Standing HELD_OFF = new Standing(0, Duration.ZERO, List.of("not now"), List.of(), List.of());

    private final MemoryNetwork network = new MemoryNetwork();
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private final Segment wire = network.segment("wire");
    private final List<Host> hosts = new java.util.ArrayList<>();

    /** A host with a loop on it. */
    private final class Host {
        final MemoryKernel kernel;
        final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
        final Loop loop;

        Host(String name, String address, Instances instance) {
            kernel = network.host(name);
            Cidr own = address.indexOf(':') < 0 ? Cidr.parse(address + "/24") : Cidr.parse(address + "/64");
            kernel.addLink("eth0", wire, own);
            loop = loops.start(kernel, reports::add);
            loop.post(roster -> {
                roster.start(List.of(instance.setting()));
                roster.verdict("VI_1", Standing.CLEAR);
            });
            network.settle();
            hosts.add(this);
        }

        Role role() {
            return loop.roster().published().iterator().next().state().role();
        }

        boolean holds() {
            return kernel.owns(VIRTUAL);
        }

        List<Cause> causes() {
            return reports.stream()
                    .filter(RoleChanged.class::isInstance)
                    .map(r -> ((RoleChanged) r).transition().reason().cause())
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

    @Test
    void theHigherPriorityHoldsTheAddressAndAFailureMovesIt() {
        Host best = new Host("a", "10.0.0.1", Instances.v2().priority(99));
        Host other = new Host("b", "10.0.0.2", Instances.v2().priority(96));
        pass(5);
        assertThat(best.role()).isEqualTo(Role.ACTIVE);
        assertThat(best.holds()).isTrue();
        assertThat(other.role()).isEqualTo(Role.BACKUP);
        best.kernel.freeze();
        pass(5);
        assertThat(best.holds()).as("the lease ran out by the kernel's clock").isFalse();
        assertThat(other.holds()).isTrue();
        int sentBefore = sent("a");
        best.kernel.thaw();
        network.settle();
        assertThat(sent("a"))
                .as("a node that wakes sends nothing before it has decided anew")
                .isEqualTo(sentBefore);
        assertThat(best.role()).isEqualTo(Role.BACKUP);
        pass(5);
        assertThat(best.role()).isEqualTo(Role.ACTIVE);
        assertThat(other.holds()).isFalse();
        assertThat(best.causes()).contains(Cause.PAUSE);
    }

    private int sent(String host) {
        return (int) network.sent().stream().filter(s -> s.host().equals(host)).count()
                + (int) network.announced().stream()
                        .filter(s -> s.host().equals(host))
                        .count();
    }

    @Test
    void aPlannedHandOverLeavesNoMomentWithoutAHolder() {
        Host best = new Host("a", "10.0.0.1", Instances.v3().priority(200));
        Host other = new Host("b", "10.0.0.2", Instances.v3().priority(100));
        pass(5);
        CompletableFuture<Void> done = new CompletableFuture<>();
        best.loop.post(roster -> roster.stepAside("VI_1", Duration.ofSeconds(20), "test", done));
        network.settle();
        for (int i = 0; i < 1500; i++) {
            pass(0.001);
            assertThat(best.holds() || other.holds()).isTrue();
        }
        assertThat(done).isCompleted();
        assertThat(other.holds()).isTrue();
        assertThat(best.holds()).isFalse();
    }

    @Test
    void anInterfaceThatIsDownForLessThanItsDelayIsNoNews() {
        Host only = new Host("a", "10.0.0.1", Instances.v3().priority(200));
        only.loop.post(roster -> roster.linkDelays(
                List.of(new LinkDelayDefinition("eth0", Duration.ofMillis(500), Duration.ofMillis(200)))));
        pass(5);
        only.kernel.setUp("eth0", false);
        pass(0.4);
        only.kernel.setUp("eth0", true);
        pass(5);
        assertThat(only.role()).isEqualTo(Role.ACTIVE);
        assertThat(only.causes()).doesNotContain(Cause.INTERFACE_DOWN);
        only.kernel.setUp("eth0", false);
        pass(0.499);
        assertThat(only.role()).isEqualTo(Role.ACTIVE);
        pass(0.001);
        assertThat(only.role()).isEqualTo(Role.INITIALIZE);
        only.kernel.setUp("eth0", true);
        pass(0.199);
        assertThat(only.role()).isEqualTo(Role.INITIALIZE);
        pass(0.001);
        assertThat(only.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void anAddressRemovedByAnybodyIsBackInLessThanASecond() {
        Host only = new Host("a", "10.0.0.1", Instances.v3().priority(200));
        pass(5);
        only.kernel.removeAddress("eth0", Cidr.parse("10.0.0.100/24"));
        network.settle();
        assertThat(only.role()).isEqualTo(Role.BACKUP);
        pass(1);
        assertThat(only.holds()).isTrue();
        assertThat(only.causes()).contains(Cause.ADDRESS_LOST);
    }

    @Test
    void aLinkThatGoesAndComesIsAFaultAndThenABackup() {
        Host only = new Host("a", "10.0.0.1", Instances.v3());
        pass(5);
        only.kernel.setUp("eth0", false);
        network.settle();
        assertThat(only.role()).isEqualTo(Role.INITIALIZE);
        only.kernel.setUp("eth0", true);
        network.settle();
        assertThat(only.role()).isEqualTo(Role.BACKUP);
        pass(4);
        assertThat(only.holds()).isTrue();
    }

    @Test
    void lostReportsAreMadeUpForByReadingAnew() {
        Host only = new Host("a", "10.0.0.1", Instances.v3());
        pass(5);
        only.kernel.removeAddress("eth0", Cidr.parse("10.0.0.100/24"));
        only.kernel.loseReports();
        network.settle();
        pass(2);
        assertThat(only.holds()).isTrue();
    }

    private static Instances unicastTo(String peer) {
        return Instances.v3()
                .delivery(new Delivery.Unicast(
                        Family.IPV4, List.of(new Delivery.Peer(Ipv4.parse(peer), 0, 255)), 64, true, false));
    }

    @Test
    void aBackupThatWasHeldOffAndSleptListensBeforeItTakesOver() {
        Host other = new Host("a", "10.0.0.1", Instances.v2().priority(96));
        Host sleeper = new Host("b", "10.0.0.2", Instances.v2().priority(99));
        sleeper.loop.post(roster -> roster.verdict("VI_1", HELD_OFF));
        network.settle();
        other.kernel.setUp("eth0", false);
        pass(20);
        assertThat(sleeper.role()).as("nobody is Active, and it may not be").isEqualTo(Role.BACKUP);
        sleeper.kernel.freeze();
        other.kernel.setUp("eth0", true);
        wire.isolate(sleeper.kernel);
        pass(20);
        assertThat(other.holds()).isTrue();
        wire.heal();
        assertThat(sent("b")).isZero();
        sleeper.loop.post(roster -> roster.verdict("VI_1", Standing.CLEAR));
        sleeper.kernel.thaw();
        network.settle();
        pass(0.9);
        assertThat(sent("b")).as("adverts before it has listened").isZero();
        assertThat(sleeper.holds()).isFalse();
        pass(5);
        assertThat(sleeper.holds()).isTrue();
        assertThat(other.holds()).isFalse();
    }

    @Test
    void aBackupThatIsHeldOffTakesOverWhenItMayUnlessItHearsAnActive() {
        Host only = new Host("b", "10.0.0.2", Instances.v2().priority(99));
        only.loop.post(roster -> roster.verdict("VI_1", HELD_OFF));
        pass(30);
        assertThat(only.role()).isEqualTo(Role.BACKUP);
        only.loop.post(roster -> roster.verdict("VI_1", Standing.CLEAR));
        network.settle();
        assertThat(only.holds()).as("it had waited long enough").isTrue();
    }

    @Test
    void unicastPeersElectOneWithoutAGroup() {
        Host best = new Host("a", "10.0.0.1", unicastTo("10.0.0.2").priority(200));
        Host other = new Host("b", "10.0.0.2", unicastTo("10.0.0.1").priority(100));
        pass(8);
        assertThat(best.role()).isEqualTo(Role.ACTIVE);
        assertThat(other.role()).isEqualTo(Role.BACKUP);
        assertThat(network.sent()).isNotEmpty().allMatch(s -> s.destination().equals(Ipv4.parse("10.0.0.2")));
        best.kernel.freeze();
        pass(5);
        assertThat(other.holds()).isTrue();
    }

    @Test
    void anAdvertFromNoPeerIsRefusedWhereTheSourceIsChecked() {
        Host only = new Host("a", "10.0.0.1", unicastTo("10.0.0.2").priority(100));
        pass(5);
        wire.inject(
                Ipv4.parse("10.0.0.66"),
                Ipv4.parse("10.0.0.1"),
                255,
                new AdvertCodec(unicastTo("10.0.0.1").definition())
                        .encode(
                                unicastTo("10.0.0.1").setting().advert(new Priority(250)),
                                Ipv4.parse("10.0.0.66"),
                                Ipv4.parse("10.0.0.1")));
        network.settle();
        assertThat(only.role()).isEqualTo(Role.ACTIVE);
        assertThat(counter(only, "source-errors")).isEqualTo(1);
    }

    private static long counter(Host host, String name) {
        return host.loop
                .roster()
                .published()
                .iterator()
                .next()
                .counters()
                .read()
                .get(name);
    }

    @Test
    void anIpv6RouterSpeaksFromItsLinkLocalAddress() {
        Instances ipv6 = Instances.v3().delivery(new Delivery.Multicast(Ipv6.VRRP_GROUP));
        Host best = new Host("a", "fe80::1", ipv6.priority(200));
        Host other = new Host("b", "fe80::2", ipv6.priority(100));
        pass(5);
        assertThat(best.kernel.owns(Ipv6.parse("2001:db8::100"))).isTrue();
        assertThat(other.role()).isEqualTo(Role.BACKUP);
        assertThat(network.sent()).isNotEmpty().allMatch(s -> s.source().equals(Ipv6.parse("fe80::1")));
        assertThat(network.announced()).isNotEmpty().allMatch(a -> a.address().equals(Ipv6.parse("2001:db8::100")));
    }

    @Test
    void aFloodOfRefusedPacketsDoesNotSilenceTheActive() {
        Host only = new Host("a", "10.0.0.1", Instances.v3().priority(200));
        pass(5);
        int before = sent("a");
        for (int i = 0; i < 5000; i++) {
            wire.inject(
                    Ipv4.parse("10.0.0.66"), Ipv4.VRRP_GROUP, 255, new byte[] {0x31, 51, (byte) 255, 1, 0, 1, 0, 0});
        }
        pass(2);
        assertThat(sent("a") - before).isGreaterThanOrEqualTo(2);
        assertThat(only.role()).isEqualTo(Role.ACTIVE);
        assertThat(counter(only, "packet-length-errors")).isEqualTo(5000);
        assertThat(only.reports.stream().filter(LoopReport.Trouble.class::isInstance))
                .hasSize(1);
    }
}
