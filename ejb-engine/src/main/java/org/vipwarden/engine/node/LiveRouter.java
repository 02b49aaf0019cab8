package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Decoded;
import org.vipwarden.engine.vrrp.Incoming;
import org.vipwarden.engine.vrrp.Refusal;
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
    private final Set<Refusal> reported = EnumSet.noneOf(Refusal.class);
    private boolean addressListReported;
    private Optional<CompletableFuture<Void>> handOver = Optional.empty();
    private byte[] encoded = {};
    private Priority encodedPriority = Priority.RELEASE;
    private Optional<IpAddress> encodedSource = Optional.empty();

    LiveRouter(RouterState state, Instant since) {
        this.state = state;
        this.since = since;
        this.codec = new AdvertCodec(state.setting().definition());
        this.counters = new Counter.Board();
    }

    RouterState state() {
        return state;
    }

    void state(RouterState next) {
        if (!next.setting().equals(state.setting())) {
            codec = new AdvertCodec(next.setting().definition());
            encodedSource = Optional.empty();
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

    Instant since() {
        return since;
    }

    Counter.Board counters() {
        return counters;
    }

    /** Reads a packet for this router and counts what it is. */
    Decoded read(Incoming packet) {
        Decoded decoded = codec.decode(packet);
        if (decoded instanceof Decoded.Refused refused) {
            counters.count(refused.refusal());
        }
        decoded.advert().ifPresent(advert -> {
            counters.count(Counter.ADVERTS_RECEIVED);
            if (advert.priority().isRelease()) {
                counters.count(Counter.PRIORITY_ZERO_RECEIVED);
            }
        });
        return decoded;
    }

    /** Whether this kind of refusal is new since the last change of role, and so worth a line. */
    boolean isNews(Refusal refusal) {
        return reported.add(refusal);
    }

    /** Whether the advert has other addresses than the configuration, for the first time since the last change of role. */
    boolean isNewAddressMismatch(Advert advert) {
        List<IpAddress> own = definition().advertisedAddresses();
        boolean same = own.size() == advert.addresses().size() && own.containsAll(advert.addresses());
        if (same) {
            return false;
        }
        counters.count(Counter.ADDRESS_LIST_ERRORS);
        boolean news = !addressListReported;
        addressListReported = true;
        return news;
    }

    /** The bytes of an advert from the given address; made once for as long as nothing in it changes. */
    byte[] encoded(Priority priority, IpAddress source) {
        boolean same = encodedSource.filter(source::equals).isPresent() && encodedPriority.equals(priority);
        if (!same) {
            encoded = codec.encode(setting().advert(priority), source);
            encodedPriority = priority;
            encodedSource = Optional.of(source);
        }
        return encoded;
    }

    /** Takes note of a change of role. */
    void changed(Transition transition, Instant at) {
        since = at;
        reported.clear();
        addressListReported = false;
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
