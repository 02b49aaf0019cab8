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
import org.junit.jupiter.params.provider.MethodSource;
import org.vipwarden.launcher.lab.Host;

/** {@code use_vmac} on both nodes: the client keeps one MAC address for the virtual address, whoever holds it. */
@NeedsLab
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualMacIT {
    private static final String MAC = "00:00:5e:00:01:33";
    private static final Pattern LINK_ADDRESS = Pattern.compile("link/ether (\\S+)");

    /** Who they are, and how they speak. */
    record Roles(Speech speech, Pairing pairing) {
        @Override
        public String toString() {
            return "%s: %s".formatted(speech, pairing);
        }
    }

    static Stream<Roles> cells() {
        return Stream.of(Speech.V2_PASS, Speech.V3).flatMap(speech -> Stream.of(Pairing.EITHER_ROLE, Pairing.OURS)
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

    private static Part withVirtualMac(Host host, Speech speech) {
        return Part.usual(host, speech).withLines("use_vmac");
    }

    /** keepalived's nodes ask for the client in the virtual address's name, but with their own MAC address: so they know it. */
    private static void introduceTheClient(Pair pair) {
        var address = LINK_ADDRESS.matcher(pair.lab.run(Host.CLIENT, "ip", "link", "show", "eth0"));
        assertThat(address.find()).isTrue();
        for (Host node : List.of(Host.NODE1, Host.NODE2)) {
            String client = Host.CLIENT.localAddress();
            pair.lab.run(node, "ip", "neigh", "replace", client, "lladdr", address.group(1), "dev", "eth0");
        }
    }

    private static void assertSourceMacOfAdverts(Pair pair) {
        String frame = pair.lab.run(
                Host.CLIENT, "tcpdump", "-e", "-n", "-p", "-i", "eth0", "-c", "1", "-Z", "root", "ip proto 112");
        assertThat(frame).contains(MAC + " > 01:00:5e:00:00:12");
    }

    /** The client forgets what it knew and asks: by connecting to a port on which nobody listens. */
    private static void assertMacOfAddress(Pair pair) {
        pair.lab.run(Host.CLIENT, "ip", "neigh", "flush", "to", Pair.VIP);
        pair.lab.run(Host.CLIENT, "bash", "-c", "echo > /dev/udp/" + Pair.VIP + "/9");
        await("the client knows where the address is")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(pair.lab.run(Host.CLIENT, "ip", "neigh", "show", "to", Pair.VIP))
                        .contains("lladdr " + MAC));
    }
}
