package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Outage;
import org.vipwarden.launcher.lab.Probe;
import org.vipwarden.launcher.lab.WebService;

/** A node that is stopped in order leaves no gap, with keepalived as its successor: a client that asks every millisecond sees none. */
@NeedsLab
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlannedHandOverIT {
    /** The skew time of the successor is 609 ms: for so long nobody would answer. A busy machine itself pauses for some tens. */
    private static final Duration NONE = Duration.ofMillis(200);

    @Test
    void stoppingLeavesNoGapBeforeKeepalived() {
        try (Pair pair = new Pair(new Pairing(Ours.VIPWARDEN, Daemon.KEEPALIVED), Speech.V2_PASS, Part::usual)) {
            WebService.on(pair.lab, Host.NODE1).start();
            WebService.on(pair.lab, Host.NODE2).start();
            Instant started = Instant.now();
            pair.preferred.start();
            pair.other.start();
            pair.awaitHeld(Host.NODE1, started);
            pair.awaitListening(Host.NODE2);
            pair.awaitAdverts(Host.NODE1, 4);
            try (Probe client = Probe.of(pair.lab, Pair.VIP, Duration.ofMillis(1))) {
                assertThat(client.awaitAnswer(Host.NODE1, started, Pair.patience()))
                        .isPresent();
                pair.awaitAdverts(Host.NODE1, 2);
                Instant asked = Instant.now();
                pair.preferred.askToStop();
                Instant answered = client.awaitAnswer(Host.NODE2, asked, Pair.patience())
                        .orElseThrow(() -> new AssertionError("keepalived does not answer" + pair.story()));
                pair.awaitAdverts(Host.NODE2, 2);
                Outage worst = client.worstOutage(asked, answered.plusSeconds(1));
                assertThat(worst.length())
                        .as("the longest time without an answer")
                        .isLessThanOrEqualTo(NONE);
                System.out.println("planned hand-over to keepalived: longest time without an answer "
                        + worst.length().toMillis() + " ms");
            }
        }
    }
}
