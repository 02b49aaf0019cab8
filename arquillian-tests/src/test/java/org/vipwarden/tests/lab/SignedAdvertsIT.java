package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.jmx.connector.NodeUnreachable;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.LabNode;

/**
 * {@code auth_hmac} between two nodes of ours, and somebody else on their network: he has another key, or none but yesterday's packets.
 * That they elect and fail over is in the table ({@link FailoverIT}); keepalived 2.2.7 has no {@code auth_hmac}.
 */
@NeedsLab
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignedAdvertsIT {
    private static final Pairing OURS = new Pairing(Ours.VIPWARDEN, Ours.MANAGED);

    /** Node 2 is the one that is asked what it has counted. */
    private static Pair pair() {
        Pair pair = new Pair(OURS, Speech.V3_HMAC, Part::usual);
        pair.other.with("vipwarden.conf", "http_listen off\n");
        return pair;
    }

    @Test
    void anotherKeyIsRefusedAndCounted() throws NodeUnreachable {
        try (Pair pair = pair()) {
            Steps.settle(pair);
            LabNode stranger =
                    LabNode.on(pair.lab, Host.CLIENT, Ours.VIPWARDEN).with("keepalived.conf", strangersConfiguration());
            Instant arrived = Instant.now();
            stranger.start();
            pair.firstAdvert(Host.CLIENT, arrived);
            pair.awaitAdverts(Host.CLIENT, 20);
            pair.awaitAdverts(Host.NODE1, 3);
            assertThat(pair.addresses(Host.NODE1).holds(pair.vip())).isTrue();
            assertThat(pair.adverts.awaitFirst(Host.NODE2, arrived, Duration.ZERO))
                    .isEmpty();
            try (OurCounters counters = OurCounters.of(pair.lab, pair.other)) {
                assertThat(counters.get("authentication-trailer-invalid")).isGreaterThanOrEqualTo(20);
                assertThat(counters.get("authentication-trailer-replayed")).isZero();
            }
            for (LabNode node : List.of(pair.preferred, pair.other)) {
                assertThat(node.log().all().stream().filter(line -> line.contains("its auth_hmac signature is wrong")))
                        .as("said once")
                        .singleElement()
                        .asString()
                        .contains("192.0.2.20");
            }
        }
    }

    /** He would be the best of all, had he the right key. */
    private static String strangersConfiguration() {
        Part best = Part.usual(Host.CLIENT, Speech.V3_HMAC).withPriority(250);
        return new Configuration(Host.CLIENT, Speech.V3_HMAC, best)
                .text()
                .replace("key 1 01234", "key 1 43210")
                .replace("192.0.2.10", "192.0.2.99");
    }

    @Test
    void recordedAdvertsOfTheDeadDoNotKeepItsSuccessorFromTakingOver() throws NodeUnreachable {
        try (Pair pair = pair()) {
            Injector injector = Injector.in(pair.lab);
            Steps.settle(pair);
            List<byte[]> recorded = injector.record(5);
            Instant alive = Instant.now();
            pair.lab.isolate(Host.NODE1);
            pair.killPreferred();
            injector.send(repeated(recorded, 40));
            Instant taken = pair.firstAdvert(Host.NODE2, alive);
            assertThat(Duration.between(alive, taken))
                    .isLessThanOrEqualTo(pair.timing.activeDown(Pair.LOW).plus(Timing.NOISE));
            try (OurCounters counters = OurCounters.of(pair.lab, pair.other)) {
                assertThat(counters.get("authentication-trailer-replayed")).isGreaterThanOrEqualTo(40);
                await("the time that signatures are good for is over")
                        .atMost(Pair.patience())
                        .untilAsserted(() -> {
                            injector.send(recorded);
                            assertThat(counters.get("authentication-trailer-stale"))
                                    .isPositive();
                        });
            }
            assertThat(pair.addresses(Host.NODE2).holds(pair.vip(), alive))
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.to()).isEmpty());
            assertThat(pair.other.log().all())
                    .filteredOn(line -> line.contains("dropped a packet from 192.0.2.11: it was sent before"))
                    .isNotEmpty();
        }
    }

    private static List<byte[]> repeated(List<byte[]> frames, int count) {
        return Collections.nCopies(count / frames.size(), frames).stream()
                .flatMap(List::stream)
                .toList();
    }
}
