package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Backup;
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
    private final Intake intake;
    private final Hands hands;
    private final PathWatch pathWatch = new PathWatch();
    private volatile List<Path> paths = List.of();
    private Optional<CompletableFuture<Void>> handOver = Optional.empty();
    private boolean spoken;

    /**
     * @param hands makes what does what this router asks for
     */
    LiveRouter(RouterState state, Instant since, Function<LiveRouter, Hands> hands) {
        this.state = state;
        this.since = since;
        this.counters = new Counter.Board();
        this.intake = new Intake(counters);
        this.hands = hands.apply(this);
        this.paths = paths(state.setting());
    }

    RouterState state() {
        return state;
    }

    void state(RouterState next) {
        if (!next.setting().equals(state.setting())) {
            paths = paths(next.setting());
        }
        state = next;
    }

    /** The main path first; those that were there already go on. */
    private List<Path> paths(Setting setting) {
        List<Path> all = new ArrayList<>();
        all.add(path(HeartbeatPath.MAIN, setting));
        for (HeartbeatPath further : setting.paths()) {
            all.add(path(further.name(), new Setting(further.over(setting.definition()), setting.addressLease())));
        }
        return List.copyOf(all);
    }

    private Path path(String name, Setting setting) {
        Optional<Path> present = paths.stream()
                .filter(path -> path.name().equals(name) && path.fits(setting))
                .findFirst();
        present.ifPresent(path -> path.follow(setting));
        return present.orElseGet(() -> new Path(this, name, setting));
    }

    /** Every way of its adverts, the main one first. May be called from any thread. */
    List<Path> paths() {
        return paths;
    }

    Path mainPath() {
        return paths.get(0);
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
     * @param path where it came from
     * @param now by the wall clock
     * @param say takes this router's name and a sentence for the operator
     */
    Optional<Advert> read(Path path, Incoming packet, Instant now, BiConsumer<String, String> say) {
        Decoded.Checksum before = path.codec().ownChecksum();
        Optional<Advert> advert = intake.read(path.codec(), path.definition(), packet, now, say);
        if (path.codec().ownChecksum() != before) {
            path.forgetEncoded();
        }
        return advert;
    }

    /** An advert was taken. */
    void heard(Path path, Path.Sign sign, long now, Consumer<LoopReport> reports) {
        pathWatch.heard(path, sign, now, patience(), reports);
    }

    /** How long nothing may be heard before that says something, in nanoseconds: Active_Down_Interval. */
    long patience() {
        RouterState present = state;
        InstanceDefinition definition = present.setting().definition();
        AdvertInterval learned = present instanceof Backup backup ? backup.learned() : definition.interval();
        return definition.activeDownInterval(learned, present.conditions().effective(definition.priority()));
    }

    /** Takes note of a change of role. */
    void changed(Transition transition, Instant at) {
        spoken = true;
        since = at;
        intake.forget();
        if (transition.to() == Role.ACTIVE) {
            counters.count(Counter.BECAME_ACTIVE);
        } else if (transition.from() == Role.ACTIVE) {
            counters.count(Counter.RELEASED_ACTIVE);
        }
    }

    /** Whether something was told of its state yet. */
    boolean hasSpoken() {
        return spoken;
    }

    void spoke() {
        spoken = true;
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
