package org.vipwarden.engine.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.StepAside;
import org.vipwarden.engine.vrrp.RouterEvent.Stop;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/**
 * The virtual routers that run, and what is done with them. It belongs to the {@link Loop}'s thread; only {@link #published()} is for
 * all.
 */
final class Roster {
    /** How long a router waits for the policy's first verdict before it may become Active without one, in nanoseconds. */
    static final long FIRST_VERDICT_PATIENCE = 3_000_000_000L;

    private final Kernel kernel;
    private final InstantSource clock;
    private final Consumer<LoopReport> reports;
    private final Network network;
    private final Hearing hearing;
    private final Map<String, LiveRouter> routers = new LinkedHashMap<>();
    private final DueQueue queue = new DueQueue();
    private final Deque<Runnable> followUps = new ArrayDeque<>();
    private volatile List<LiveRouter> published = List.of();
    private Optional<Runnable> whenEmpty = Optional.empty();

    Roster(Kernel kernel, InstantSource clock, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.clock = clock;
        this.reports = reports;
        this.network = new Network(kernel, reports);
        this.hearing = new Hearing(kernel, clock, network, this::feed, reports);
    }

    /** All virtual routers in the order of the configuration, to look at. May be called from any thread. */
    Collection<LiveRouter> published() {
        return published;
    }

    long nextDue() {
        return queue.next();
    }

    /** Runs the timer that is due first. */
    void runFirst() {
        feed(queue.first(), new TimerDue());
    }

    /** Starts virtual routers. All are made known first, so that none takes another's address for its own. */
    void start(List<Setting> settings) {
        settings.forEach(setting -> hearing.prepare(setting.definition()));
        settings.forEach(this::start);
        publish();
        runFollowUps();
    }

    private void start(Setting setting) {
        long now = kernel.now();
        InstanceDefinition definition = setting.definition();
        Conditions conditions = new Conditions(
                network.isUp(definition),
                network.primary(definition),
                Optional.empty(),
                now + FIRST_VERDICT_PATIENCE,
                Long.MIN_VALUE);
        Step first = VirtualRouter.start(setting, conditions, now);
        LiveRouter router = new LiveRouter(first.state(), clock.instant());
        routers.put(router.name(), router);
        queue.add(router);
        hearing.enter(router);
        take(router, first);
    }

    /** Gives a running virtual router another configuration of the same identity, and keeps its state. */
    void reconfigure(String name, Setting setting) {
        LiveRouter router = routers.remove(name);
        Setting before = router.setting();
        router.state(router.state().with(setting));
        routers.put(router.name(), router);
        queue.moved(router);
        publish();
        hearing.reconfigured(router, before.definition(), setting.definition());
        if (router.state().role() == Role.ACTIVE) {
            network.uninstallMissing(before, setting);
            Hands hands = hands(router);
            hands.sendAdvert(router.effective());
            hands.holdAddresses();
            hands.announce(setting.definition().announcement().repeat());
        }
        feed(router, new LinkChanged(network.isUp(setting.definition()), network.primary(setting.definition())));
    }

    /** Ends a virtual router in order; it vanishes when its addresses are gone. */
    void stop(String name, Cause cause) {
        Optional.ofNullable(routers.get(name)).ifPresent(router -> feed(router, new Stop(cause)));
    }

    void verdict(String name, Standing standing) {
        Optional.ofNullable(routers.get(name)).ifPresent(router -> feed(router, new VerdictGiven(standing)));
    }

    /** Moves the addresses of an Active router to a Backup; the future tells whether one took them. */
    void stepAside(String name, Duration stayAway, String by, CompletableFuture<Void> done) {
        LiveRouter router = routers.get(name);
        if (router == null) {
            done.completeExceptionally(new IllegalArgumentException("there is no virtual router " + name));
        } else if (router.state().role() != Role.ACTIVE) {
            done.completeExceptionally(new IllegalStateException(name + " is not Active on this node"));
        } else {
            router.handOver(Optional.of(done));
            feed(router, new StepAside(kernel.now() + stayAway.toNanos(), by));
        }
    }

    /** Whether adverts of virtual routers that this node is not part of are to be named. */
    void logUnknownRouters(boolean on) {
        hearing.strangers().logging(on);
    }

    /** How many packets came for virtual routers that this node is not part of. May be called from any thread. */
    long unknownRouters() {
        return hearing.strangers().count();
    }

    /** Has the action run once, when no virtual router is left. */
    void whenEmpty(Runnable action) {
        whenEmpty = Optional.of(action);
        publish();
    }

    void close() {
        network.close();
    }

    /** Gives an event to a router, does what it asks for, and then what that led to. */
    private void feed(LiveRouter router, RouterEvent event) {
        take(router, VirtualRouter.on(router.state(), event, kernel.now()));
        runFollowUps();
    }

    private void runFollowUps() {
        for (Runnable next = followUps.poll(); next != null; next = followUps.poll()) {
            next.run();
        }
    }

    private void take(LiveRouter router, Step step) {
        boolean resigned = router.state() instanceof Resigning && !(step.state() instanceof Resigning);
        router.state(step.state());
        queue.moved(router);
        Hands hands = hands(router);
        step.effects().forEach(effect -> effect.by(hands));
        if (resigned) {
            router.settleHandOver();
        }
        if (step.state() instanceof Initialize state && state.ended()) {
            followUps.add(() -> remove(router));
        }
    }

    private Hands hands(LiveRouter router) {
        return new Hands(router, network, clock, reports, event -> followUps.add(() -> feed(router, event)));
    }

    private void remove(LiveRouter router) {
        if (routers.remove(router.name(), router)) {
            queue.remove(router);
            hearing.leave(router);
            publish();
        }
    }

    private void publish() {
        published = List.copyOf(routers.values());
        if (routers.isEmpty()) {
            whenEmpty.ifPresent(Runnable::run);
        }
    }
}
