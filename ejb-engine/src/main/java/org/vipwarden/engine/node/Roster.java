package org.vipwarden.engine.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.GroupHeld;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.Reconfigured;
import org.vipwarden.engine.vrrp.RouterEvent.StepAside;
import org.vipwarden.engine.vrrp.RouterEvent.Stop;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.SyncGroup;
import org.vipwarden.engine.vrrp.VirtualRouter;

/**
 * The virtual routers that run, and what is done with them. It belongs to the {@link Loop}'s thread; only {@link #published()} is for
 * all.
 */
final class Roster {
    /** How long a router waits for the policy's first verdict before it may become Active without one, in nanoseconds. */
    static final long FIRST_VERDICT_PATIENCE = 3_000_000_000L;

    /** Nanoseconds that a timer may wait for others. */
    private static final long TOGETHER = 500_000;

    private final Kernel kernel;
    private final InstantSource clock;
    private final Consumer<LoopReport> reports;
    private final Network network;
    private final Hearing hearing;
    private final Map<String, LiveRouter> routers = new LinkedHashMap<>();
    private final SyncGroups groups;
    private final QuietStates quiet;
    private final DueQueue queue = new DueQueue();
    private final Deque<Runnable> followUps = new ArrayDeque<>();
    /** Those that are no longer configured, until they have let go. */
    private final Set<LiveRouter> leaving = new HashSet<>();

    private boolean unpublished;
    private volatile List<LiveRouter> published = List.of();
    private Optional<Runnable> whenEmpty = Optional.empty();
    private long joinAt = Long.MIN_VALUE;

    Roster(Kernel kernel, InstantSource clock, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.clock = clock;
        this.reports = reports;
        this.network = new Network(kernel, reports, this::refused);
        this.groups = new SyncGroups(routers, reports);
        this.quiet = new QuietStates(reports);
        this.hearing = new Hearing(kernel, clock, network, this::feed, reports);
    }

    /** All virtual routers in the order of the configuration, to look at. May be called from any thread. */
    Collection<LiveRouter> published() {
        return published;
    }

    /** When a virtual router's timer is due. */
    long nextDue() {
        return Math.min(queue.next(), hearing.nextDue());
    }

    /** When the loop is to wake for timers: those that are due within a fraction of a millisecond are run together. */
    long wakeAt() {
        return Math.min(queue.nextTogether(TOGETHER), hearing.nextDue());
    }

    /** Does what may wait until the end of a turn, but no longer. */
    void endTurn() {
        network.renewals().settle();
    }

    /** What is to be done when no timer is due. */
    Chores chores() {
        return network.chores();
    }

    /** Brings the node's own addresses, routes and rules to what is configured. */
    void furnish(HostDefinition host) {
        hearing.furnish(host);
    }

    private void refused(String name, String what) {
        Optional.ofNullable(routers.get(name))
                .ifPresent(router -> feed(router, new AddressMissing(Cause.ADDRESS_REFUSED, what)));
    }

    /** Runs the timer that is due first. */
    void runFirst() {
        if (hearing.nextDue() < queue.next()) {
            hearing.settleLinks();
            runFollowUps();
        } else {
            feed(queue.first(), new TimerDue());
        }
    }

    /** Takes the delays of links' changes. */
    void linkDelays(List<LinkDelayDefinition> delays) {
        hearing.delays(delays);
    }

    /** Brings the virtual routers to another configuration, all of them together: names and addresses may go from one to another. */
    void follow(ReloadPlan plan) {
        plan.stopped().forEach(this::dismiss);
        reconfigure(plan.changed());
        group(plan.groups());
        start(plan.started());
        order(plan.order());
        publish();
    }

    /** Has no virtual router take part before that much time has passed. */
    void delayJoining(Duration delay) {
        joinAt = kernel.now() + delay.toNanos();
    }

    /** Which virtual routers belong together from now on. One that was held back by another may be free now, or the other way round. */
    void group(List<SyncGroupDefinition> definitions) {
        if (groups.follow(definitions)) {
            for (LiveRouter router : List.copyOf(routers.values())) {
                if (groups.of(router).isPresent()) {
                    recheck(router);
                } else if (router.state().conditions().heldBy().isPresent()) {
                    feed(router, new GroupHeld(Optional.empty()));
                }
            }
        }
    }

    /** Starts virtual routers. All are made known first, so that none takes another's address for its own. */
    void start(List<Setting> settings) {
        settings.forEach(setting -> hearing.prepare(setting.definition()));
        Map<String, Conditions> conditions = new LinkedHashMap<>();
        settings.forEach(setting -> conditions.put(setting.definition().name(), conditions(setting.definition())));
        Map<LiveRouter, Step> starting = new LinkedHashMap<>();
        settings.forEach(setting -> {
            Conditions own = groups.held(setting.definition().name(), conditions);
            Step first = VirtualRouter.start(setting, own, kernel.now());
            LiveRouter router = new LiveRouter(first.state(), clock.instant(), this::hands);
            routers.put(router.name(), router);
            queue.add(router);
            hearing.enter(router);
            starting.put(router, first);
        });
        // keepalived tells a new group before its members.
        starting.keySet().stream()
                .map(groups::of)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(groups::tell);
        starting.forEach(this::take);
        publish();
        runFollowUps();
        starting.keySet().stream()
                .filter(router -> groups.of(router).isPresent())
                .forEach(this::recheck);
    }

    private Conditions conditions(InstanceDefinition definition) {
        return new Conditions(
                        network.isUp(definition),
                        network.primary(definition),
                        Optional.empty(),
                        Math.max(kernel.now(), joinAt) + FIRST_VERDICT_PATIENCE,
                        Long.MIN_VALUE)
                .joiningAt(joinAt);
    }

    /** Gives running virtual routers other configurations of the same identity. They keep their state, counters and verdict. */
    void reconfigure(List<ReloadPlan.Change> changes) {
        Map<LiveRouter, Setting> wanted = new LinkedHashMap<>();
        changes.forEach(change -> Optional.ofNullable(routers.remove(change.before()))
                .ifPresent(router -> wanted.put(router, change.setting())));
        Map<LiveRouter, Step> steps = new LinkedHashMap<>();
        wanted.forEach((router, setting) -> {
            steps.put(router, VirtualRouter.on(router.state(), new Reconfigured(setting), kernel.now()));
            hearing.redefine(router, setting);
            routers.put(router.name(), router);
        });
        // First all install what they have now: an address that moves from one to another is never missing in between.
        List<Bequest> bequests = network.bequeath(wanted.keySet());
        steps.forEach(this::take);
        bequests.forEach(Bequest::settle);
        publish();
        runFollowUps();
        wanted.keySet().forEach(this::recheck);
    }

    /** Tells a router once more how its link is, so that it and its group do what follows from that. */
    private void recheck(LiveRouter router) {
        InstanceDefinition definition = router.definition();
        feed(router, new LinkChanged(network.isUp(definition), network.primary(definition)));
    }

    /** Ends a virtual router whose name may be another's from now on. */
    private void dismiss(String name) {
        Optional.ofNullable(routers.remove(name)).ifPresent(router -> {
            leaving.add(router);
            take(router, VirtualRouter.on(router.state(), new Stop(Cause.DELETED), kernel.now()));
        });
    }

    private void order(List<String> names) {
        Map<String, LiveRouter> all = new HashMap<>(routers);
        routers.clear();
        names.forEach(name -> Optional.ofNullable(all.get(name)).ifPresent(router -> routers.put(name, router)));
    }

    /** Ends a virtual router in order; it vanishes when its addresses are gone. */
    void stop(String name, Cause cause) {
        Optional.ofNullable(routers.get(name)).ifPresent(router -> feed(router, new Stop(cause)));
    }

    void verdict(String name, Standing standing) {
        Optional.ofNullable(routers.get(name)).ifPresent(router -> feed(router, new VerdictGiven(standing)));
    }

    /** Moves the addresses of an Active router, and of its sync group, to a Backup; the future tells whether one took them. */
    void stepAside(String name, Duration stayAway, String by, CompletableFuture<Void> done) {
        LiveRouter router = routers.get(name);
        if (router == null) {
            done.completeExceptionally(new IllegalArgumentException("there is no virtual router " + name));
        } else if (router.state().role() != Role.ACTIVE) {
            done.completeExceptionally(new IllegalStateException(name + " is not Active on this node"));
        } else {
            router.handOver(Optional.of(done));
            StepAside event = new StepAside(kernel.now() + stayAway.toNanos(), by);
            groups.with(router).forEach(member -> feed(member, event));
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

    /** Gives an event to a router and its sync group, does what they ask for, and then what that led to. */
    private void feed(LiveRouter router, RouterEvent event) {
        if (leaving.contains(router)) {
            take(router, VirtualRouter.on(router.state(), event, kernel.now()));
        } else if (routers.get(router.name()) == router) {
            Optional<SyncGroupDefinition> group = groups.of(router);
            if (group.isPresent()) {
                feed(group.get(), router, event);
            } else {
                take(router, VirtualRouter.on(router.state(), event, kernel.now()));
            }
        }
        runFollowUps();
    }

    private void feed(SyncGroupDefinition group, LiveRouter router, RouterEvent event) {
        SyncGroup.on(groups.states(group), router.name(), event, kernel.now())
                .forEach(move -> take(routers.get(move.member()), move.step()));
        groups.tell(group);
    }

    private void runFollowUps() {
        for (Runnable next = followUps.poll(); next != null; next = followUps.poll()) {
            next.run();
        }
        if (unpublished) {
            publish();
        }
    }

    private void take(LiveRouter router, Step step) {
        RouterState before = router.state();
        boolean resigned = before instanceof Resigning && !(step.state() instanceof Resigning);
        router.state(step.state());
        queue.moved(router);
        for (Effect effect : step.effects()) {
            effect.by(router.hands());
        }
        if (resigned) {
            router.settleHandOver();
        }
        quiet.taken(router, before, step, leaving.contains(router));
        if (step.state() instanceof Initialize state && state.ended()) {
            followUps.add(() -> remove(router));
        }
    }

    private Hands hands(LiveRouter router) {
        return new Hands(router, network, clock, reports, event -> followUps.add(() -> feed(router, event)));
    }

    private void remove(LiveRouter router) {
        if (routers.remove(router.name(), router) || leaving.remove(router)) {
            queue.remove(router);
            hearing.leave(router);
            unpublished = true;
        }
    }

    private void publish() {
        unpublished = false;
        published = List.copyOf(routers.values());
        if (routers.isEmpty() && leaving.isEmpty()) {
            whenEmpty.ifPresent(Runnable::run);
        }
    }
}
