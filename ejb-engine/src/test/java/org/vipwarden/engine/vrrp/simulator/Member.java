package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Decoded;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.Transition;

/** A virtual router on one host: the state machine under test, and its hands. */
final class Member implements Effect.Performer {
    /** How long a router waits for the first verdict, as in production. */
    static final long VERDICT_PATIENCE = 3 * SECOND;

    final Host host;
    final Group group;
    final RouterPlan firstPlan;
    final VirtualAddresses addresses;
    /** What the policy will say when it is asked next. */
    Standing opinion = Standing.CLEAR;
    /** When it was last told to do something else. */
    long disturbedAt;

    private final Simulation world;
    private RouterPlan filed;
    private RouterPlan plan;
    private AdvertCodec codec;
    private Optional<RouterState> state = Optional.empty();
    private Optional<RouterEvent> followUp = Optional.empty();
    private Optional<Standing> told = Optional.empty();
    private boolean stopped;
    private boolean disowned;
    private boolean activeBeforeSleep;
    private long longestSleep;
    private long startedAt;
    private long timerAt;

    Member(Simulation world, Host host, Group group, RouterPlan plan) {
        this.world = world;
        this.host = host;
        this.group = group;
        this.firstPlan = plan;
        this.filed = plan;
        this.plan = plan;
        this.addresses = new VirtualAddresses(world, this);
        this.codec = new AdvertCodec(plan.setting().definition());
    }

    RouterPlan plan() {
        return plan;
    }

    Optional<RouterState> state() {
        return state;
    }

    /** The state of a member that {@link #runs()}. */
    RouterState present() {
        return state.orElseThrow();
    }

    boolean runs() {
        return host.runs() && state.isPresent();
    }

    boolean isActive() {
        return runs() && present().role() == Role.ACTIVE;
    }

    /** The verdict that it has heard; empty before the first one. */
    Optional<Standing> told() {
        return told;
    }

    Standing verdict() {
        return told.orElse(Standing.CLEAR);
    }

    int effective() {
        return disowned ? RouterPlan.HIGHEST_BACKUP : plan.effective(verdict());
    }

    /** Whether it gave way to a second owner, and has not taken over or joined anew since then. */
    boolean isDisowned() {
        return disowned;
    }

    boolean wasStopped() {
        return stopped;
    }

    boolean isEnded() {
        return state.isPresent() && present() instanceof Initialize initialize && initialize.ended();
    }

    /** When it was started, in the node's own time. */
    long startedAt() {
        return startedAt;
    }

    Optional<IpAddress> primary() {
        return host.hasAddress ? Optional.of(host.address) : Optional.empty();
    }

    // ---- life

    /** What its file says from now on, and what it reads at the next start. */
    void file(RouterPlan next) {
        filed = next;
    }

    RouterPlan filed() {
        return filed;
    }

    private void configure(RouterPlan next) {
        plan = next;
        codec = new AdvertCodec(next.setting().definition());
    }

    void start() {
        configure(filed);
        stopped = false;
        disowned = false;
        activeBeforeSleep = false;
        told = Optional.empty();
        opinion = Standing.CLEAR;
        startedAt = host.local();
        disturbedAt = world.now();
        timerAt = Long.MIN_VALUE;
        Conditions conditions = new Conditions(
                host.linkUp, primary(), Optional.empty(), host.local() + VERDICT_PATIENCE, Long.MIN_VALUE);
        Step first = world.core().start(plan.setting(), conditions, host.moment());
        state = Optional.of(first.state());
        world.watches().forEach(w -> w.onStart(this));
        perform(first);
        world.chaos().firstVerdict(this);
    }

    void die() {
        state = Optional.empty();
        addresses.processIsGone();
    }

    void fallAsleep() {
        activeBeforeSleep = isReallyActive();
        longestSleep = plan.activeDown(plan.interval(), effective()) + plan.interval();
    }

    /** After a longer sleep than this it cannot believe any more that it is Active. */
    long longestSleep() {
        return longestSleep;
    }

    boolean wasActiveBeforeSleep() {
        return activeBeforeSleep;
    }

    void stop(Cause cause) {
        stopped = true;
        disturbedAt = world.now();
        feed(new RouterEvent.Stop(cause));
    }

    /** The policy has spoken. */
    void verdict(Standing standing) {
        feed(new RouterEvent.VerdictGiven(standing));
    }

    /** As the node does it: what is not new is not told. */
    void recheckLink() {
        if (state.isPresent()) {
            Conditions known = present().conditions();
            if (known.linkUp() != host.linkUp || known.primary().isPresent() != host.hasAddress) {
                feed(new RouterEvent.LinkChanged(host.linkUp, primary()));
            }
        }
    }

    /** As the node does it. */
    void reload(RouterPlan next) {
        feed(new RouterEvent.Reconfigured(next.setting()), next);
        feed(new RouterEvent.LinkChanged(host.linkUp, primary()));
    }

    // ---- events

    /**
     * @param beside on the second path: the own address there
     */
    void receive(byte[] packet, IpAddress source, IpAddress destination, int ttl, Optional<IpAddress> beside) {
        if (state.isEmpty()) {
            return;
        }
        Decoded decoded = codec.decode(new Incoming(source, destination, ttl, ByteBuffer.wrap(packet)), Instant.EPOCH);
        if (decoded instanceof Decoded.Accepted accepted) {
            feed(new RouterEvent.AdvertHeard(accepted.value(), source, beside));
            return;
        }
        RouterState before = present();
        RouterState after = world.core().onRefused(before, host.moment());
        world.require(Invariant.REFUSED_TOUCHES_NOTHING, before.equals(after), this);
        state = Optional.of(after);
        wakeAt(after.due());
    }

    boolean isDue() {
        return state.isPresent() && present().due() <= host.local();
    }

    void runTimer() {
        feed(new RouterEvent.TimerDue());
    }

    void feed(RouterEvent event) {
        feed(event, plan);
    }

    private void feed(RouterEvent event, RouterPlan from) {
        if (state.isEmpty()) {
            return;
        }
        RouterState before = present();
        boolean paused = isPaused(before);
        if (event instanceof RouterEvent.VerdictGiven given) {
            told = Optional.of(given.standing());
            disturbedAt = world.now();
        } else if (event instanceof RouterEvent.Reconfigured) {
            configure(from);
            disturbedAt = world.now();
        }
        Step step;
        try {
            step = world.core().on(before, event, host.moment());
        } catch (RuntimeException e) {
            world.require(Invariant.NO_EXCEPTION, false, this + " " + before + " + " + event + ": " + e);
            return;
        }
        world.require(Invariant.NO_EXCEPTION, true, this);
        state = Optional.of(step.state());
        Happening what = new Happening(this, before, event, step, host.local(), paused);
        disowned = what.gaveWayToOwner() || disowned && !what.takesOver() && !what.joins();
        world.trace().note(world.now(), id() ^ step.state().due(), what::toString);
        for (Watch watch : world.watches()) {
            watch.onStep(what);
        }
        perform(step);
        afterwards();
    }

    /** By the plain numbers: whether the node cannot have run when this state wanted it to. */
    private boolean isPaused(RouterState before) {
        long due = before.due();
        return due != Long.MAX_VALUE && host.local() - due > plan.pauseLimit(effective());
    }

    private void perform(Step step) {
        for (Effect effect : step.effects()) {
            effect.by(this);
        }
        wakeAt(step.state().due());
    }

    /** What doing it led to is fed afterwards. */
    private void afterwards() {
        Optional<RouterEvent> next = followUp;
        followUp = Optional.empty();
        next.ifPresent(this::feed);
        if (stopped && isEnded()) {
            host.exitWhenEnded();
            world.chaos().reviveLater(this);
        }
    }

    private void wakeAt(long due) {
        if (due != Long.MAX_VALUE && due != timerAt) {
            timerAt = due;
            world.clockwork().at(host.worldTime(due) + world.lateness(), host::runTimers);
        }
    }

    // ---- hands

    @Override
    public void sendAdvert(Priority priority) {
        world.trace().note(world.now(), id() * 1000 + priority.value(), () -> this + " sends priority " + priority);
        world.watches().forEach(w -> w.onAdvert(this, priority));
        Advert advert = present().setting().advert(priority);
        if (present().conditions().primary().isPresent()) {
            world.wire().send(this, codec.encode(advert, host.address, Ipv4.VRRP_GROUP));
        }
        world.beside()
                .filter(wire -> world.core().sendsBeside(priority))
                .ifPresent(wire -> wire.send(this, codec.encode(advert, host.beside, Ipv4.VRRP_GROUP)));
    }

    @Override
    public void holdAddresses() {
        Priority priority = new Priority(effective());
        if (!addresses.hold(world.core().leaseSeconds(present().setting(), priority))) {
            followUp = Optional.of(new RouterEvent.AddressMissing(Cause.ADDRESS_REFUSED, "10.0.0.100/24"));
        }
    }

    @Override
    public void dropAddresses() {
        addresses.drop();
    }

    @Override
    public void announce(int repeat) {
        world.watches().forEach(w -> w.onAnnounce(this));
    }

    @Override
    public void publish(Transition transition) {
        // Names, for the hash of an enum constant is another in every JVM.
        String words = this + " " + transition.from() + " -> " + transition.to() + ", "
                + transition.reason().cause().label();
        world.trace().note(world.now(), words.hashCode(), () -> words);
        world.watches().forEach(w -> w.onTransition(this, transition));
    }

    /** Nothing in the world depends on it. */
    @Override
    public void lowerPriorityHeard() {}

    boolean isReallyActive() {
        return runs() && present() instanceof Active;
    }

    boolean isResigning() {
        return runs() && present() instanceof Resigning;
    }

    int id() {
        return group.index * 10 + host.index;
    }

    String describe() {
        return this + " " + plan + " "
                + state.map(s -> s.getClass().getSimpleName()).orElse("(dead)")
                + (addresses.areHeld() ? " holds" : "");
    }

    @Override
    public String toString() {
        return host + "/" + group.index;
    }
}
