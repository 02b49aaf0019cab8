package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Announced;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Sent;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Transition;

/** What a reload does to virtual routers that run: whole loops on one network in memory, in virtual time. */
class ReloadInMemoryTest {
    private static final int VRRP = 112;

    private final MemoryNetwork network = new MemoryNetwork();
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private final Segment wire = network.segment("wire");
    private final Segment otherWire = network.segment("other wire");
    private final List<Host> hosts = new ArrayList<>();

    @TempDir
    private Path directory;

    /** A host whose loop follows one configuration after the other. */
    private final class Host {
        final String name;
        final MemoryKernel kernel;
        final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
        final Loop loop;
        Optional<Configuration> configuration = Optional.empty();

        Host(String name, int number, String... instances) {
            this.name = name;
            kernel = network.host(name);
            kernel.addLink("eth0", wire, Cidr.parse("10.0.0." + number + "/24"));
            kernel.addLink("eth1", otherWire, Cidr.parse("10.1.0." + number + "/24"));
            loop = loops.start(kernel, reports::add);
            hosts.add(this);
            reload(instances);
        }

        /** Follows another configuration; the policy has nothing against anybody. */
        ReloadPlan reload(String... instances) {
            Configuration wanted = read(String.join("\n", instances));
            ReloadPlan plan = ReloadPlan.between(configuration, wanted);
            configuration = Optional.of(wanted);
            loop.post(roster -> {
                roster.follow(plan);
                plan.started().forEach(s -> roster.verdict(s.definition().name(), Standing.CLEAR));
            });
            network.settle();
            return plan;
        }

        List<String> names() {
            return loop.roster().published().stream().map(LiveRouter::name).toList();
        }

        LiveRouter router(String routerName) {
            return loop.roster().published().stream()
                    .filter(r -> r.name().equals(routerName))
                    .findAny()
                    .orElseThrow();
        }

        Role role(String routerName) {
            return router(routerName).state().role();
        }

        boolean holds(String address) {
            return kernel.owns(IpAddress.parse(address));
        }

        List<Transition> transitions() {
            return reports.stream()
                    .filter(RoleChanged.class::isInstance)
                    .map(r -> ((RoleChanged) r).transition())
                    .toList();
        }

        /** When an advert of the VRID left since then, and with which priority. */
        List<Heard> adverts(int vrid, long since) {
            return network.sent().stream()
                    .filter(s -> s.host().equals(name) && s.at() >= since)
                    .filter(s -> AdvertCodec.peekVrid(s.payload(), VRRP) == vrid)
                    .map(ReloadInMemoryTest::heard)
                    .toList();
        }

        List<String> announced(long since) {
            return network.announced().stream()
                    .filter(a -> a.host().equals(name) && a.at() >= since)
                    .map(Announced::address)
                    .map(IpAddress::toString)
                    .toList();
        }
    }

    /** An advert on the wire: its time in milliseconds. */
    private record Heard(long at, int priority) {}

    private static Heard heard(Sent sent) {
        return new Heard(sent.at() / 1_000_000, sent.payload().get(2) & 0xFF);
    }

    @AfterEach
    void end() throws InterruptedException {
        loops.end();
    }

    private Configuration read(String text) {
        try {
            Path file = Files.writeString(directory.resolve("keepalived.conf"), text);
            Loaded loaded = ConfigurationLoader.load(
                    file,
                    directory.resolve("none"),
                    new Surroundings(
                            "test", user -> true, Surroundings.ofThisMachine().files()));
            assertThat(loaded.diagnostics()).isEmpty();
            return loaded.configuration().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String instance(String name, int vrid, String settings, String... addresses) {
        return instance(name, "eth0", vrid, settings, addresses);
    }

    private static String instance(String name, String link, int vrid, String settings, String... addresses) {
        List<String> lines =
                Arrays.stream(addresses).map(a -> "    " + a + "/24").toList();
        return """
                vrrp_instance %s {
                  state BACKUP
                  version 3
                  interface %s
                  virtual_router_id %d
                  %s
                  virtual_ipaddress {
                %s
                  }
                }
                """
                .formatted(name, link, vrid, settings.replace("; ", "\n  "), String.join("\n", lines));
    }

    private void pass(double seconds) {
        network.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    private void becomeActive(Host host, String... names) {
        pass(5);
        for (String name : names) {
            assertThat(host.role(name)).isEqualTo(Role.ACTIVE);
        }
        host.reports.clear();
    }

    // ---- who is who

    @Test
    void aRenamedInstanceGoesOn() {
        Host host = new Host("a", 1, instance("old", 51, "priority 200", "10.0.0.100"));
        becomeActive(host, "old");
        Map<String, Long> counted = host.router("old").counters().read();
        host.reload(instance("new", 51, "priority 200", "10.0.0.100"));
        assertThat(host.names()).containsExactly("new");
        assertThat(host.role("new")).isEqualTo(Role.ACTIVE);
        assertThat(host.transitions()).isEmpty();
        assertThat(host.router("new").counters().read().get("master-transitions"))
                .isEqualTo(counted.get("master-transitions"));
        assertThat(host.router("new").counters().read().get("advertisements-sent"))
                .isEqualTo(counted.get("advertisements-sent") + 1);
    }

    @Test
    void twoInstancesThatSwapTheirNamesBothGoOn() {
        Host host = new Host(
                "a",
                1,
                instance("one", 51, "priority 200", "10.0.0.100"),
                instance("two", 52, "priority 200", "10.0.0.101"));
        becomeActive(host, "one", "two");
        LiveRouter first = host.router("one");
        LiveRouter second = host.router("two");
        host.reload(
                instance("two", 51, "priority 200", "10.0.0.100"), instance("one", 52, "priority 200", "10.0.0.101"));
        assertThat(host.names()).containsExactly("two", "one");
        assertThat(host.router("two")).isSameAs(first);
        assertThat(host.router("one")).isSameAs(second);
        assertThat(host.transitions()).isEmpty();
        long since = network.now() + 1;
        pass(3);
        assertThat(host.adverts(51, since)).hasSize(3);
        assertThat(host.adverts(52, since)).hasSize(3);
    }

    @Test
    void whatHasAnotherIdentityIsAnotherRouterEvenOfTheSameName() {
        Host host = new Host("a", 1, instance("same", 51, "priority 200", "10.0.0.100"));
        becomeActive(host, "same");
        ReloadPlan plan = host.reload(instance("same", "eth1", 51, "priority 200", "10.1.0.100"));
        assertThat(plan.stopped()).containsExactly("same");
        assertThat(host.names()).containsExactly("same");
        assertThat(host.role("same")).isEqualTo(Role.BACKUP);
        pass(5);
        assertThat(host.holds("10.0.0.100")).isFalse();
        assertThat(host.holds("10.1.0.100")).isTrue();
        // The one that is gone leaves nothing behind: its VRID is free, and the rest ends.
        host.reload(instance("again", 51, "priority 200", "10.0.0.100"));
        pass(5);
        assertThat(host.role("again")).isEqualTo(Role.ACTIVE);
        host.reload();
        pass(2);
        assertThat(host.names()).isEmpty();
        assertThat(host.holds("10.0.0.100")).isFalse();
    }

    @Test
    void anotherGroupIsAnotherRouterAndAnotherVersionIsNot() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        becomeActive(host, "one");
        ReloadPlan version =
                host.reload(instance("one", 51, "priority 200", "10.0.0.100").replace("version 3", "version 2"));
        assertThat(version.changed()).hasSize(1);
        assertThat(host.transitions()).isEmpty();
        ReloadPlan group = host.reload(instance("one", 51, "priority 200; mcast_dst_ip 224.0.0.200", "10.0.0.100"));
        assertThat(group.stopped()).containsExactly("one");
        assertThat(group.started()).hasSize(1);
    }

    @Test
    void theOrderIsThatOfTheConfiguration() {
        String one = instance("one", 51, "priority 200", "10.0.0.100");
        String two = instance("two", 52, "priority 200", "10.0.0.101");
        Host host = new Host("a", 1, one, two);
        host.reload(
                instance("three", 53, "priority 200", "10.0.0.102"),
                two,
                instance("one", 51, "priority 100", "10.0.0.100"));
        assertThat(host.names()).containsExactly("three", "two", "one");
    }

    // ---- adverts

    @Test
    void aReloadSendsOneAdvertAtOnceAndTheScheduleGoesOn() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        becomeActive(host, "one");
        pass(0.3);
        List<Heard> before = host.adverts(51, 0);
        long reload = network.now();
        host.reload(instance("one", 51, "priority 150", "10.0.0.100"));
        pass(0.1);
        assertThat(host.adverts(51, reload)).containsExactly(new Heard(reload / 1_000_000, 150));
        pass(3);
        assertAtMostApart(1000, before.get(before.size() - 1).at(), host.adverts(51, reload));
    }

    @Test
    void anInstanceThatStaysAsItIsNoticesNothing() {
        String same = instance("same", 51, "priority 200", "10.0.0.100");
        Host host = new Host("a", 1, same, instance("other", 52, "priority 200", "10.0.0.101"));
        becomeActive(host, "same", "other");
        pass(0.3);
        long reload = network.now();
        host.reload(same, instance("other", 52, "priority 150", "10.0.0.101"));
        pass(0.1);
        assertThat(host.adverts(51, reload)).isEmpty();
        assertThat(host.announced(reload)).isEmpty();
    }

    @Test
    void aShorterIntervalBeginsAtOnce() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200; advert_int 10", "10.0.0.100"));
        pass(45);
        assertThat(host.role("one")).isEqualTo(Role.ACTIVE);
        long reload = network.now();
        host.reload(instance("one", 51, "priority 200; advert_int 0.5", "10.0.0.100"));
        pass(5);
        List<Heard> adverts = host.adverts(51, reload);
        assertAtMostApart(500, reload / 1_000_000, adverts);
        assertThat(adverts).hasSizeBetween(10, 12);
    }

    @Test
    void aLongerIntervalLosesNoPeerOnTheWay() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200; advert_int 0.5", "10.0.0.100"));
        Host peer = new Host("b", 2, instance("one", 51, "priority 100; advert_int 0.5", "10.0.0.100"));
        becomeActive(host, "one");
        peer.reports.clear();
        host.reload(instance("one", 51, "priority 200; advert_int 10", "10.0.0.100"));
        pass(60);
        assertThat(peer.transitions()).isEmpty();
        assertThat(host.adverts(51, network.now() - Duration.ofSeconds(50).toNanos()))
                .hasSizeBetween(4, 6);
    }

    @Test
    void manyReloadsInARowHoldUpNoAdvert() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200; advert_int 0.1", "10.0.0.100"));
        becomeActive(host, "one");
        long since = network.now();
        for (int i = 0; i < 50; i++) {
            host.reload(instance("one", 51, "priority " + (150 + i) + "; advert_int 0.1", "10.0.0.100"));
            pass(0.037);
        }
        assertAtMostApart(100, since / 1_000_000, host.adverts(51, since));
    }

    private static void assertAtMostApart(long millis, long start, List<Heard> adverts) {
        long last = start;
        assertThat(adverts).isNotEmpty();
        for (Heard advert : adverts) {
            assertThat(advert.at() - last).isLessThanOrEqualTo(millis);
            last = advert.at();
        }
    }

    // ---- addresses

    @Test
    void anAddressMovesBetweenActiveInstancesWithoutAGapWhicheverIsFirst() {
        String[] before = {
            instance("one", 51, "priority 200", "10.0.0.100", "10.0.0.110"),
            instance("two", 52, "priority 200", "10.0.0.101")
        };
        String[] after = {
            instance("one", 51, "priority 200", "10.0.0.100"),
            instance("two", 52, "priority 200", "10.0.0.101", "10.0.0.110")
        };
        Host host = new Host("a", 1, before);
        becomeActive(host, "one", "two");
        for (int i = 0; i < 4; i++) {
            host.reload(i % 2 == 0 ? after : before);
            // An address that was away for a moment would have been reported as lost, and its holder would have stepped
            // back.
            pass(1.5);
            assertThat(host.transitions()).isEmpty();
            assertThat(host.holds("10.0.0.110")).isTrue();
        }
    }

    @Test
    void addressesThatChangePlacesStay() {
        Host host = new Host(
                "a",
                1,
                instance("one", 51, "priority 200", "10.0.0.100"),
                instance("two", 52, "priority 200", "10.0.0.101"));
        becomeActive(host, "one", "two");
        host.reload(
                instance("one", 51, "priority 200", "10.0.0.101"), instance("two", 52, "priority 200", "10.0.0.100"));
        pass(1.5);
        assertThat(host.transitions()).isEmpty();
        assertThat(host.holds("10.0.0.100")).isTrue();
        assertThat(host.holds("10.0.0.101")).isTrue();
    }

    @Test
    void anAddressGoesWhenItsNewOwnerIsNotActiveAndComesWhenOnlyThatIs() {
        Host host = new Host(
                "a",
                1,
                instance("one", 51, "priority 200", "10.0.0.100", "10.0.0.110"),
                instance("two", 52, "priority 50", "10.0.0.101"));
        Host peer = new Host("b", 2, instance("two", 52, "priority 100", "10.0.0.101"));
        becomeActive(host, "one");
        assertThat(host.role("two")).isEqualTo(Role.BACKUP);
        host.reload(
                instance("one", 51, "priority 200", "10.0.0.100"),
                instance("two", 52, "priority 50", "10.0.0.101", "10.0.0.110"));
        assertThat(host.holds("10.0.0.110")).isFalse();
        peer.reload(instance("two", 52, "priority 100", "10.0.0.101", "10.0.0.110"));
        assertThat(peer.holds("10.0.0.110")).isTrue();
        peer.reload(instance("two", 52, "priority 100", "10.0.0.101"));
        host.reload(
                instance("one", 51, "priority 200", "10.0.0.100", "10.0.0.110"),
                instance("two", 52, "priority 50", "10.0.0.101"));
        assertThat(peer.holds("10.0.0.110")).isFalse();
        assertThat(host.holds("10.0.0.110")).isTrue();
        assertThat(host.transitions()).isEmpty();
    }

    @Test
    void anAddressOfAnInstanceThatIsRemovedStaysWithTheActiveOneThatHasItNow() {
        Host host = new Host(
                "a",
                1,
                instance("gone", 51, "priority 200", "10.0.0.100", "10.0.0.110"),
                instance("heir", 52, "priority 200", "10.0.0.101"));
        becomeActive(host, "gone", "heir");
        host.reload(instance("heir", 52, "priority 200", "10.0.0.101", "10.0.0.110"));
        for (int i = 0; i < 30; i++) {
            pass(0.1);
            assertThat(host.holds("10.0.0.110")).isTrue();
        }
        assertThat(host.holds("10.0.0.100")).isFalse();
        assertThat(host.role("heir")).isEqualTo(Role.ACTIVE);
        assertThat(host.transitions()).extracting(Transition::router).containsOnly("gone");
    }

    @Test
    void aNewInstanceDoesNotTakeAwayWhatTheOldOneStillAnswersFor() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        Host peer = new Host("b", 2, instance("one", 51, "priority 100", "10.0.0.100"));
        becomeActive(host, "one");
        host.reload(instance("one", 61, "priority 200", "10.0.0.100"));
        for (int i = 0; i < 30; i++) {
            assertThat(host.holds("10.0.0.100") || peer.holds("10.0.0.100")).isTrue();
            pass(0.05);
        }
        assertThat(host.holds("10.0.0.100")).isFalse();
        assertThat(peer.holds("10.0.0.100")).isTrue();
    }

    @Test
    void onlyAddedAddressesAreAnnouncedAndTwice() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        becomeActive(host, "one");
        pass(10);
        long reload = network.now();
        host.reload(instance("one", 51, "priority 200", "10.0.0.100", "10.0.0.110"));
        assertThat(host.holds("10.0.0.110")).isTrue();
        assertThat(host.announced(reload)).hasSize(5).containsOnly("10.0.0.110");
        long second = network.now() + 1;
        pass(6);
        assertThat(host.announced(second)).contains("10.0.0.110");
        long removal = network.now();
        host.reload(instance("one", 51, "priority 200", "10.0.0.110"));
        assertThat(host.holds("10.0.0.100")).isFalse();
        assertThat(host.announced(removal)).isEmpty();
        assertThat(host.transitions()).isEmpty();
    }

    // ---- coming and going

    @Test
    void aRemovedInstanceSaysSoAndGivesItsAddressToThePeerWithoutAGap() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        Host peer = new Host("b", 2, instance("one", 51, "priority 100", "10.0.0.100"));
        becomeActive(host, "one");
        long reload = network.now();
        host.reload();
        assertThat(host.names()).isEmpty();
        assertThat(host.adverts(51, reload)).extracting(Heard::priority).containsExactly(0);
        for (int i = 0; i < 20; i++) {
            assertThat(host.holds("10.0.0.100") || peer.holds("10.0.0.100")).isTrue();
            pass(0.05);
        }
        assertThat(peer.role("one")).isEqualTo(Role.ACTIVE);
        assertThat(host.holds("10.0.0.100")).isFalse();
        assertThat(host.transitions()).extracting(t -> t.reason().cause()).containsExactly(Cause.DELETED);
    }

    @Test
    void anInstanceThatComesBackWhileItLeavesStartsAnew() {
        String one = instance("one", 51, "priority 200", "10.0.0.100");
        Host host = new Host("a", 1, one);
        becomeActive(host, "one");
        host.reload();
        host.reload(one);
        assertThat(host.role("one")).isEqualTo(Role.BACKUP);
        pass(2);
        assertThat(host.holds("10.0.0.100")).isFalse();
        pass(3);
        assertThat(host.role("one")).isEqualTo(Role.ACTIVE);
        assertThat(host.holds("10.0.0.100")).isTrue();
    }

    @Test
    void aBackupStaysABackup() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        Host peer = new Host("b", 2, instance("one", 51, "priority 100", "10.0.0.100"));
        becomeActive(host, "one");
        peer.reports.clear();
        long since = network.now();
        for (int i = 0; i < 20; i++) {
            peer.reload(instance("one", 51, "priority " + (100 + i), "10.0.0.100"));
            pass(0.7);
        }
        assertThat(peer.transitions()).isEmpty();
        assertThat(peer.adverts(51, since)).isEmpty();
    }

    @Test
    void aNodeThatWasFrozenSaysNothingAtAReloadBeforeItHasListened() {
        Host host = new Host("a", 1, instance("one", 51, "priority 200", "10.0.0.100"));
        Host peer = new Host("b", 2, instance("one", 51, "priority 100", "10.0.0.100"));
        becomeActive(host, "one");
        host.kernel.freeze();
        pass(5);
        assertThat(peer.role("one")).isEqualTo(Role.ACTIVE);
        Configuration wanted = read(instance("one", 51, "priority 210", "10.0.0.100"));
        ReloadPlan plan = ReloadPlan.between(host.configuration, wanted);
        host.loop.post(roster -> roster.follow(plan));
        long woken = network.now();
        host.kernel.thaw();
        network.settle();
        assertThat(host.role("one")).isEqualTo(Role.BACKUP);
        assertThat(host.adverts(51, woken)).isEmpty();
        assertThat(host.holds("10.0.0.100")).isFalse();
    }
}
