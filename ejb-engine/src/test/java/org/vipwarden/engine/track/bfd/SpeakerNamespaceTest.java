package org.vipwarden.engine.track.bfd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Subscription;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Weight;
import org.vipwarden.rules.fact.Health;

/** Two speakers at the ends of a real cable. */
class SpeakerNamespaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final List<Observation> here = new CopyOnWriteArrayList<>();
    private final List<Observation> there = new CopyOnWriteArrayList<>();

    private static BfdDefinition session(String neighbor, int ttl) {
        return new BfdDefinition(
                "gw",
                IpAddress.parse(neighbor),
                Optional.empty(),
                INTERVAL,
                INTERVAL,
                Duration.ofSeconds(1),
                4,
                false,
                ttl,
                0,
                false,
                Weight.NONE);
    }

    private static Health last(List<Observation> seen) {
        return seen.isEmpty() ? Health.UNKNOWN : seen.get(seen.size() - 1).health();
    }

    private void awaitBoth(Health health) {
        await().atMost(PATIENCE).until(() -> last(here) == health && last(there) == health);
    }

    private void speakOver(String hereAddress, String thereAddress) {
        try (NetworkNamespace one = new NetworkNamespace("one");
                NetworkNamespace two = new NetworkNamespace("two")) {
            one.connect("v0", "192.0.2.1/24", two, "v1", "192.0.2.2/24");
            one.ip("addr add 2001:db8::1/64 dev v0 nodad");
            two.ip("addr add 2001:db8::2/64 dev v1 nodad");
            try (Speaker first = one.run(() -> new Speaker(new Random(1)));
                    Speaker second = two.run(() -> new Speaker(new Random(2)))) {
                Subscription ended = first.speak(session(thereAddress, 255), here::add);
                second.speak(session(hereAddress, 255), there::add);
                awaitBoth(Health.UP);

                one.ip("link set v0 down");
                awaitBoth(Health.DOWN);
                assertThat(here.get(here.size() - 1).detail()).isEqualTo(Diagnostic.TIME_EXPIRED.words());

                one.ip("link set v0 up");
                one.ip("addr replace 2001:db8::1/64 dev v0 nodad");
                awaitBoth(Health.UP);
                ended.close();
                await().atMost(PATIENCE).until(() -> last(there) == Health.DOWN);
                assertThat(there.get(there.size() - 1).detail()).isEqualTo(Diagnostic.NEIGHBOR_SIGNALED_DOWN.words());
            }
        }
    }

    @Test
    void aCutCableIsNoticedOverIpv4() {
        speakOver("192.0.2.1", "192.0.2.2");
    }

    @Test
    void aCutCableIsNoticedOverIpv6() {
        speakOver("2001:db8::1", "2001:db8::2");
    }

    @Test
    void aPacketThatHasPassedARouterIsNotBelieved() {
        try (NetworkNamespace one = new NetworkNamespace("near");
                NetworkNamespace two = new NetworkNamespace("far")) {
            one.connect("v0", "192.0.2.1/24", two, "v1", "192.0.2.2/24");
            try (Speaker first = one.run(() -> new Speaker(new Random(1)));
                    Speaker second = two.run(() -> new Speaker(new Random(2)))) {
                first.speak(session("192.0.2.2", 255), here::add);
                second.speak(session("192.0.2.1", 254), there::add);
                // The far end hears, but is not heard: it stays in Init and is never up.
                await().during(Duration.ofSeconds(3))
                        .atMost(PATIENCE)
                        .until(() -> last(here) == Health.DOWN && last(there) == Health.DOWN);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInPlainWords() {
        try (NetworkNamespace one = new NetworkNamespace("taken");
                Speaker first = one.run(() -> new Speaker(new Random(1)));
                Speaker second = one.run(() -> new Speaker(new Random(2)))) {
            first.speak(session("192.0.2.2", 255), here::add);
            await().atMost(PATIENCE).until(() -> last(here) == Health.DOWN);
            second.speak(session("192.0.2.3", 255), there::add);
            await().atMost(PATIENCE).until(() -> there.size() == 2);
            assertThat(there.get(1).detail())
                    .isEqualTo("cannot speak: 0.0.0.0 port 3784 is used by another program: stop that one");
        }
    }
}
