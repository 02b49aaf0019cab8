package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETDOWN;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETUNREACH;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.IfEther.ETH_P_ARP;
import static org.vipwarden.engine.linux.wire.Uapi.IfEther.ETH_P_IP;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.wire.ArpAnnouncement;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.linux.wire.Ipv4Header;
import org.vipwarden.engine.unit.Ipv4;

/** What the real kernel sends, as the other end of the cable sees it; and what it refuses. */
class LinuxSocketsNamespaceTest extends OnACable {

    @Test
    void anAdvertArrivesAsItWasSentAndDoesNotComeBack() {
        byte[] payload = new byte[20];
        Arrays.fill(payload, (byte) 0x31);
        List<String> heardHere = new ArrayList<>();
        try (Kernel.AdvertSocket sender =
                        here.run(() -> kernel.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP)));
                LinuxKernel peer = there.run(LinuxKernel::new)) {
            here.run(() -> {
                kernel.watch(sender, () -> sender.receive(packet -> heardHere.add(packet.toString())));
                return null;
            });
            Kernel.AdvertSocket receiver =
                    there.run(() -> peer.adverts(AdvertChannel.multicast(linkOf(peer, "v0"), Ipv4.VRRP_GROUP)));
            here.run(() -> {
                assertThat(sender.send(HERE, Ipv4.VRRP_GROUP, 255, 1, payload)).isZero();
                assertThat(sender.send(HERE, Ipv4.VRRP_GROUP, 255, 1, payload)).isZero();
                return null;
            });
            List<Integer> ttls = new ArrayList<>();
            there.run(() -> {
                peer.watch(
                        receiver,
                        () -> receiver.receive(packet -> {
                            assertThat(packet.source()).isEqualTo(HERE);
                            assertThat(packet.destination()).isEqualTo(Ipv4.VRRP_GROUP);
                            assertThat(packet.identification()).isEqualTo(1);
                            assertThat(packet.payload()).isEqualTo(ByteBuffer.wrap(payload));
                            return ttls.add(packet.ttl());
                        }));
                long deadline = peer.now() + 5 * SECOND;
                while (ttls.size() < 2 && peer.now() < deadline) {
                    peer.await(deadline);
                }
                return null;
            });
            assertThat(ttls).containsExactly(255, 255);
            here.run(() -> {
                kernel.await(kernel.now());
                return null;
            });
            assertThat(heardHere).isEmpty();
            receiver.close();
        }
    }

    @Test
    void anAdvertHasTheHeaderThatTheProtocolAsksFor() throws KernelRefusal {
        try (Kernel.AdvertSocket sender =
                        here.run(() -> kernel.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP)));
                PacketTap tap = there.run(() -> new PacketTap(ETH_P_IP))) {
            here.run(() -> sender.send(HERE, Ipv4.VRRP_GROUP, 255, 1, new byte[20]));
            here.run(() -> sender.send(HERE, Ipv4.VRRP_GROUP, 255, 2, new byte[20]));
            for (int identification = 1; identification <= 2; identification++) {
                ByteBuffer packet = tap.next(bytes -> bytes.get(9) == AdvertChannel.VRRP);
                assertThat(Ipv4Header.decode(packet))
                        .isEqualTo(Decoded.ok(
                                new Ipv4Header(20, 0xC0, 40, identification, 0, 255, 112, HERE, Ipv4.VRRP_GROUP)));
            }
        }
    }

    @Test
    void anAnnouncementIsSeenOnTheOtherSide() throws KernelRefusal {
        try (Kernel.Announcer announcer = here.run(() -> kernel.announcer(link));
                PacketTap tap = there.run(() -> new PacketTap(ETH_P_ARP))) {
            assertThat(here.run(() -> announcer.announce(VIP.address()))).isZero();
            ByteBuffer packet = tap.next(bytes -> bytes.get(7) == 1);
            assertThat(ArpAnnouncement.decode(packet))
                    .isEqualTo(Decoded.ok(new ArpAnnouncement(link.mac(), (Ipv4) VIP.address())));
            there.ip("link set v0 down");
            here.ip("link set v0 down");
            assertThat(here.run(() -> announcer.announce(VIP.address()))).isEqualTo(ENETDOWN);
        }
    }

    @Test
    void theSameErrorsComeAsFromTheKernelInMemory() {
        here.run(() -> {
            try (Kernel.AdvertSocket sender = kernel.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP))) {
                here.command("ip link set v0 down");
                assertThat(sender.send(HERE, Ipv4.VRRP_GROUP, 255, 1, new byte[20]))
                        .isEqualTo(ENETUNREACH);
                here.command("ip link delete v0");
                assertThat(sender.send(HERE, Ipv4.VRRP_GROUP, 255, 1, new byte[20]))
                        .isEqualTo(ENODEV);
            }
            return null;
        });
    }

    @Test
    void aPeerThatIsThereAnswersAndOneThatIsNotStaysSilent() {
        here.run(() -> {
            try (EchoSocket peer = new EchoSocket(THERE);
                    EchoSocket nobody = new EchoSocket(Ipv4.parse("192.0.2.77"));
                    EchoSocket unreachable = new EchoSocket(Ipv4.parse("203.0.113.1"))) {
                for (int i = 0; i < 3; i++) {
                    assertThat(peer.ping(Duration.ofSeconds(5))).isInstanceOf(EchoSocket.Outcome.Answered.class);
                }
                long start = kernel.now();
                assertThat(nobody.ping(Duration.ofMillis(50)))
                        .isEqualTo(new EchoSocket.Outcome.Silent("no answer within 50 ms"));
                assertThat(kernel.now() - start).isGreaterThanOrEqualTo(SECOND / 20);
                assertThat(unreachable.ping(Duration.ofSeconds(5)))
                        .isEqualTo(new EchoSocket.Outcome.Silent("Network is unreachable"));
            }
            return null;
        });
    }

    @Test
    void anyonesPingWorksWhereTheAdministratorAllowsIt() {
        // The file is that of the thread's own namespace.
        here.run(() -> Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 2147483647"));
        here.dropCapabilities();
        here.run(() -> {
            try (EchoSocket peer = new EchoSocket(THERE)) {
                assertThat(peer.ping(Duration.ofSeconds(5))).isInstanceOf(EchoSocket.Outcome.Answered.class);
                assertThat(peer.ping(Duration.ofSeconds(5))).isInstanceOf(EchoSocket.Outcome.Answered.class);
            }
            return null;
        });
    }

    @Test
    void aMissingLinkIsRefusedInOneLine() {
        here.run(() -> {
            Link gone = new Link(9999, "v9", true, false, true, true, link.mac(), 1500);
            assertThatThrownBy(() -> kernel.adverts(AdvertChannel.multicast(gone, Ipv4.VRRP_GROUP)))
                    .isInstanceOfSatisfying(KernelRefusal.class, refusal -> assertThat(refusal.errno())
                            .isEqualTo(ENODEV))
                    .hasMessage("VRRP on v9 is not possible: No such device");
            return null;
        });
    }

    @Test
    void aMissingRightIsNamedInOneLine() {
        here.dropCapabilities();
        here.run(() -> {
            assertThatThrownBy(() -> kernel.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP)))
                    .isInstanceOf(KernelRefusal.class)
                    .hasMessage("VRRP on v0 needs CAP_NET_RAW: run as root, or give the service that capability");
            assertThatThrownBy(() -> kernel.announcer(link))
                    .isInstanceOf(KernelRefusal.class)
                    .hasMessageStartingWith("announcing addresses on v0 needs CAP_NET_RAW");
            assertThatThrownBy(() -> new EchoSocket(THERE))
                    .isInstanceOf(KernelRefusal.class)
                    .hasMessageStartingWith("pinging 192.0.2.2 needs CAP_NET_RAW");
            assertThat(kernel.routing().install(List.of(lease(VIP, 1))))
                    .extracting(Refused::message)
                    .containsExactly("changing addresses and routes needs CAP_NET_ADMIN: run as root, or give the"
                            + " service that capability");
            assertThat(kernel.preferCallingThread()).isFalse();
            assertThat(kernel.routing().links()).isNotEmpty();
            return null;
        });
    }
}
