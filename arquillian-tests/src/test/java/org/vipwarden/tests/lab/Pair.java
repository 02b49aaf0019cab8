package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.launcher.lab.AddressWatch;
import org.vipwarden.launcher.lab.AdvertWatch;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/** Two nodes of one virtual router in a lab of their own, and everything that is to be seen of them from outside. */
final class Pair implements AutoCloseable {
    static final String VIP = "192.0.2.10";
    static final int HIGH = 200;
    static final int LOW = 100;

    /** How keepalived's lines about refused packets are worded. A wrong checksum is in none of its counters. */
    private static final Pattern REFUSAL =
            Pattern.compile("Invalid VRRP|invalid TTL|auth, expecting|already processed|discarding \\w+cast packet");

    /** How they speak. */
    final Speech speech;
    /** What the protocol promises, by the interval of the preferred node. */
    final Timing timing;

    final Lab lab;
    final LabNode preferred;
    final LabNode other;
    final AdvertWatch adverts;
    private final Map<Host, AddressWatch> addresses;
    private Optional<Instant> death = Optional.empty();
    private Instant together = Instant.EPOCH;

    /** Builds the lab; neither node runs yet. */
    Pair(Pairing pairing, Speech speech, Parts parts) {
        this.speech = speech;
        this.timing = new Timing(speech.version(), parts.of(Host.NODE1, speech).interval());
        this.lab = Lab.open();
        if (speech.family() == Family.IPV6) {
            lab.addIpv6();
        }
        this.preferred = node(Host.NODE1, pairing.preferred(), parts);
        this.other = node(Host.NODE2, pairing.other(), parts);
        this.adverts = AdvertWatch.in(lab);
        this.addresses = Map.of(
                Host.NODE1, AddressWatch.on(lab, Host.NODE1),
                Host.NODE2, AddressWatch.on(lab, Host.NODE2));
    }

    private LabNode node(Host host, Daemon daemon, Parts parts) {
        String text = new Configuration(host, speech, parts.of(host, speech)).text();
        return LabNode.on(lab, host, daemon).with("keepalived.conf", text);
    }

    /** The virtual address that is watched. */
    String vip() {
        return speech.watched(false);
    }

    /** Longer than anything here may take: whatever has not happened by then will not. */
    static Duration patience() {
        return Duration.ofSeconds(20);
    }

    AddressWatch addresses(Host host) {
        return addresses.get(host);
    }

    /** Whether the node's daemon holds its addresses on lease, so that they vanish after its death. */
    boolean leases(Host host) {
        return !(host == Host.NODE1 ? preferred : other).daemon().equals(Daemon.KEEPALIVED);
    }

    /**
     * Waits until the host's daemon listens to VRRP: the kernel says who is a member of the group, or has a socket.
     *
     * @return when it was seen, at most some ten milliseconds later
     */
    Instant awaitListening(Host host) {
        await(host.label() + " listens to VRRP")
                .atMost(patience())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        lab.run(host, "cat", "/proc/net/" + speech.earFile()).contains(speech.earWord()));
        return Instant.now();
    }

    /**
     * Kills the preferred node's daemon.
     *
     * @return a time at which it still lived: with fast adverts the other may have taken over before the death is seen
     */
    Instant killPreferred() {
        Instant alive = Instant.now();
        death = Optional.of(preferred.kill());
        return alive;
    }

    /** When the preferred node's daemon was dead: what it sends and holds since then, it does in its next life. */
    Instant death() {
        return death.orElseThrow();
    }

    /** Cuts the preferred node off; both live on, and both may be Active. */
    Instant part() {
        assertThat(longestDoubleHold(vip())).isLessThanOrEqualTo(Timing.NOISE);
        lab.isolate(Host.NODE1);
        return Instant.now();
    }

    /** Ends {@link #part}; from now on one of them is to be Active again. */
    Instant join() {
        together = Instant.now();
        lab.join(Host.NODE1);
        return together;
    }

    /** When the host's first advert since the given time was on the wire. */
    Instant firstAdvert(Host host, Instant since) {
        return adverts.awaitFirst(host, since, patience())
                .orElseThrow(() -> new AssertionError("no advert of " + host.label()))
                .at();
    }

    /** Waits for so many more adverts of the host. */
    void awaitAdverts(Host host, int count) {
        Instant after = Instant.now();
        for (int i = 0; i < count; i++) {
            after = firstAdvert(host, after.plusNanos(1000));
        }
    }

    /** When the host got the virtual address. */
    Instant awaitHeld(Host host, Instant since) {
        return awaitHeld(host, vip(), since);
    }

    /** When the host got an address. */
    Instant awaitHeld(Host host, String address, Instant since) {
        return addresses(host)
                .awaitHeld(address, since, patience())
                .orElseThrow(() -> new AssertionError(host.label() + " does not get " + address));
    }

    /** When the host lost the virtual address. */
    Instant awaitGone(Host host, Instant since) {
        return awaitGone(host, vip(), since);
    }

    /** When the host lost an address. */
    Instant awaitGone(Host host, String address, Instant since) {
        return addresses(host)
                .awaitGone(address, since, patience())
                .orElseThrow(() -> new AssertionError(host.label() + " keeps " + address));
    }

    /** The longest time during which both hosts had the address while their daemons lived and could hear each other. */
    Duration longestDoubleHold(String address) {
        Duration longest = Duration.ZERO;
        for (AddressWatch.Hold hold : addresses(Host.NODE1).holds(address, together)) {
            // A dead daemon's address stays with its kernel for a while; that is another promise, tested by itself.
            AddressWatch.Hold one = death.filter(dead -> hold.from().isBefore(dead))
                    .map(hold::until)
                    .orElse(hold);
            for (AddressWatch.Hold two : addresses(Host.NODE2).holds(address, together)) {
                Duration both = one.since(together).overlap(two.since(together));
                longest = both.compareTo(longest) > 0 ? both : longest;
            }
        }
        return longest;
    }

    /** No keepalived has had to refuse a packet: by its log, and, where it still runs, by its counters. */
    void assertNothingRefused() {
        for (LabNode node : List.of(preferred, other)) {
            if (node.daemon().equals(Daemon.KEEPALIVED)) {
                assertThat(node.log().all())
                        .as("what keepalived on %s says", node.host().label())
                        .isNotEmpty()
                        .noneMatch(line -> REFUSAL.matcher(line).find());
            }
            if (node.daemon().equals(Daemon.KEEPALIVED) && node.isRunning()) {
                assertThat(KeepalivedStatistics.errors(node))
                        .as("packets that keepalived on %s refused", node.host().label())
                        .isNotEmpty()
                        .allSatisfy((counter, count) ->
                                assertThat(entry(counter, count)).isEqualTo(entry(counter, 0)));
            }
        }
    }

    /** What a failed test shows. */
    String story() {
        return "%n--- adverts%n%s%n--- %s on node1%n%s%n--- %s on node2%n%s"
                .formatted(
                        adverts.adverts().all(),
                        preferred.daemon(),
                        preferred.tail(40),
                        other.daemon(),
                        other.tail(40));
    }

    @Override
    public void close() {
        lab.close();
    }
}
