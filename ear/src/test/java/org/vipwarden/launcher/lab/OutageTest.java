package org.vipwarden.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.launcher.lab.Probe.Answer;

class OutageTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Answer> answers = new ArrayList<>();

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private void good(long... millis) {
        for (long each : millis) {
            answers.add(new Answer(at(each), Optional.of("node1")));
        }
    }

    private void lost(long... millis) {
        for (long each : millis) {
            answers.add(new Answer(at(each), Optional.empty()));
        }
    }

    private Duration worst(long since, long until) {
        return Outage.worst(answers, at(since), at(until)).length();
    }

    @Test
    void aRunOfLostRequestsCountsFromTheLastAnswerToTheNext() {
        good(0, 10);
        lost(20, 30, 40);
        good(50, 60);
        assertThat(worst(0, 100)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void anOutageThatBeganBeforeTheEventCountsFromItsOwnBeginning() {
        good(0);
        lost(10, 20);
        good(30, 40);
        assertThat(worst(15, 100)).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void anOutageThatEndedBeforeTheEventDoesNotCount() {
        good(0);
        lost(10, 20);
        good(30, 40, 50);
        assertThat(worst(35, 100)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void answersThatArriveInAnotherOrderAreCountedByTheTimeOfTheirRequests() {
        good(20, 0, 10);
        assertThat(worst(0, 100)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void anOutageThatLastsHasNoEnd() {
        good(0, 10);
        lost(20, 30);
        assertThat(Outage.worst(answers, at(15), at(40))).isEqualTo(new Outage(at(10), Optional.empty()));
    }

    @Test
    void requestsThatMayStillBeAnsweredDoNotCount() {
        good(0, 10);
        lost(20);
        good(900);
        assertThat(Outage.worst(answers, at(5), at(15)).length()).isEqualTo(Duration.ofMillis(10));
    }
}
