package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel.AdvertSocket;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Decoded;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Transition;

/**
 * A virtual router while it runs: its present state, and what belongs to it.
 *
 * <p>The network's thread alone changes it; the state is immutable, so that others may look at it at any time.
 */
final class LiveRouter {
    /** The place in the {@link DueQueue}. */
    int queueIndex = -1;

    private volatile RouterState state;
    private volatile Instant since;
    private final Counter.Board counters;
    private AdvertCodec codec;
    private final Intake intake;
    private final Outbox outbox = new Outbox();
    private final Hands hands;
    private Optional<CompletableFuture<Void>> handOver = Optional.empty();

    /**
     * @param hands makes what does what this router asks for
     */
    LiveRouter(RouterState state, Instant since, Function<LiveRouter, Hands> hands) {
        this.state = state;
        this.since = since;
        this.codec = new AdvertCodec(state.setting().definition());
        this.counters = new Counter.Board();
        this.intake = new Intake(counters);
        this.hands = hands.apply(this);
    }

    RouterState state() {
        return state;
    }

    void state(RouterState next) {
        if (!next.setting().equals(state.setting())) {
            codec = codec.successor(next.setting().definition());
            outbox.forget();
        }
        state = next;
    }

    Setting setting() {
        return state.setting();
    }

    InstanceDefinition definition() {
        return state.setting().definition();
    }

    String name() {
        return definition().name();
    }

    long due() {
        return state.due();
    }

    Hands hands() {
        return hands;
    }

    Instant since() {
        return since;
    }

    Counter.Board counters() {
        return counters;
    }

    /**
     * Reads a packet for this router, and counts what it is.
     *
     * @param now by the wall clock
     * @param say takes this router's name and a sentence for the operator
     */
    Optional<Advert> read(Incoming packet, Instant now, BiConsumer<String, String> say) {
        Decoded.Checksum before = codec.ownChecksum();
        Optional<Advert> advert = intake.read(codec, definition(), packet, now, say);
        if (codec.ownChecksum() != before) {
            outbox.forget();
        }
        return advert;
    }

    /**
     * Sends an advert.
     *
     * @param now by the wall clock
     * @return how many packets did not get out
     */
    int send(AdvertSocket socket, Priority priority, IpAddress source, Instant now) {
        return outbox.send(socket, codec, setting(), priority, source, now);
    }

    /** Takes note of a change of role. */
    void changed(Transition transition, Instant at) {
        since = at;
        intake.forget();
        if (transition.to() == Role.ACTIVE) {
            counters.count(Counter.BECAME_ACTIVE);
        } else if (transition.from() == Role.ACTIVE) {
            counters.count(Counter.RELEASED_ACTIVE);
        }
    }

    /** Has the future told how the hand-over ends that is about to begin. */
    void handOver(Optional<CompletableFuture<Void>> awaited) {
        handOver = awaited;
    }

    /** A hand-over has ended, in one way or the other. */
    void settleHandOver() {
        boolean stayed = state.role() == Role.ACTIVE;
        handOver.ifPresent(future -> {
            if (stayed) {
                future.completeExceptionally(new IllegalStateException(
                        "no Backup took over " + name() + " in time; this node stays Active"));
            } else {
                future.complete(null);
            }
        });
        handOver = Optional.empty();
    }

    Priority effective() {
        return state.conditions().effective(definition().priority());
    }
}
