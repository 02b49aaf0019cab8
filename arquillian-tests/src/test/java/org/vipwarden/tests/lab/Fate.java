package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.tests.lab.Pair.HIGH;
import static org.vipwarden.tests.lab.Pair.LOW;
import static org.vipwarden.tests.lab.Pair.patience;

import java.time.Duration;
import java.time.Instant;
import org.vipwarden.launcher.lab.AdvertWatch.Advert;
import org.vipwarden.launcher.lab.Host;

/** What may happen to any pair of nodes. */
enum Fate implements Scenario {
    /** Both start: the higher priority becomes Active after its Active_Down interval, and the other falls silent. */
    ELECTION {
        @Override
        public void play(Pair pair) {
            Instant started = Instant.now();
            Steps.startBoth(pair);
            Instant listening = pair.awaitListening(Host.NODE1);
            Instant first = pair.firstAdvert(Host.NODE1, started);
            Duration activeDown = pair.timing.activeDown(HIGH);
            assertThat(Duration.between(started, first)).isGreaterThanOrEqualTo(activeDown.minus(Timing.EARLY));
            assertThat(Duration.between(listening, first)).isLessThanOrEqualTo(activeDown.plus(Timing.WARM_UP));
            pair.awaitHeld(Host.NODE1, started);
            pair.awaitListening(Host.NODE2);
            pair.awaitAdverts(Host.NODE1, 5);
            Steps.assertOneSpeaker(pair, Host.NODE1);
            assertThat(pair.addresses(Host.NODE2).holds(pair.vip())).isFalse();
        }
    },

    /** The Active dies and its cable with it: the Backup takes over when its timer says so, neither sooner nor later. */
    CRASH {
        @Override
        public void play(Pair pair) {
            Steps.settle(pair);
            Instant alive = Instant.now();
            pair.lab.isolate(Host.NODE1);
            pair.killPreferred();
            Steps.assertDetectedInTime(pair, alive);
        }
    },

    /** The Active's daemon is killed while its machine lives on: the Backup takes over just the same. */
    KILL {
        @Override
        public void play(Pair pair) {
            Steps.settle(pair);
            Instant alive = pair.killPreferred();
            Steps.assertDetectedInTime(pair, alive);
            if (pair.leases(Host.NODE1)) {
                Instant gone = pair.awaitGone(Host.NODE1, alive);
                assertThat(Duration.between(pair.death(), gone))
                        .as("the dead node's lease on the address")
                        .isLessThanOrEqualTo(pair.timing.lease(LOW).plus(Timing.NOISE));
            }
        }
    },

    /** The preferred node comes back after its death and takes the address from the other. */
    PREEMPTION {
        @Override
        public void play(Pair pair) {
            Steps.settle(pair);
            Steps.dieAndReturn(pair);
            Instant back = pair.awaitListening(Host.NODE1);
            Duration took = Duration.between(back, pair.firstAdvert(Host.NODE1, back));
            assertThat(took)
                    .as("from when it listens to its first advert")
                    .isLessThanOrEqualTo(pair.timing.activeDown(HIGH).plus(Timing.WARM_UP));
            // Since the death: who looks late at when it listens would miss what it did meanwhile.
            pair.awaitHeld(Host.NODE1, pair.death());
            pair.awaitGone(Host.NODE2, pair.death());
            pair.awaitAdverts(Host.NODE1, 4);
            Steps.assertOneSpeaker(pair, Host.NODE1);
        }
    },

    /** The Active is stopped in order: it says so, and the Backup waits no longer than its skew time. */
    STOP {
        @Override
        public void play(Pair pair) {
            Steps.settle(pair);
            Instant asked = Instant.now();
            pair.preferred.askToStop();
            Advert farewell = pair.adverts
                    .adverts()
                    .await(a -> a.from(Host.NODE1) && a.isRelease() && !a.at().isBefore(asked), patience())
                    .orElseThrow(() -> new AssertionError("no advert with priority 0" + pair.story()));
            Instant taken = pair.firstAdvert(Host.NODE2, farewell.at());
            Duration skew = pair.timing.skew(LOW);
            assertThat(Duration.between(farewell.at(), taken))
                    .as("from the farewell to the first advert of the other")
                    .isBetween(skew.minus(Timing.EARLY), skew.plus(Timing.NOISE));
            pair.awaitHeld(Host.NODE2, asked);
            pair.awaitGone(Host.NODE1, asked);
            pair.preferred.awaitEnd(patience());
        }
    }
}
