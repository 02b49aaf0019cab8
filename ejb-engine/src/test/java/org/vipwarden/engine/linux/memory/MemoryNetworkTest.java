package org.vipwarden.engine.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETUNREACH;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ERANGE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.Ipv4;

/** The kernel in memory does what Linux does; single-threaded: the test drives every host. */
@Timeout(20)
class MemoryNetworkTest {
    private static final Cidr A = Cidr.parse("192.0.2.1/24");
    private static final Cidr B = Cidr.parse("192.0.2.2/24");
    private static final Cidr VIP = Cidr.parse("192.0.2.100/24");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final byte[] PAYLOAD = {1, 2, 3};

    private final MemoryNetwork network = new MemoryNetwork();
    private final Segment segment = network.segment("lan");
    private final MemoryKernel a = network.observer("a");
    private final MemoryKernel b = network.observer("b");
    private final List<RouteEvent> events = new ArrayList<>();
    private final List<Incoming> heard = new ArrayList<>();
    private Link linkA;
    private Link linkB;

    @BeforeEach
    void joinTheHosts() {
        linkA = a.addLink("eth0", segment, A);
        linkB = b.addLink("eth0", segment, B);
        a.routing().receive(event -> {});
        a.watch(a.routing(), () -> a.routing().receive(events::add));
    }

    private static AddressLease lease(Link link, Cidr cidr, int seconds) {
        return new AddressLease(new LinkAddress(link.index(), cidr, false), 0, Optional.empty(), "", true, seconds);
    }

    private Kernel.AdvertSocket open(MemoryKernel host, Link link) throws KernelRefusal {
        Kernel.AdvertSocket socket = host.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP));
        host.watch(socket, () -> socket.receive(heard::add));
        return socket;
    }

    /** Lets a host do what is to be done now. */
    private static void step(MemoryKernel host) {
        host.await(host.now());
    }

    @Test
    void aLeaseThatIsNotRenewedRunsOut() {
        assertThat(a.routing().install(List.of(lease(linkA, VIP, 2)))).isEmpty();
        network.advance(SECOND);
        assertThat(a.routing().install(List.of(lease(linkA, VIP, 2)))).isEmpty();
        network.advance(Duration.ofMillis(1999));
        assertThat(a.owns(VIP.address())).isTrue();
        network.advance(Duration.ofMillis(1));
        assertThat(a.owns(VIP.address())).isFalse();
        step(a);
        LinkAddress secondary = new LinkAddress(linkA.index(), VIP, true);
        assertThat(events)
                .containsExactly(
                        new RouteEvent.AddressPresent(secondary),
                        new RouteEvent.AddressPresent(secondary),
                        new RouteEvent.AddressGone(secondary));
    }

    @Test
    void whatLinuxRefusesIsRefused() {
        AddressLease nowhere = new AddressLease(new LinkAddress(99, VIP, false), 0, Optional.empty(), "", true, 2);
        AddressLease otherScope = new AddressLease(
                new LinkAddress(linkA.index(), VIP, false), 253, Optional.empty(), "", true, AddressLease.FOREVER);
        AddressLease longLabel = new AddressLease(
                new LinkAddress(linkA.index(), VIP, false), 0, Optional.empty(), "eth0:0123456789a", true, 2);
        assertThat(a.routing().install(List.of(nowhere, lease(linkA, VIP, 0), otherScope, longLabel)))
                .extracting(Refused::errno)
                .containsExactly(ENODEV, EINVAL, EINVAL, ERANGE);
        assertThat(a.routing().addresses()).containsExactly(new LinkAddress(linkA.index(), A, false));
        assertThat(a.routing().remove(List.of(nowhere.address()))).isEmpty();
    }

    @Test
    void aSecondaryAddressGoesWithItsPrimary() {
        a.addAddress("eth0", VIP);
        assertThat(a.removeAddress("eth0", A)).isTrue();
        assertThat(a.routing().addresses()).isEmpty();
        assertThat(a.removeAddress("eth0", A)).isFalse();
    }

    @Test
    void anAdvertReachesTheGroupOnItsSegmentAndDoesNotComeBack() throws KernelRefusal {
        MemoryKernel elsewhere = network.observer("elsewhere");
        Link other = elsewhere.addLink("eth0", network.segment("other"));
        open(elsewhere, other);
        Kernel.AdvertSocket sender = open(a, linkA);
        open(b, linkB);
        b.watch(b.adverts(AdvertChannel.multicast(linkB, Ipv4.parse("224.0.0.99"))), () -> heard.add(null));
        assertThat(sender.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD)).isZero();
        List.of(a, b, elsewhere).forEach(MemoryNetworkTest::step);
        assertThat(heard).hasSize(1);
        Incoming packet = heard.get(0);
        assertThat(packet.source()).isEqualTo(A.address());
        assertThat(packet.ttl()).isEqualTo(255);
        assertThat(packet.protocol()).isEqualTo(112);
        assertThat(packet.payload().remaining()).isEqualTo(3);
        assertThat(network.sent()).hasSize(1);
    }

    @Test
    void aCutIsOneWayAndHealingEndsIt() throws KernelRefusal {
        Kernel.AdvertSocket fromA = open(a, linkA);
        Kernel.AdvertSocket fromB = open(b, linkB);
        segment.cut(a, b);
        fromA.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD);
        fromB.send(B.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD);
        step(a);
        step(b);
        assertThat(heard).extracting(Incoming::source).containsExactly(B.address());
        segment.isolate(a);
        fromB.send(B.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD);
        step(a);
        assertThat(heard).hasSize(1);
        segment.heal();
        fromA.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD);
        step(b);
        assertThat(heard).extracting(Incoming::source).containsExactly(B.address(), A.address());
    }

    @Test
    void packetsCanBeLostDelayedAndForged() throws KernelRefusal {
        Kernel.AdvertSocket sender = open(a, linkA);
        open(b, linkB);
        segment.drop(packet -> packet.payload().get(0) == 1);
        sender.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD);
        segment.delay(Duration.ofMillis(20));
        sender.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, new byte[] {9});
        step(b);
        assertThat(heard).isEmpty();
        long start = network.now();
        b.await(Long.MAX_VALUE);
        assertThat(network.now() - start).isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(heard).hasSize(1);
        segment.delay(Duration.ZERO);
        segment.inject(Ipv4.parse("192.0.2.66"), Ipv4.VRRP_GROUP, 1, PAYLOAD);
        step(b);
        assertThat(heard.get(1).ttl()).isEqualTo(1);
    }

    @Test
    void aLinkThatIsDownOrGoneRefusesToSend() throws KernelRefusal {
        Kernel.AdvertSocket sender = open(a, linkA);
        open(b, linkB);
        a.setUp("eth0", false);
        assertThat(sender.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD)).isEqualTo(ENETUNREACH);
        a.removeLink("eth0");
        assertThat(sender.send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD)).isEqualTo(ENODEV);
        step(a);
        step(b);
        assertThat(heard).isEmpty();
        assertThat(events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(RouteEvent.LinkChanged.class, RouteEvent.AddressGone.class, RouteEvent.LinkGone.class);
        assertThatThrownBy(() -> a.adverts(AdvertChannel.multicast(linkA, Ipv4.VRRP_GROUP)))
                .isInstanceOf(KernelRefusal.class)
                .hasMessage("VRRP on eth0 is not possible: No such device");
    }

    @Test
    void announcementsAreKept() throws KernelRefusal {
        try (Kernel.Announcer announcer = a.announcer(linkA)) {
            assertThat(announcer.announce(VIP.address())).isZero();
        }
        assertThat(network.announced())
                .containsExactly(new MemoryNetwork.Announced(network.now(), "a", "eth0", VIP.address()));
    }

    @Test
    void lostReportsAreReported() {
        a.addAddress("eth0", VIP);
        a.loseReports();
        step(a);
        assertThat(events).containsExactly(new RouteEvent.Overrun());
    }

    @Test
    void anObserverThatCouldOnlyWaitForEverIsToldSo() {
        assertThatThrownBy(() -> b.await(Long.MAX_VALUE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aForgottenSourceIsSilent() throws KernelRefusal {
        Kernel.AdvertSocket receiver = open(b, linkB);
        b.forget(receiver);
        open(a, linkA).send(A.address(), Ipv4.VRRP_GROUP, 255, 1, PAYLOAD);
        step(b);
        assertThat(heard).isEmpty();
    }
}
