package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.PacketRulesDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.MacAddress;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/** Loops whose instances have links of their own, on one network in memory. */
class VirtualLinksInMemoryTest {
    private static final Ipv4 VIRTUAL = Ipv4.parse("10.0.0.100");
    private static final String LINK = "vrrp.51";

    private final MemoryNetwork network = new MemoryNetwork();
    private final Segment wire = network.segment("wire");
    private final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
    private final MemoryKernel kernel = network.host("a");
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private Loop loop;

    private static Attachment attachment(boolean sendsFromInterface, boolean accept) {
        VirtualLink link =
                new VirtualLink(LINK, "eth0", VirtualLink.Kind.MACVLAN, new MacAddress(0x0000_5E00_0133L), 0);
        return new Attachment(
                Optional.of(link),
                sendsFromInterface,
                List.of(),
                Optional.empty(),
                accept,
                PacketRulesDefinition.DEFAULT);
    }

    private static Setting with(Attachment attachment) {
        return Instances.v3().priority(200).attached(attachment).setting();
    }

    private void start(Attachment attachment) {
        loop = loops.start(kernel, reports::add);
        loop.post(roster -> {
            roster.start(List.of(with(attachment)));
            roster.verdict("VI_1", Standing.CLEAR);
        });
        network.settle();
    }

    private void startOnEth0(Attachment attachment) {
        kernel.addLink("eth0", wire, Cidr.parse("10.0.0.1/24"));
        start(attachment);
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

    private boolean hasLink() {
        return kernel.routing().links().stream().anyMatch(l -> l.name().equals(LINK));
    }

    private void stop() throws InterruptedException {
        loop.post(roster -> roster.stop("VI_1", Cause.SHUTDOWN));
        network.settle();
        // Nobody takes over: it answers for the longest skew time.
        pass(2);
        assertThat(hasLink()).isFalse();
        loops.end();
    }

    private String setting(String name) {
        return kernel.settings().get("ipv4/conf/" + name).orElseThrow();
    }

    @Test
    void advertsAndAnnouncementsLeaveByTheLinkFromTheInterfacesAddress() {
        startOnEth0(attachment(false, true));
        pass(5);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(kernel.owns(VIRTUAL)).isTrue();
        assertThat(network.sent())
                .isNotEmpty()
                .allMatch(s -> s.link().equals(LINK) && s.source().equals(Ipv4.parse("10.0.0.1")));
        assertThat(network.announced()).isNotEmpty().allMatch(a -> a.link().equals(LINK));
    }

    @Test
    void withXmitBaseAdvertsLeaveByTheInterfaceAndAnnouncementsByTheLink() {
        startOnEth0(attachment(true, true));
        pass(5);
        assertThat(network.sent()).isNotEmpty().allMatch(s -> s.link().equals("eth0"));
        assertThat(network.announced()).isNotEmpty().allMatch(a -> a.link().equals(LINK));
    }

    @Test
    void theInterfacesStateIsTheInstances() {
        startOnEth0(attachment(false, true));
        pass(5);
        kernel.setUp("eth0", false);
        network.settle();
        assertThat(role()).isEqualTo(Role.INITIALIZE);
        kernel.setUp("eth0", true);
        pass(5);
        assertThat(role()).isEqualTo(Role.ACTIVE);
    }

    @Test
    void aLinkThatSomebodyRemovesIsMadeAgain() {
        startOnEth0(attachment(false, true));
        pass(5);
        kernel.removeLink(LINK);
        network.settle();
        assertThat(hasLink()).isTrue();
        pass(5);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        assertThat(kernel.owns(VIRTUAL)).isTrue();
    }

    @Test
    void theLinkIsMadeWhenTheInterfaceAppearsAndAgainAfterItWasTakenAway() {
        start(attachment(false, true));
        assertThat(hasLink()).isFalse();
        kernel.addLink("eth0", wire, Cidr.parse("10.0.0.1/24"));
        pass(5);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        kernel.removeLink("eth0");
        network.settle();
        assertThat(role()).isEqualTo(Role.INITIALIZE);
        assertThat(hasLink()).isFalse();
        kernel.addLink("eth0", wire, Cidr.parse("10.0.0.1/24"));
        pass(5);
        assertThat(role()).isEqualTo(Role.ACTIVE);
    }

    @Test
    void aStopRemovesTheLinkAndGivesTheSettingsBack() throws InterruptedException {
        kernel.settings().set("ipv4/conf/all/rp_filter", "1");
        kernel.settings().set("ipv4/conf/eth0/arp_filter", "1");
        startOnEth0(attachment(false, true));
        pass(5);
        assertThat(setting("vrrp.51/accept_local")).isEqualTo("1");
        assertThat(setting("eth0/arp_ignore")).isEqualTo("1");
        assertThat(setting("all/rp_filter")).isEqualTo("0");
        assertThat(setting("eth0/rp_filter"))
                .as("what the common filter gave it")
                .isEqualTo("1");
        assertThat(setting("vrrp.51/rp_filter")).isEqualTo("0");
        assertThat(troubles())
                .containsExactlyInAnyOrder("net.ipv4.conf.all.rp_filter is lowered from 1 to 0, as "
                        + "virtual links need it; the other interfaces keep theirs");
        stop();
        assertThat(setting("eth0/arp_ignore")).isEqualTo("0");
        assertThat(setting("eth0/arp_filter")).isEqualTo("1");
        assertThat(setting("all/rp_filter")).isEqualTo("1");
        assertThat(setting("eth0/rp_filter")).isEqualTo("0");
    }

    @Test
    void anothersLinkOfThatNameIsLeftAloneAndTheInstanceWaits() {
        kernel.addLink(LINK, network.segment("elsewhere"));
        startOnEth0(attachment(false, true));
        pass(5);
        assertThat(role()).isEqualTo(Role.INITIALIZE);
        assertThat(troubles()).contains("there is another link vrrp.51 already");
        loop.post(roster -> roster.stop("VI_1", Cause.SHUTDOWN));
        network.settle();
        assertThat(hasLink()).isTrue();
        kernel.removeLink(LINK);
    }

    @Test
    void theRulesStandWhileTheInstanceRunsAndGoWithIt() throws InterruptedException {
        startOnEth0(attachment(false, false));
        assertThat(kernel.firewall().entries()).containsExactlyInAnyOrder(VIRTUAL, LINK);
        assertThat(role()).as("before it is Active").isEqualTo(Role.BACKUP);
        stop();
        assertThat(kernel.firewall().table()).isEmpty();
    }

    @Test
    void aReloadOpensAnAddressAndKeepsTheLink() {
        startOnEth0(attachment(false, false));
        pass(5);
        loop.post(roster -> roster.reconfigure(List.of(new ReloadPlan.Change("VI_1", with(attachment(false, true))))));
        network.settle();
        assertThat(kernel.firewall().entries()).containsExactly(LINK);
        assertThat(hasLink()).isTrue();
        assertThat(role()).isEqualTo(Role.ACTIVE);
    }

    @Test
    void withoutPacketRulesItRunsAndSaysSoOnce() throws InterruptedException {
        kernel.firewall().takeAway();
        startOnEth0(attachment(false, false));
        pass(5);
        assertThat(role()).isEqualTo(Role.ACTIVE);
        stop();
        assertThat(troubles()).singleElement().satisfies(line -> assertThat(line)
                .contains("has no packet rules")
                .contains("packets to addresses with no_accept are let in"));
    }

    private List<String> troubles() {
        return reports.stream()
                .filter(Trouble.class::isInstance)
                .map(report -> ((Trouble) report).sentence())
                .toList();
    }
}
