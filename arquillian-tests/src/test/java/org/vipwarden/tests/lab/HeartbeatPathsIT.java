package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.launcher.lab.Host;

/** Two real nodes with a second way for their adverts, over the network of the gateway. */
@NeedsLab
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeartbeatPathsIT {
    /** Of the successor, priority 100, with adverts of one second. */
    private static final Duration SKEW = Duration.ofMillis(610);

    private static final Duration ACTIVE_DOWN = Duration.ofMillis(3610);

    private static Pair pair() {
        Pair pair = new Pair(new Pairing(Ours.VIPWARDEN, Ours.VIPWARDEN), Speech.V3, HeartbeatPathsIT::everySecond);
        pair.preferred.with("vipwarden.conf", path(Host.NODE2));
        pair.other.with("vipwarden.conf", path(Host.NODE1));
        Instant started = Instant.now();
        pair.preferred.start();
        pair.other.start();
        pair.awaitHeld(Host.NODE1, started);
        pair.awaitListening(Host.NODE2);
        pair.awaitAdverts(Host.NODE1, 4);
        return pair;
    }

    private static Part everySecond(Host host, Speech speech) {
        return Part.usual(host, speech).withInterval(AdvertInterval.ONE_SECOND);
    }

    private static String path(Host peer) {
        return """
                heartbeat_path uplink {
                    instances { VI_1 }
                    interface eth1
                    unicast_peer { %s }
                }
                """
                .formatted(peer.uplinkAddress());
    }

    private static void awaitLog(Pair pair, String words) {
        await(words + pair.story()).atMost(Pair.patience()).until(() -> pair.other.log().all().stream()
                .anyMatch(line -> line.contains(words)));
    }

    @Test
    void aNetworkThatLosesEverythingIsNoReasonToTakeOverWhileThePathWorks() {
        try (Pair pair = pair()) {
            Instant cut = Instant.now();
            pair.lab.isolate(Host.NODE1);
            awaitLog(pair, "hears nothing over the main path (eth0)");
            pair.lab.join(Host.NODE1);
            awaitLog(pair, "over the main path (eth0) again");
            assertThat(Duration.between(cut, Instant.now())).isGreaterThan(ACTIVE_DOWN);
            assertThat(pair.addresses(Host.NODE2).holds(Pair.VIP, cut))
                    .as("node2 has the address" + pair.story())
                    .isEmpty();
            assertThat(pair.addresses(Host.NODE1).awaitGone(Pair.VIP, cut, Duration.ofSeconds(1)))
                    .as("node1 loses the address" + pair.story())
                    .isEmpty();
        }
    }

    @Test
    void aPathThatIsLostIsAnEventOnly() {
        try (Pair pair = pair()) {
            Instant cut = Instant.now();
            pair.lab.cutUplink(Host.NODE1);
            awaitLog(pair, "hears nothing over the heartbeat path uplink (eth1)");
            pair.lab.restoreUplink(Host.NODE1);
            awaitLog(pair, "over the heartbeat path uplink (eth1) again");
            assertThat(pair.addresses(Host.NODE2).holds(Pair.VIP, cut))
                    .as("node2 has the address" + pair.story())
                    .isEmpty();
        }
    }

    @Test
    void anActiveThatLosesItsServiceLinkIsFollowedWithinTheSkewTime() {
        try (Pair pair = pair()) {
            Instant before = Instant.now();
            pair.lab.carrier(Host.NODE1, false);
            Instant after = Instant.now();
            Instant held = pair.awaitHeld(Host.NODE2, before);
            assertThat(Duration.between(before, held))
                    .as("from the loss of the carrier to the address" + pair.story())
                    .isLessThanOrEqualTo(SKEW.plus(Timing.NOISE).plus(Duration.between(before, after)));
            System.out.println("service link lost, path up: the successor has the address after "
                    + Duration.between(before, held).toMillis() + " ms, the command took "
                    + Duration.between(before, after).toMillis() + " ms");
        }
    }

    @Test
    void whenAllWaysAreLostTheBackupTakesOver() {
        try (Pair pair = pair()) {
            pair.lab.cutUplink(Host.NODE1);
            awaitLog(pair, "hears nothing over the heartbeat path uplink (eth1)");
            Instant cut = Instant.now();
            pair.lab.isolate(Host.NODE1);
            assertThat(Duration.between(cut, pair.awaitHeld(Host.NODE2, cut)))
                    .isBetween(ACTIVE_DOWN.minusSeconds(1).minus(Timing.EARLY), ACTIVE_DOWN.plus(Timing.NOISE));
        }
    }
}
