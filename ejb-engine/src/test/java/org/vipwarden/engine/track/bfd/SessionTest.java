package org.vipwarden.engine.track.bfd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.track.bfd.Effect.Send;
import org.vipwarden.engine.track.bfd.Effect.Tell;
import org.vipwarden.engine.track.bfd.Event.Heard;
import org.vipwarden.engine.track.bfd.Event.Stopped;
import org.vipwarden.engine.track.bfd.Event.TimerDue;

/** The session's rules, one at a time and in virtual time. */
class SessionTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final Setting SETTING = new Setting(77, 50_000, 40_000, 1_000_000, 3, false);
    private static final Setting PASSIVE = new Setting(77, 50_000, 40_000, 1_000_000, 3, true);
    private static final double LATEST = 0;

    private static ControlPacket from(State state) {
        return new ControlPacket(Diagnostic.NONE, state, false, false, 4, 99, 77, 60_000, 30_000);
    }

    private static ControlPacket with(State state, boolean poll, boolean finale) {
        return new ControlPacket(Diagnostic.NONE, state, poll, finale, 4, 99, 77, 60_000, 30_000);
    }

    private static Step hear(Session session, State state, long now) {
        return session.on(new Heard(from(state)), now, LATEST);
    }

    private static Session in(State state) {
        Session session = Session.start(SETTING, 0);
        return switch (state) {
            case ADMIN_DOWN -> session.on(new Stopped(), 0, LATEST).session();
            case DOWN -> session;
            case INIT -> hear(session, State.DOWN, 0).session();
            case UP -> hear(session, State.INIT, 0).session();
        };
    }

    private static List<ControlPacket> sent(Step step) {
        return step.effects().stream()
                .filter(Send.class::isInstance)
                .map(effect -> ((Send) effect).packet())
                .toList();
    }

    /** RFC 5880 section 6.8.6, and the table above {@link Session}: every state meets every state of the neighbour. */
    @Test
    void everyStateMeetsEveryStateOfTheNeighborAsTheRfcSays() {
        Map<State, List<State>> table = new EnumMap<>(State.class); // by ADMIN_DOWN, DOWN, INIT, UP heard
        table.put(State.ADMIN_DOWN, List.of(State.ADMIN_DOWN, State.ADMIN_DOWN, State.ADMIN_DOWN, State.ADMIN_DOWN));
        table.put(State.DOWN, List.of(State.DOWN, State.INIT, State.UP, State.DOWN));
        table.put(State.INIT, List.of(State.DOWN, State.INIT, State.UP, State.UP));
        table.put(State.UP, List.of(State.DOWN, State.DOWN, State.UP, State.UP));
        for (State before : State.values()) {
            for (State heard : State.values()) {
                assertThat(hear(in(before), heard, 1).session().state())
                        .as("%s hears %s", before, heard)
                        .isEqualTo(table.get(before).get(heard.code()));
            }
        }
    }

    @Test
    void aChangeOfStateIsToldAndSentAtOnce() {
        Step step = hear(in(State.DOWN), State.DOWN, 5 * MILLI);
        assertThat(step.effects().get(0)).isEqualTo(new Tell(State.DOWN, State.INIT, Diagnostic.NONE));
        assertThat(sent(step)).singleElement().satisfies(packet -> {
            assertThat(packet.state()).isEqualTo(State.INIT);
            assertThat(packet.mine()).isEqualTo(77);
            assertThat(packet.yours()).isEqualTo(99);
            assertThat(packet.desiredTx())
                    .as("not below a second before it is up")
                    .isEqualTo(1_000_000);
        });
    }

    @Test
    void silenceForTheDetectionTimeEndsTheSessionAndNotAMomentEarlier() {
        Session up = in(State.UP);
        // The neighbour's multiplier, and the longer of what it means to send and what we want to receive.
        assertThat(up.detectionTime()).isEqualTo(4 * 60 * MILLI);
        assertThat(up.on(new TimerDue(), 240 * MILLI - 1, LATEST).session().state())
                .isEqualTo(State.UP);
        Step step = up.on(new TimerDue(), 240 * MILLI, LATEST);
        assertThat(step.effects().get(0)).isEqualTo(new Tell(State.UP, State.DOWN, Diagnostic.TIME_EXPIRED));
        assertThat(sent(step)).singleElement().satisfies(packet -> {
            assertThat(packet.state()).isEqualTo(State.DOWN);
            assertThat(packet.diagnostic()).isEqualTo(Diagnostic.TIME_EXPIRED);
            assertThat(packet.yours()).as("forgotten").isZero();
        });
        assertThat(step.session().due()).isEqualTo(240 * MILLI + SECOND);
    }

    @Test
    void everyPacketStartsTheDetectionTimeAnew() {
        Session up = hear(in(State.UP), State.UP, 200 * MILLI).session();
        assertThat(up.detection()).isEqualTo(440 * MILLI);
    }

    @Test
    void theNewIntervalIsPolledForUntilItIsConfirmed() {
        Session up = in(State.UP);
        assertThat(up.polling()).isTrue();
        Step step = up.on(new TimerDue(), up.nextSend(), LATEST);
        assertThat(sent(step)).singleElement().satisfies(packet -> {
            assertThat(packet.poll()).isTrue();
            assertThat(packet.desiredTx()).isEqualTo(50_000);
        });
        Session confirmed =
                up.on(new Heard(with(State.UP, false, true)), 1, LATEST).session();
        assertThat(sent(confirmed.on(new TimerDue(), confirmed.nextSend(), LATEST)))
                .singleElement()
                .satisfies(packet -> assertThat(packet.poll()).isFalse());
    }

    @Test
    void aPollIsAnsweredAtOnceWithoutRegardToTheTimer() {
        Session up = in(State.UP);
        Step step = up.on(new Heard(with(State.UP, true, false)), 3 * MILLI, LATEST);
        assertThat(sent(step)).singleElement().satisfies(packet -> {
            assertThat(packet.finale()).isTrue();
            assertThat(packet.poll()).isFalse();
        });
        assertThat(step.session().nextSend()).isEqualTo(up.nextSend());
    }

    @Test
    void theSlowerOfBothSetsThePace() {
        ControlPacket slow = new ControlPacket(Diagnostic.NONE, State.UP, false, false, 4, 99, 77, 60_000, 200_000);
        assertThat(in(State.UP).on(new Heard(slow), 1, LATEST).session().interval())
                .isEqualTo(200 * MILLI);
        assertThat(in(State.UP).interval()).isEqualTo(50 * MILLI);
    }

    @Test
    void aNeighborThatWantsNoPacketsGetsNone() {
        ControlPacket none = new ControlPacket(Diagnostic.NONE, State.UP, false, false, 4, 99, 77, 60_000, 0);
        Session session = in(State.UP).on(new Heard(none), 1, LATEST).session();
        assertThat(session.due()).isEqualTo(session.detection());
        assertThat(sent(session.on(new TimerDue(), 10 * MILLI, LATEST))).isEmpty();
    }

    @Test
    void aPassiveSessionWaitsToBeSpokenTo() {
        Session passive = Session.start(PASSIVE, 0);
        assertThat(passive.due()).isEqualTo(Session.NEVER);
        Step step = hear(passive, State.DOWN, SECOND);
        assertThat(sent(step)).hasSize(1);
        assertThat(step.session().due()).isLessThan(Session.NEVER);
        Session lost = step.session().on(new TimerDue(), 10 * SECOND, LATEST).session();
        assertThat(lost.due()).isEqualTo(Session.NEVER);
    }

    @Test
    void theIntervalIsShortenedByChanceUpToAQuarter() {
        assertThat(gaps(SETTING)).allMatch(gap -> gap > 37.5 * MILLI && gap <= 50 * MILLI);
        assertThat(gaps(SETTING).stream().distinct().count()).isGreaterThan(100);
        // RFC 5880 section 6.8.7: with a multiplier of 1, by a tenth at least.
        assertThat(gaps(new Setting(77, 50_000, 40_000, 1_000_000, 1, false)))
                .allMatch(gap -> gap > 37.5 * MILLI && gap <= 45 * MILLI);
    }

    private static List<Long> gaps(Setting setting) {
        Random random = new Random(1);
        Session session = Session.start(setting, 0)
                .on(new Heard(from(State.INIT)), 0, random.nextDouble())
                .session();
        List<Long> gaps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long due = session.nextSend();
            // A timer that runs late does not shift what comes after it.
            session = session.on(new Heard(from(State.UP)), due, random.nextDouble())
                    .session();
            session =
                    session.on(new TimerDue(), due + MILLI, random.nextDouble()).session();
            gaps.add(session.nextSend() - due);
        }
        return gaps;
    }

    @Test
    void whatAPauseHasSwallowedIsNotMadeUpFor() {
        Session down = in(State.DOWN).on(new TimerDue(), 0, LATEST).session();
        Step woken = down.on(new TimerDue(), 60 * SECOND, LATEST);
        assertThat(sent(woken)).hasSize(1);
        assertThat(woken.session().nextSend()).isEqualTo(61 * SECOND);
    }

    @Test
    void aStopTellsTheNeighborAndNothingIsHeardAnyMore() {
        Step step = in(State.UP).on(new Stopped(), 1, LATEST);
        assertThat(sent(step)).singleElement().satisfies(packet -> {
            assertThat(packet.state()).isEqualTo(State.ADMIN_DOWN);
            assertThat(packet.diagnostic()).isEqualTo(Diagnostic.ADMIN_DOWN);
        });
        assertThat(hear(step.session(), State.DOWN, 2).effects()).isEmpty();
        assertThat(step.session().due()).isEqualTo(Session.NEVER);
    }

    /** Two sessions over a lossy, slow line: up in the end, down within the detection time when it is cut. */
    @Test
    void twoSessionsFindEachOtherAndMissEachOtherInTime() {
        for (long seed = 0; seed < 50; seed++) {
            Line line = new Line(seed);
            line.run(20 * SECOND);
            assertThat(line.states()).as("seed %d", seed).containsExactly(State.UP, State.UP);
            line.cut();
            line.run(line.now + 200 * MILLI);
            assertThat(line.states()).as("seed %d, cut", seed).containsExactly(State.DOWN, State.DOWN);
        }
    }

    /** A line between two sessions that loses one packet of ten until it is cut. */
    private static final class Line {
        private final Random random;
        private final List<Session> ends = new ArrayList<>();
        private final List<InFlight> packets = new ArrayList<>();
        private boolean cut;
        private long now;

        private record InFlight(int to, long at, ControlPacket packet) {}

        Line(long seed) {
            random = new Random(seed);
            ends.add(Session.start(new Setting(1, 10_000, 10_000, 1_000_000, 10, false), 0));
            ends.add(Session.start(new Setting(2, 15_000, 12_000, 1_000_000, 10, seed % 2 == 0), 0));
        }

        List<State> states() {
            return ends.stream().map(Session::state).toList();
        }

        void cut() {
            cut = true;
            packets.clear();
        }

        void run(long until) {
            while (now < until) {
                now = Math.min(until, Math.min(ends.get(0).due(), ends.get(1).due()));
                for (InFlight flight : packets) {
                    now = Math.min(now, flight.at());
                }
                List<InFlight> arrived =
                        packets.stream().filter(f -> f.at() <= now).toList();
                packets.removeAll(arrived);
                arrived.forEach(f -> feed(f.to(), new Heard(f.packet())));
                for (int end = 0; end < 2; end++) {
                    if (ends.get(end).due() <= now) {
                        feed(end, new TimerDue());
                    }
                }
            }
        }

        private void feed(int end, Event event) {
            Step step = ends.get(end).on(event, now, random.nextDouble());
            ends.set(end, step.session());
            sent(step).stream()
                    .filter(packet -> !cut && random.nextInt(10) != 0)
                    .forEach(packet ->
                            packets.add(new InFlight(1 - end, now + 1 + random.nextInt((int) MILLI), packet)));
        }
    }
}
