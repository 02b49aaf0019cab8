package org.vipwarden.engine.track.bfd;

import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.track.bfd.Effect.Send;
import org.vipwarden.engine.track.bfd.Effect.Tell;

/**
 * A BFD session in asynchronous mode (RFC 5880 section 6) as a function: {@code (state, event, now) -> (state, effects)}. It never
 * touches the world: time and chance are parameters.
 *
 * <pre>
 * from        to      when
 * DOWN        INIT    a packet says DOWN: the neighbour does not hear us yet            (6.8.6)
 * DOWN        UP      a packet says INIT: the neighbour hears us                        (6.8.6)
 * INIT        UP      a packet says INIT or UP                                          (6.8.6)
 * INIT, UP    DOWN    nothing was heard for the detection time                          (6.8.4)
 * INIT, UP    DOWN    a packet says ADMIN_DOWN                                          (6.8.6)
 * UP          DOWN    a packet says DOWN                                                (6.8.6)
 * any         ADMIN_DOWN  the session is no longer wanted                               (6.8.16)
 * </pre>
 *
 * A change of state is sent at once (6.8.7); every other packet keeps an absolute schedule, from which each is early by chance.
 *
 * @param diagnostic why it last left the state UP; NONE while it is UP
 * @param polling whether the neighbour has yet to confirm our new interval (a poll sequence, 6.5)
 * @param nextSend when the next packet is due, in nanoseconds of the caller's clock
 * @param detection when the neighbour has been silent for too long; {@link #NEVER} while it is not heard
 */
public record Session(
        Setting setting,
        State state,
        Diagnostic diagnostic,
        Neighbor neighbor,
        boolean polling,
        long nextSend,
        long detection) {
    public static final long NEVER = Long.MAX_VALUE;

    private static final long NANOS = 1000;
    private static final double MOST_EARLY = 0.25;
    private static final double LEAST_EARLY_OF_ONE = 0.10;

    /** A new session, which sends its first packet at once unless it is passive. */
    public static Session start(Setting setting, long now) {
        return new Session(setting, State.DOWN, Diagnostic.NONE, Neighbor.UNHEARD, false, now, NEVER);
    }

    /**
     * What an event makes of the session.
     *
     * @param chance decides how early the next packet is, 0 (inclusive) to 1 (exclusive)
     */
    public Step on(Event event, long now, double chance) {
        if (state == State.ADMIN_DOWN) {
            return new Step(this, List.of());
        }
        if (event instanceof Event.Heard heard) {
            return onPacket(heard.packet(), now, chance);
        }
        return event instanceof Event.Stopped ? onStop() : onTimer(now, chance);
    }

    /** When the next timer is due. */
    public long due() {
        return Math.min(isSending() ? nextSend : NEVER, detection);
    }

    /** How long the neighbour may be silent, in nanoseconds; 0 while it is not heard (6.8.4). */
    public long detectionTime() {
        return neighbor.multiplier() * Math.max(setting.requiredRx(), neighbor.desiredTx()) * NANOS;
    }

    /** What lies between two of our packets at most, in nanoseconds (6.8.7). */
    public long interval() {
        return Math.max(desiredTx(), neighbor.requiredRx()) * NANOS;
    }

    /** What we say of our interval: at least a second while the session is not up, so that an absent neighbour costs little. */
    private long desiredTx() {
        return state == State.UP ? setting.desiredTx() : setting.idleTx();
    }

    /** Whether packets are sent by the clock at all (6.8.7). */
    private boolean isSending() {
        boolean waiting = setting.passive() && neighbor.discriminator() == 0;
        return !waiting && neighbor.requiredRx() != 0;
    }

    // ---- events

    private Step onPacket(ControlPacket packet, long now, double chance) {
        Session heard = new Session(
                setting, state, diagnostic, Neighbor.of(packet), polling && !packet.finale(), nextSend, NEVER);
        Session next = heard.answering(packet.state()).listening(now);
        List<Effect> effects = new ArrayList<>();
        if (next.state != state) {
            effects.add(new Tell(state, next.state, next.state == State.DOWN ? next.diagnostic : Diagnostic.NONE));
        }
        if (packet.poll()) {
            effects.add(new Send(next.packet(false, true)));
        } else if (next.state != state && next.isSending()) {
            effects.add(new Send(next.packet(next.polling, false)));
        }
        boolean sent = effects.stream().anyMatch(Send.class::isInstance);
        return new Step(
                sent && next.state != state ? next.sendingFrom(now, chance) : next.soonEnough(now, chance), effects);
    }

    private Session answering(State theirs) {
        return switch (state) {
            case DOWN ->
                switch (theirs) {
                    case DOWN -> to(State.INIT, diagnostic);
                    case INIT -> to(State.UP, Diagnostic.NONE);
                    case UP, ADMIN_DOWN -> this;
                };
            case INIT ->
                switch (theirs) {
                    case INIT, UP -> to(State.UP, Diagnostic.NONE);
                    case ADMIN_DOWN -> to(State.DOWN, Diagnostic.NEIGHBOR_SIGNALED_DOWN);
                    case DOWN -> this;
                };
            case UP ->
                theirs == State.DOWN || theirs == State.ADMIN_DOWN
                        ? to(State.DOWN, Diagnostic.NEIGHBOR_SIGNALED_DOWN)
                        : this;
            case ADMIN_DOWN -> this;
        };
    }

    private Step onTimer(long now, double chance) {
        Session session = this;
        List<Effect> effects = new ArrayList<>();
        if (detection <= now) {
            session = silent();
            if (session.state != state) {
                effects.add(new Tell(state, session.state, session.diagnostic));
            }
        }
        boolean changed = session.state != state;
        if (session.isSending() && (changed || session.nextSend <= now)) {
            effects.add(new Send(session.packet(session.polling, false)));
            session = session.sendingFrom(changed ? now : session.nextSend, chance)
                    .notBehind(now, chance);
        }
        return new Step(session, effects);
    }

    /** The detection time has passed: the neighbour is not there, and its number is no longer known (6.8.1, 6.8.4). */
    private Session silent() {
        boolean falls = state == State.INIT || state == State.UP;
        Session fallen = falls ? to(State.DOWN, Diagnostic.TIME_EXPIRED) : this;
        return new Session(
                setting, fallen.state, fallen.diagnostic, neighbor.forgotten(), fallen.polling, nextSend, NEVER);
    }

    /** The neighbour is told, so that it need not wait for its detection time. */
    private Step onStop() {
        Session stopped = new Session(setting, State.ADMIN_DOWN, Diagnostic.ADMIN_DOWN, neighbor, false, NEVER, NEVER);
        boolean known = neighbor.discriminator() != 0;
        return new Step(stopped, known ? List.of(new Send(stopped.packet(false, false))) : List.of());
    }

    // ---- what it becomes

    /** Our interval is another one in the state UP: the neighbour has to confirm it (6.8.3). */
    private Session to(State next, Diagnostic why) {
        boolean confirmed = next == State.UP && setting.idleTx() == setting.desiredTx();
        return new Session(setting, next, why, neighbor, next == State.UP && !confirmed, nextSend, detection);
    }

    private Session listening(long now) {
        return new Session(setting, state, diagnostic, neighbor, polling, nextSend, now + detectionTime());
    }

    /** The next packet is one interval after the given time, less up to a quarter of it by chance (6.8.7). */
    private Session sendingFrom(long time, double chance) {
        double least = setting.multiplier() == 1 ? LEAST_EARLY_OF_ONE : 0;
        double early = least + (MOST_EARLY - least) * chance;
        return sendingAt(time + (long) (interval() * (1 - early)));
    }

    /** What a pause has swallowed is not made up for. */
    private Session notBehind(long now, double chance) {
        return nextSend <= now ? sendingFrom(now, chance) : this;
    }

    /** A shorter interval counts from now on, not only after the next packet. */
    private Session soonEnough(long now, double chance) {
        Session sooner = sendingFrom(now, chance);
        return sooner.nextSend < nextSend ? sooner : this;
    }

    private Session sendingAt(long time) {
        return new Session(setting, state, diagnostic, neighbor, polling, time, detection);
    }

    private ControlPacket packet(boolean poll, boolean finale) {
        return new ControlPacket(
                diagnostic,
                state,
                poll,
                finale,
                setting.multiplier(),
                setting.discriminator(),
                neighbor.discriminator(),
                (int) desiredTx(),
                (int) setting.requiredRx());
    }
}
