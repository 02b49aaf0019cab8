package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.launcher.lab.Host;

/** {@code use_vmac} on both nodes: the client keeps one MAC address for the virtual address, whoever holds it. */
@NeedsLab
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualMacIT {
    private static final Pattern LINK_ADDRESS = Pattern.compile("link/ether (\\S+)");

    /** Who they are, and how they speak. */
    record Roles(Speech speech, Pairing pairing) {
        @Override
        public String toString() {
            return "%s: %s".formatted(speech, pairing);
        }
    }

    static Stream<Roles> cells() {
        return Stream.of(Speech.V2_PASS, Speech.V3, Speech.V3_IPV6)
                .flatMap(speech -> Stream.of(Pairing.EITHER_ROLE, Pairing.OURS)
                        .flatMap(List::stream)
                        .map(pairing -> new Roles(speech, pairing)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void theClientSeesOneMacAddressOverATakeover(Roles roles) {
        try (Pair pair = new Pair(roles.pairing(), roles.speech(), VirtualMacIT::withVirtualMac)) {
            try {
                introduceTheClient(pair);
                Instant started = Instant.now();
                pair.preferred.start();
                pair.other.start();
                pair.firstAdvert(Host.NODE1, started);
                pair.awaitHeld(Host.NODE1, started);
                pair.awaitListening(Host.NODE2);
                assertSourceMacOfAdverts(pair);
                assertMacOfAddress(pair);
                Instant asked = Instant.now();
                pair.preferred.askToStop();
                pair.firstAdvert(Host.NODE2, asked);
                pair.awaitHeld(Host.NODE2, asked);
                pair.awaitGone(Host.NODE1, asked);
                pair.preferred.awaitEnd(Pair.patience());
                assertSourceMacOfAdverts(pair);
                assertMacOfAddress(pair);
                assertThat(pair.lab.run(Host.NODE1, "ip", "link", "show", "type", "macvlan"))
                        .as("links left behind")
                        .isEmpty();
                assertThat(pair.longestDoubleHold(pair.vip())).isLessThanOrEqualTo(Timing.NOISE);
                pair.assertNothingRefused();
            } catch (AssertionError | RuntimeException e) {
                e.addSuppressed(new AssertionError(pair.story()));
                throw e;
            }
        }
    }

    /** What a scenario of the table must come to with a virtual MAC address, too. */
    static Stream<Arguments> ipv6Cells() {
        return Stream.of("use_vmac", "use_vmac\nvmac_xmit_base")
                .flatMap(lines -> Stream.of(Fate.ELECTION, Fate.CRASH, Fate.STOP)
                        .flatMap(fate -> Pairing.EITHER_ROLE.stream()
                                .map(pairing -> Arguments.of(lines.replace('\n', ' '), fate, pairing, lines))));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("ipv6Cells")
    void ipv6ComesToTheSame(String name, Fate fate, Pairing pairing, String lines) {
        Parts parts = (host, speech) -> fate.of(host, speech).withLines(lines);
        try (Pair pair = new Pair(pairing, Speech.V3_IPV6, parts)) {
            try {
                fate.play(pair);
                assertThat(pair.longestDoubleHold(pair.vip())).isLessThanOrEqualTo(Timing.NOISE);
                pair.assertNothingRefused();
            } catch (AssertionError | RuntimeException e) {
                e.addSuppressed(new AssertionError(pair.story()));
                throw e;
            }
        }
    }

    private static Part withVirtualMac(Host host, Speech speech) {
        return Part.usual(host, speech).withLines("use_vmac");
    }

    /** keepalived's nodes ask for the client in the virtual address's name, but with their own MAC address: so they know it. */
    private static void introduceTheClient(Pair pair) {
        var address = LINK_ADDRESS.matcher(pair.lab.run(Host.CLIENT, "ip", "link", "show", "eth0"));
        assertThat(address.find()).isTrue();
        String client = pair.speech.family() == Family.IPV4 ? Host.CLIENT.localAddress() : Host.CLIENT.localIpv6();
        for (Host node : List.of(Host.NODE1, Host.NODE2)) {
            pair.lab.run(node, "ip", "neigh", "replace", client, "lladdr", address.group(1), "dev", "eth0");
        }
    }

    private static void assertSourceMacOfAdverts(Pair pair) {
        String frame = pair.lab.run(
                Host.CLIENT,
                "tcpdump",
                "-e",
                "-n",
                "-p",
                "-i",
                "eth0",
                "-c",
                "1",
                "-Z",
                "root",
                "ip proto 112 or ip6 proto 112");
        boolean four = pair.speech.family() == Family.IPV4;
        assertThat(frame).contains(virtualMac(pair) + (four ? " > 01:00:5e:00:00:12" : " > 33:33:00:00:00:12"));
    }

    /** The client forgets what it knew and asks: by connecting to a port on which nobody listens. */
    private static void assertMacOfAddress(Pair pair) {
        pair.lab.run(Host.CLIENT, "ip", "neigh", "flush", "to", pair.vip());
        pair.lab.run(Host.CLIENT, "bash", "-c", "echo > /dev/udp/" + pair.vip() + "/9");
        await("the client knows where the address is")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(pair.lab.run(Host.CLIENT, "ip", "neigh", "show", "to", pair.vip()))
                        .contains("lladdr " + virtualMac(pair)));
    }

    /** RFC 9568 section 7.3. */
    private static String virtualMac(Pair pair) {
        return pair.speech.family() == Family.IPV4 ? "00:00:5e:00:01:33" : "00:00:5e:00:02:33";
    }
}
