package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.rules.fact.Health;

class PingTrackerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PingNodeDefinition GATEWAY =
            new PingNodeDefinition("gw", Ipv4.parse("192.0.2.1"), SECOND, Duration.ofMillis(500), 2, 3);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Observation> seen = new CopyOnWriteArrayList<>();
    private final Host host = new Host();

    @Test
    void aHostIsDownAfterFallMissesAndUpAfterRiseAnswers() {
        PingTracker tracker = start();
        assertThat(seen).containsExactly(new Observation(Kind.PING_NODE, "gw", Health.UP, "answered"));

        host.alive = false;
        scheduler.advance(SECOND.multipliedBy(2));
        assertThat(tracker.health()).isEqualTo(Health.UP);
        scheduler.advance(SECOND);
        assertThat(seen.get(1)).isEqualTo(new Observation(Kind.PING_NODE, "gw", Health.DOWN, "silent"));

        host.alive = true;
        scheduler.advance(SECOND);
        assertThat(tracker.health()).isEqualTo(Health.DOWN);
        scheduler.advance(SECOND);
        assertThat(tracker.health()).isEqualTo(Health.UP);
        assertThat(seen).hasSize(3);
        assertThat(host.requests).isEqualTo(6);
    }

    @Test
    void aMissingRightIsAFailureAndIsTriedAgain() {
        host.refused = true;
        PingTracker tracker = start();
        assertThat(seen.get(0).detail()).isEqualTo("pinging needs CAP_NET_RAW");

        host.refused = false;
        scheduler.advance(SECOND.multipliedBy(2));
        assertThat(tracker.health()).isEqualTo(Health.UP);
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        start();
        scheduler.pause(Duration.ofMillis(10_300));
        scheduler.settle();
        assertThat(host.requests).as("one late request instead of ten").isEqualTo(2);
        scheduler.advance(Duration.ofMillis(699));
        assertThat(host.requests).isEqualTo(2);
        scheduler.advance(Duration.ofMillis(1));
        assertThat(host.requests).as("back on the schedule").isEqualTo(3);
    }

    @Test
    void closingEndsRequestsAndClosesTheSocket() {
        PingTracker tracker = start();
        tracker.close();
        scheduler.advance(SECOND.multipliedBy(5));
        assertThat(host.requests).isEqualTo(1);
        assertThat(host.closed).isEqualTo(1);
    }

    @Test
    void aSilentHostDelaysNoOther() {
        CountDownLatch end = new CountDownLatch(1);
        List<PingTracker> trackers = new ArrayList<>();
        Echo silent = new Host() {
            @Override
            public Answer ping(Duration timeout) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Answer(false, "silent");
            }
        };
        try (WorkerScheduler workers = new WorkerScheduler("test-ping", 1)) {
            for (int i = 0; i < 20; i++) {
                trackers.add(new PingTracker(GATEWAY, target -> silent, workers, seen::add));
            }
            trackers.add(new PingTracker(GATEWAY, target -> host, workers, seen::add));
            trackers.forEach(PingTracker::start);
            await().until(() -> seen.size() == 1);
            assertThat(seen.get(0).health()).isEqualTo(Health.UP);
            trackers.forEach(PingTracker::close);
        } finally {
            end.countDown();
        }
    }

    private PingTracker start() {
        PingTracker tracker = new PingTracker(GATEWAY, target -> open(), scheduler, seen::add, Runnable::run);
        tracker.start();
        scheduler.settle();
        return tracker;
    }

    private Echo open() throws IOException {
        if (host.refused) {
            throw new IOException("pinging needs CAP_NET_RAW");
        }
        return host;
    }

    /** A host without a network. */
    private static class Host implements Echo {
        private boolean alive = true;
        private boolean refused;
        private int requests;
        private int closed;

        @Override
        public Answer ping(Duration timeout) {
            requests++;
            return new Answer(alive, alive ? "answered" : "silent");
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
