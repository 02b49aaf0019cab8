package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.tests.lab.Pair.LOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.launcher.lab.Host;

/** What a pair of nodes does because its configuration says so. */
enum Manner implements Scenario {
    /** The preferred node comes back after its death and leaves the address where it is, until the other stops. */
    NOPREEMPT {
        @Override
        public Part of(Host host, Speech speech) {
            return Part.usual(host, speech).withLines("nopreempt");
        }

        @Override
        public void play(Pair pair) {
            Steps.settleInOrder(pair);
            Steps.dieAndReturn(pair);
            pair.awaitListening(Host.NODE1);
            pair.awaitAdverts(Host.NODE2, 20);
            assertThat(pair.adverts.awaitFirst(Host.NODE1, pair.death(), Duration.ZERO))
                    .isEmpty();
            assertThat(pair.addresses(Host.NODE1).holds(pair.vip())).isFalse();
            // It was there all the time, and would have taken over.
            Instant asked = Instant.now();
            pair.other.askToStop();
            pair.awaitHeld(Host.NODE1, asked);
            pair.awaitGone(Host.NODE2, asked);
            pair.other.awaitEnd(Pair.patience());
        }
    },

    /** The preferred node comes back after its death and takes the address when the delay is over. */
    PREEMPT_DELAY {
        private static final Duration DELAY = Duration.ofSeconds(2);

        @Override
        public Part of(Host host, Speech speech) {
            return Part.usual(host, speech).withLines("preempt_delay " + DELAY.toSeconds());
        }

        @Override
        public void play(Pair pair) {
            Steps.settleInOrder(pair);
            Steps.dieAndReturn(pair);
            Instant back = pair.awaitListening(Host.NODE1);
            Duration took = Duration.between(back, pair.firstAdvert(Host.NODE1, pair.death()));
            assertThat(took)
                    .as("from when it was seen to listen to its first advert")
                    .isBetween(
                            DELAY.minus(Timing.NOISE),
                            DELAY.plus(pair.timing.activeDown(Pair.HIGH)).plus(Timing.WARM_UP));
            pair.awaitHeld(Host.NODE1, pair.death());
            pair.awaitGone(Host.NODE2, pair.death());
        }
    },

    /** Who is Backup lets an equal Active be; of two that are Active the one with the higher address stays. */
    EQUAL_PRIORITY {
        @Override
        public Part of(Host host, Speech speech) {
            return Part.usual(host, speech).withPriority(LOW);
        }

        @Override
        public void play(Pair pair) {
            Steps.settleInOrder(pair);
            Instant parted = pair.part();
            pair.firstAdvert(Host.NODE2, parted);
            pair.awaitHeld(Host.NODE2, parted);
            assertThat(pair.addresses(Host.NODE1).holds(pair.vip())).isTrue();
            Instant joined = pair.join();
            pair.awaitGone(Host.NODE1, joined);
            pair.awaitAdverts(Host.NODE2, 5);
            Steps.assertOneSpeaker(pair, Host.NODE2);
            assertThat(pair.addresses(Host.NODE2).holds(pair.vip())).isTrue();
        }
    },

    /** The owner of the address waits for nobody, at its first start and when it comes back. */
    OWNER {
        @Override
        public Part of(Host host, Speech speech) {
            // An Active_Down interval of nine seconds: nobody mistakes it for the start of a program.
            Part usual = Part.usual(host, speech).withInterval(AdvertInterval.ofSeconds(3));
            return host == Host.NODE1 ? usual.withPriority(255) : usual;
        }

        @Override
        public void play(Pair pair) {
            Instant started = Instant.now();
            pair.preferred.start();
            assertTakesAtOnce(pair, started);
            pair.other.start();
            pair.awaitListening(Host.NODE2);
            pair.awaitAdverts(Host.NODE1, 1);
            Instant asked = Instant.now();
            pair.preferred.askToStop();
            pair.firstAdvert(Host.NODE2, asked);
            pair.awaitHeld(Host.NODE2, asked);
            pair.preferred.awaitEnd(Pair.patience());
            Instant again = Instant.now();
            pair.preferred.start();
            assertTakesAtOnce(pair, again);
            pair.awaitGone(Host.NODE2, again);
        }

        private void assertTakesAtOnce(Pair pair, Instant started) {
            Instant listening = pair.awaitListening(Host.NODE1);
            Instant first = pair.firstAdvert(Host.NODE1, started);
            assertThat(Duration.between(listening, first)).isLessThan(Timing.WARM_UP);
            pair.awaitHeld(Host.NODE1, started);
        }
    },

    /** A Backup with slow adverts of its own takes over as fast as the Active's adverts are, and then speaks slowly. */
    FAST_ACTIVE {
        @Override
        public Part of(Host host, Speech speech) {
            return learning(host, speech, Host.NODE2);
        }

        @Override
        public void play(Pair pair) {
            assertLearnt(pair);
            Instant first = pair.firstAdvert(Host.NODE2, pair.death());
            Instant second = pair.firstAdvert(Host.NODE2, first.plusNanos(1000));
            assertThat(Duration.between(first, second))
                    .as("its own interval")
                    .isGreaterThan(AdvertInterval.ONE_SECOND.duration().minus(Timing.EARLY));
        }
    },

    /** A Backup with fast adverts of its own waits as long as the Active's slow ones demand. */
    SLOW_ACTIVE {
        @Override
        public Part of(Host host, Speech speech) {
            return learning(host, speech, Host.NODE1);
        }

        @Override
        public void play(Pair pair) {
            assertLearnt(pair);
        }
    },

    /** One of two instances loses what it needs: both go to the other node; when it has it again, both come back. */
    SYNC_GROUP {
        @Override
        public Part of(Host host, Speech speech) {
            return Part.usual(host, speech).inGroup();
        }

        @Override
        public void play(Pair pair) {
            Steps.settle(pair);
            String second = pair.speech.watched(true);
            Instant cut = Instant.now();
            pair.lab.run(Host.NODE1, "ip", "link", "set", "eth1", "down");
            assertMoved(pair, cut, Host.NODE1, Host.NODE2);
            Instant mended = Instant.now();
            pair.lab.run(Host.NODE1, "ip", "link", "set", "eth1", "up");
            assertMoved(pair, mended, Host.NODE2, Host.NODE1);
            assertThat(pair.longestDoubleHold(second)).isLessThanOrEqualTo(Timing.NOISE);
        }

        private void assertMoved(Pair pair, Instant since, Host from, Host to) {
            for (String address : List.of(pair.vip(), pair.speech.watched(true))) {
                pair.awaitHeld(to, address, since);
                pair.awaitGone(from, address, since);
            }
        }
    };

    private static Part learning(Host host, Speech speech, Host slow) {
        Part usual = Part.usual(host, speech);
        return host == slow ? usual.withInterval(AdvertInterval.ONE_SECOND) : usual;
    }

    private static void assertLearnt(Pair pair) {
        Steps.settleInOrder(pair);
        Steps.assertDetectedInTime(pair, pair.killPreferred());
    }
}
