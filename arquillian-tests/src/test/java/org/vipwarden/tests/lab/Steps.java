package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.tests.lab.Pair.LOW;

import java.time.Duration;
import java.time.Instant;
import org.vipwarden.launcher.lab.AdvertWatch.Advert;
import org.vipwarden.launcher.lab.Host;

/** What several scenarios do and look at. */
final class Steps {
    private Steps() {}

    static void startBoth(Pair pair) {
        pair.preferred.start();
        pair.other.start();
    }

    /** Node 1 is Active, node 2 has heard it. Which of them was Active first is open. */
    static void settle(Pair pair) {
        Instant started = Instant.now();
        startBoth(pair);
        awaitSettled(pair, started);
    }

    /** Node 1 is Active before node 2 starts, and node 2 has heard it. */
    static void settleInOrder(Pair pair) {
        Instant started = Instant.now();
        pair.preferred.start();
        pair.firstAdvert(Host.NODE1, started);
        pair.other.start();
        awaitSettled(pair, started);
    }

    private static void awaitSettled(Pair pair, Instant started) {
        pair.firstAdvert(Host.NODE1, started);
        pair.awaitHeld(Host.NODE1, started);
        pair.awaitListening(Host.NODE2);
        // Long enough for a JVM that has just started: what follows is about a node that runs.
        long adverts = Timing.WARM_UP.dividedBy(pair.timing.interval().duration());
        pair.awaitAdverts(Host.NODE1, Math.max(3, (int) adverts));
        assertOneSpeaker(pair, Host.NODE1);
    }

    /** Node 2 has taken over from node 1, which was last seen alive at this time, when its timer said so. */
    static void assertDetectedInTime(Pair pair, Instant alive) {
        Instant taken = pair.firstAdvert(Host.NODE2, alive);
        Advert last = pair.adverts.lastBefore(Host.NODE1, taken).orElseThrow();
        Duration activeDown = pair.timing.activeDown(LOW);
        assertThat(Duration.between(last.at(), taken))
                .as("from the last advert of the dead to the first of the living")
                .isBetween(activeDown.minus(Timing.EARLY), activeDown.plus(Timing.NOISE));
        pair.awaitHeld(Host.NODE2, alive);
    }

    /** The preferred node dies, the other takes over, and the preferred one is started again. */
    static void dieAndReturn(Pair pair) {
        Instant alive = pair.killPreferred();
        pair.firstAdvert(Host.NODE2, alive);
        pair.awaitHeld(Host.NODE2, alive);
        pair.preferred.start();
    }

    /** The last three adverts came from one node. */
    static void assertOneSpeaker(Pair pair, Host host) {
        var all = pair.adverts.adverts().all();
        assertThat(all.subList(all.size() - 3, all.size())).allMatch(advert -> advert.from(host));
    }
}
