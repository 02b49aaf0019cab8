package org.vipwarden.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.track.ManualScheduler;

/** In time that the test turns by hand. */
class PostmanTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LIMIT = 5;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> arrived = new ArrayList<>();
    private final List<Long> tried = new ArrayList<>();
    private int failures;
    private boolean forGood;
    private final Postman<String> postman = new Postman<>(
            "mail",
            new Terms(8, LIMIT, 4, SECOND, Duration.ofSeconds(3)),
            scheduler,
            this::carry,
            leftOut -> leftOut + " left out");

    private void carry(String message) throws Undelivered {
        tried.add(scheduler.now());
        if (failures > 0) {
            failures--;
            throw new Undelivered("nobody there", forGood);
        }
        arrived.add(message);
    }

    private void send(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> postman.send("m" + i));
    }

    @Test
    void messagesArriveInOrder() {
        send(1, 3);
        assertThat(arrived).as("nobody waits for them").isEmpty();
        scheduler.settle();
        assertThat(arrived).containsExactly("m1", "m2", "m3");
    }

    @Test
    void oneThatDoesNotArriveIsTriedAgainAfterLongerAndLongerPauses() {
        failures = 3;
        send(1, 2);
        long start = scheduler.now();
        scheduler.advance(MINUTE);
        assertThat(tried.stream().map(at -> Duration.ofNanos(at - start).toSeconds()))
                .containsExactly(0L, 1L, 3L, 6L, 6L);
        assertThat(arrived).containsExactly("m1", "m2");
    }

    @Test
    void afterTheLastAttemptTheNextHasItsTurn() {
        failures = 4;
        send(1, 2);
        scheduler.advance(MINUTE);
        assertThat(arrived).containsExactly("m2");
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() {
        failures = 1;
        forGood = true;
        send(1, 2);
        scheduler.settle();
        assertThat(arrived).containsExactly("m2");
        assertThat(tried).hasSize(2);
    }

    @Test
    void beyondTheLimitOfAMinuteASummarySaysHowManyWereLeftOut() {
        send(1, 8);
        scheduler.advance(MINUTE.minusSeconds(1));
        assertThat(arrived).containsExactly("m1", "m2", "m3", "m4", "m5");
        scheduler.advance(SECOND);
        assertThat(arrived).last().isEqualTo("3 left out");
        send(9, 9);
        scheduler.advance(MINUTE);
        assertThat(arrived).hasSize(7).last().isEqualTo("m9");
    }

    @Test
    void whatFindsNoRoomIsCountedToo() {
        Postman<String> patient = new Postman<>(
                "mail", new Terms(2, 100, 4, SECOND, SECOND), scheduler, this::carry, count -> count + " left out");
        IntStream.rangeClosed(1, 5).forEach(i -> patient.send("p" + i));
        scheduler.advance(MINUTE);
        assertThat(arrived).containsExactly("p1", "p2", "3 left out");
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        send(1, 1);
        postman.close();
        send(2, 2);
        scheduler.advance(MINUTE);
        assertThat(arrived).isEmpty();
    }

    @Test
    void theEndWaitsForWhatIsUnderWayButNotForAFurtherAttempt() throws InterruptedException {
        failures = 1;
        send(1, 1);
        scheduler.settle();
        // It would wait for ever: nobody turns the time on.
        postman.finish(Long.MAX_VALUE / 2_000_000);
        assertThat(tried).hasSize(1);
    }
}
