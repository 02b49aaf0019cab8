package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Announced;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Sent;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/** What a virtual router holds, in virtual time: routes and rules, thousands of addresses, announcements, static items. */
class HoldingsInMemoryTest {
    private static final String INSTANCE =
            """
            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                priority 200
                version 3
                advert_int 0.1
                %s
            }
            """;

    private final MemoryNetwork network = new MemoryNetwork();
    private final Segment wire = network.segment("wire");
    private final MemoryKernel kernel = network.host("a");
    private final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private Loop loop;

    private void start(String text) {
        kernel.addLink("eth0", wire, Cidr.parse("10.0.0.1/24"));
        kernel.addLink("eth1", network.segment("other"), Cidr.parse("10.1.0.1/24"));
        loop = loops.start(kernel, reports::add);
        follow(text);
    }

    private void follow(String text) {
        Loaded loaded = TextFiles.load(text, "");
        assertThat(loaded.exitCode()).as("%s", loaded.diagnostics()).isZero();
        Configuration configuration = loaded.configuration().orElseThrow();
        loop.post(roster -> {
            roster.furnish(configuration.host());
            configuration.instances().forEach(instance -> {
                Setting setting = new Setting(instance, true);
                boolean runs =
                        roster.published().stream().anyMatch(r -> r.name().equals(instance.name()));
                if (runs) {
                    roster.reconfigure(List.of(new ReloadPlan.Change(instance.name(), setting)));
                } else {
                    roster.start(List.of(setting));
                    roster.verdict(instance.name(), Standing.CLEAR);
                }
            });
        });
        network.settle();
    }

    @AfterEach
    void end() throws InterruptedException {
        loops.end();
    }

    private void pass(double seconds) {
        network.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    private Role role() {
        return loop.roster().published().iterator().next().state().role();
    }

    private List<String> routes() {
        return kernel.routing().routes().stream()
                .map(route -> route.destination().toString())
                .toList();
    }

    private static final String ROUTES =
            """
            virtual_ipaddress {
                10.0.0.100/24
            }
            virtual_routes {
                192.0.2.0/24 via 10.0.0.9 dev eth0 src 10.0.0.100
                198.51.100.0/24 via 10.0.0.9 dev eth0 no_track
            }
            virtual_rules {
                from 192.0.2.0/24 table 7 preference 16384
            }
            """;

    @Test
    void routesAndRulesComeAfterTheAddressesAndGoWithThem() {
        start(INSTANCE.formatted(ROUTES));
        assertThat(routes()).isEmpty();
        pass(1);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(reports.toString()).doesNotContain("not installed");
        assertThat(routes()).containsExactly("192.0.2.0/24", "198.51.100.0/24");
        assertThat(kernel.routing().rules()).hasSize(1);
        kernel.setUp("eth0", false);
        network.settle();
        assertThat(role()).isEqualTo(Role.INITIALIZE);
        assertThat(routes()).isEmpty();
        assertThat(kernel.routing().rules()).isEmpty();
    }

    @Test
    void aTrackedRouteThatIsRemovedCountsLikeAnAddressAndAnUntrackedOneDoesNot() {
        start(INSTANCE.formatted(ROUTES));
        pass(1);
        List<RouteMessage> all = kernel.routing().routes();
        kernel.removeRoute(all.get(1));
        network.settle();
        assertThat(role()).isEqualTo(Role.ACTIVE);
        kernel.removeRoute(all.get(0));
        network.settle();
        assertThat(role()).isEqualTo(Role.BACKUP);
        pass(1);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(routes()).containsExactly("192.0.2.0/24", "198.51.100.0/24");
    }

    @Test
    void aReloadLeavesWhatStaysAndTakesWhatGoes() {
        start(INSTANCE.formatted(ROUTES));
        pass(1);
        follow(INSTANCE.formatted(ROUTES.replace("198.51.100.0/24", "203.0.113.0/24")
                .replace("10.0.0.100/24", "10.0.0.100/24\n10.0.0.101/24")));
        assertThat(role()).isEqualTo(Role.ACTIVE);
        pass(1);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(routes()).containsExactly("192.0.2.0/24", "203.0.113.0/24");
        assertThat(kernel.owns(IpAddress.parse("10.0.0.101"))).isTrue();
        follow(INSTANCE.formatted("virtual_ipaddress {\n10.0.0.101/24\n}"));
        assertThat(kernel.owns(IpAddress.parse("10.0.0.100"))).isFalse();
        assertThat(kernel.owns(IpAddress.parse("10.0.0.101"))).isTrue();
        assertThat(routes()).isEmpty();
        assertThat(role()).isEqualTo(Role.ACTIVE);
    }

    private static String manyAddresses(int count) {
        StringBuilder text = new StringBuilder("virtual_ipaddress {\n10.0.0.100/24\n}\nvirtual_ipaddress_excluded {\n");
        for (int i = 0; i < count; i++) {
            text.append("10.9.").append(i / 250).append('.').append(i % 250).append("/32\n");
        }
        return text.append("}\ngarp_master_delay 0\n").toString();
    }

    @Test
    void aThousandAddressesAreAllHeldAnnouncedRenewedAndDropped() {
        start(INSTANCE.formatted(manyAddresses(1000)));
        pass(1);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(heldNow()).isEqualTo(1001);
        assertThat(network.announced()).hasSize(5 * 1001);
        assertThat(network.announced().stream().map(Announced::address).distinct())
                .hasSize(1001);
        pass(10);
        assertThat(heldNow()).as("renewed, for the lease is 2 s").isEqualTo(1001);
        kernel.setUp("eth0", false);
        network.settle();
        assertThat(heldNow()).isZero();
    }

    private long heldNow() {
        return kernel.routing().addresses().stream()
                .filter(a -> !a.cidr().toString().endsWith(".1/24"))
                .count();
    }

    @Test
    void announcementsKeepTheirGapsAndNeverDelayAnAdvert() {
        start("global_defs {\nvrrp_garp_interval 0.01\n}\n" + INSTANCE.formatted(manyAddresses(20)));
        pass(3);
        List<Announced> announced = network.announced();
        assertThat(announced).hasSize(5 * 21);
        for (int i = 1; i < announced.size(); i++) {
            assertThat(announced.get(i).at() - announced.get(i - 1).at()).isEqualTo(10_000_000);
        }
        List<Sent> adverts = network.sent();
        for (int i = 1; i < adverts.size(); i++) {
            assertThat(adverts.get(i).at() - adverts.get(i - 1).at()).isEqualTo(100_000_000);
        }
    }

    @Test
    void nothingIsAnnouncedWhileTheKernelRefusesAnAddressAndEverythingOnceItDoesNot() {
        // A second address of a network cannot have another scope than the first.
        start(
                INSTANCE.formatted(
                        """
                virtual_ipaddress {
                    10.0.0.100/24
                    10.1.0.100/24 dev eth1 scope link
                }
                """));
        pass(30);
        assertThat(network.sent()).as("it has tried").isNotEmpty();
        assertThat(network.announced()).isEmpty();
        assertThat(heldNow()).isZero();
        assertThat(kernel.removeAddress("eth1", Cidr.parse("10.1.0.1/24"))).isTrue();
        pass(30);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(network.announced()).hasSize(2 * 5 * 2);
        assertThat(network.announced().stream().filter(a -> a.link().equals("eth1")))
                .as("five times, and again after five seconds")
                .hasSize(5 * 2);
    }

    @Test
    void whatWasStillToBeAnnouncedIsForgottenWhenTheAddressesAreLost() {
        start("garp_group {\ngarp_interval 0.01\ninterface eth0\n}\n" + INSTANCE.formatted(manyAddresses(20)));
        pass(0.5);
        kernel.setUp("eth0", false);
        network.settle();
        int before = network.announced().size();
        assertThat(before).isBetween(1, 5 * 21 - 1);
        pass(2);
        assertThat(network.announced()).hasSize(before);
    }

    @Test
    void addressesOnOtherInterfacesAreAnnouncedAgainAndAgainAndTheirInterfaceIsNeeded() {
        start(
                INSTANCE.formatted(
                        """
                virtual_ipaddress {
                    10.0.0.100/24
                    10.1.0.100/24 dev eth1
                }
                garp_extra_if all 10
                garp_master_delay 0
                garp_master_repeat 1
                """));
        pass(30.9);
        assertThat(network.announced().stream().filter(a -> a.link().equals("eth0")))
                .hasSize(1);
        assertThat(network.announced().stream().filter(a -> a.link().equals("eth1")))
                .hasSize(1 + 3);
        kernel.setUp("eth1", false);
        network.settle();
        assertThat(role()).isEqualTo(Role.INITIALIZE);
        kernel.setUp("eth1", true);
        network.settle();
        assertThat(role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void staticItemsAreThereAsLongAsTheNodeRunsAndArePutBack() {
        String statics =
                """
                static_ipaddress {
                    10.2.0.1/24 dev eth1 track_group G
                }
                static_routes {
                    192.0.2.0/24 via 10.2.0.9 dev eth1 track_group G
                }
                static_rules {
                    from 10.2.0.0/24 table 7 preference 16384
                }
                track_group G {
                    group {
                        VI_1
                    }
                }
                """;
        start(statics + INSTANCE.formatted("virtual_ipaddress {\n10.0.0.100/24\n}"));
        pass(1);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(routes()).containsExactly("192.0.2.0/24");
        kernel.removeAddress("eth1", Cidr.parse("10.2.0.1/24"));
        kernel.removeRoute(kernel.routing().routes().get(0));
        network.settle();
        assertThat(kernel.owns(IpAddress.parse("10.2.0.1"))).isTrue();
        assertThat(routes()).containsExactly("192.0.2.0/24");
        assertThat(role()).isEqualTo(Role.ACTIVE);
        kernel.removeLink("eth1");
        network.settle();
        assertThat(role()).as("what it tracks cannot be put back").isEqualTo(Role.INITIALIZE);
        follow(INSTANCE.formatted("virtual_ipaddress {\n10.0.0.100/24\n}"));
        assertThat(kernel.routing().rules()).isEmpty();
        assertThat(role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void secondariesArePromotedOnlyAsLongAsAnInstanceWantsIt() {
        start(INSTANCE.formatted("promote_secondaries\nvirtual_ipaddress {\n10.0.0.100/24\n}"));
        assertThat(kernel.settings().get("ipv4/conf/eth0/promote_secondaries")).contains("1");
        follow(INSTANCE.formatted("virtual_ipaddress {\n10.0.0.100/24\n}"));
        assertThat(kernel.settings().get("ipv4/conf/eth0/promote_secondaries")).contains("0");
    }
}
