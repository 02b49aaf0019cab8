package org.vipwarden.tests.lab;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    /** 224.0.0.18, as {@code /proc/net/igmp} writes it on a little-endian machine. */
    private static final String VRRP_GROUP = "120000E0";

    static final int LOW = 100;

    final Timing timing;
    private final String more;
    final Lab lab;
    final LabNode preferred;
    final LabNode other;
    final AdvertWatch adverts;
    private final Map<Host, AddressWatch> addresses;
    private Optional<Instant> death = Optional.empty();

    /** Builds the lab; neither node runs yet. */
    Pair(Daemon preferred, Daemon other, Timing timing) {
        this(preferred, other, timing, "");
    }

    /**
     * Builds the lab.
     *
     * @param more lines of the instance, on both nodes
     */
    Pair(Daemon preferred, Daemon other, Timing timing, String more) {
        this.timing = timing;
        this.more = more;
        this.lab = Lab.open();
        this.preferred = node(Host.NODE1, preferred, HIGH);
        this.other = node(Host.NODE2, other, LOW);
        this.adverts = AdvertWatch.in(lab);
        this.addresses = Map.of(
                Host.NODE1, AddressWatch.on(lab, Host.NODE1),
                Host.NODE2, AddressWatch.on(lab, Host.NODE2));
    }

    private LabNode node(Host host, Daemon daemon, int priority) {
        // Version 3 has no authentication; version 2 is run with the one that people use.
        String authentication = timing.version().number() == 2
                ? """
                    authentication {
                        auth_type PASS
                        auth_pass 1111
                    }
                """
                : "";
        return LabNode.on(lab, host, daemon)
                .with(
                        "keepalived.conf",
                        """
                global_defs {
                    router_id %1$s
                    vrrp_version %2$d
                }
                vrrp_instance VI_1 {
                    state BACKUP
                    interface eth0
                    virtual_router_id 51
                    priority %3$d
                    advert_int %4$s
                %5$s
                %7$s
                    virtual_ipaddress {
                        %6$s/24
                    }
                }
                """
                                .formatted(
                                        host.label(),
                                        timing.version().number(),
                                        priority,
                                        timing.advertInt(),
                                        authentication,
                                        VIP,
                                        more));
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
     * Waits until the host's daemon listens to VRRP: the kernel says who is a member of 224.0.0.18.
     *
     * @return when it was seen, at most some ten milliseconds later
     */
    Instant awaitListening(Host host) {
        await(host.label() + " listens to VRRP")
                .atMost(patience())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> lab.run(host, "cat", "/proc/net/igmp").contains(VRRP_GROUP));
        return Instant.now();
    }

    /** Kills the preferred node's daemon; gives the time of its death. */
    Instant killPreferred() {
        Instant dead = preferred.kill();
        death = Optional.of(dead);
        return dead;
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
        return addresses(host)
                .awaitHeld(VIP, since, patience())
                .orElseThrow(() -> new AssertionError(host.label() + " does not get the address"));
    }

    /** When the host lost the virtual address. */
    Instant awaitGone(Host host, Instant since) {
        return addresses(host)
                .awaitGone(VIP, since, patience())
                .orElseThrow(() -> new AssertionError(host.label() + " keeps the address"));
    }

    /** The longest time during which both hosts had the virtual address while their daemons lived. */
    Duration longestDoubleHold() {
        Duration longest = Duration.ZERO;
        for (AddressWatch.Hold hold : addresses(Host.NODE1).holds(VIP, Instant.EPOCH)) {
            // A dead daemon's address stays with its kernel for a while; that is another promise, tested by itself.
            AddressWatch.Hold one = death.filter(dead -> hold.from().isBefore(dead))
                    .map(hold::until)
                    .orElse(hold);
            for (AddressWatch.Hold two : addresses(Host.NODE2).holds(VIP, Instant.EPOCH)) {
                Duration both = one.overlap(two);
                longest = both.compareTo(longest) > 0 ? both : longest;
            }
        }
        return longest;
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
