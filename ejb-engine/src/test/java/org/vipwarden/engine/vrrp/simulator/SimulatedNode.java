package org.vipwarden.engine.vrrp.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.Transition;
import org.vipwarden.engine.vrrp.VirtualRouter;

/**
 * A node in the simulator: a process that may be dead or stopped, and a kernel that keeps the address for as long as its lease runs.
 */
final class SimulatedNode implements Effect.Performer {
    static final long SECOND = 1_000_000_000L;

    final String name;
    final Ipv4 address;
    final Setting setting;
    private final Simulation world;
    private final Deque<RouterEvent> arrived = new ArrayDeque<>();
    private Optional<RouterState> state = Optional.empty();
    private boolean frozen;
    long frozenAt;
    long wokenAt = Long.MIN_VALUE;
    long wokenAfter;
    /** Until when the kernel keeps the address. */
    long addressUntil = Long.MIN_VALUE;

    long renewedAt = Long.MIN_VALUE;
    Role lastRole = Role.INITIALIZE;
    boolean releaseSent;
    /** The kernel has reported the loss of the address, and the stopped process has not heard of it. */
    private boolean lostAddress;

    SimulatedNode(Simulation world, String name, Ipv4 address, Setting setting) {
        this.world = world;
        this.name = name;
        this.address = address;
        this.setting = setting;
    }

    Optional<RouterState> state() {
        return state;
    }

    boolean runs() {
        return state.isPresent() && !frozen;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean holdsAddress() {
        return world.now() < addressUntil;
    }

    void start() {
        Conditions conditions =
                new Conditions(true, Optional.of(address), Optional.of(Standing.CLEAR), world.now(), Long.MIN_VALUE);
        frozen = false;
        arrived.clear();
        lostAddress = false;
        lastRole = Role.INITIALIZE;
        take(VirtualRouter.start(setting, conditions, world.now()));
    }

    /** The process is gone; the kernel keeps the address for the rest of its lease. */
    void crash() {
        state = Optional.empty();
        frozen = false;
        arrived.clear();
    }

    /** The machine is gone. */
    void losePower() {
        crash();
        addressUntil = Long.MIN_VALUE;
    }

    void freeze() {
        frozen = true;
        frozenAt = world.now();
    }

    /** Hears the kernel first and the network then, as the loop does. */
    void wake() {
        frozen = false;
        wokenAt = world.now();
        wokenAfter = world.now() - frozenAt;
        if (lostAddress) {
            lostAddress = false;
            feed(addressLost());
        }
        while (!arrived.isEmpty()) {
            feed(arrived.poll());
        }
        runTimer();
    }

    void feed(RouterEvent event) {
        if (state.isEmpty()) {
            return;
        }
        if (frozen) {
            arrived.add(event);
            return;
        }
        take(world.core().on(state.get(), event, world.now()));
    }

    private void runTimer() {
        if (runs() && state.get().due() <= world.now()) {
            feed(new RouterEvent.TimerDue());
            world.check(state.isEmpty() || state.get().due() > world.now(), "a timer that ran is due again at once");
        }
    }

    private void take(Step step) {
        state = Optional.of(step.state());
        step.effects().forEach(effect -> effect.by(this));
        long due = step.state().due();
        if (due != Long.MAX_VALUE) {
            world.clockwork().at(due, this::runTimer);
        }
    }

    @Override
    public void sendAdvert(Priority priority) {
        Advert advert = setting.advert(priority);
        releaseSent = priority.isRelease();
        world.send(this, advert);
    }

    @Override
    public void holdAddresses() {
        renewedAt = world.now();
        addressUntil = world.now() + setting.leaseSeconds() * SECOND;
        world.clockwork().at(addressUntil, this::leaseMayHaveRunOut);
    }

    /** The kernel tells when it removes an address; a process that is stopped hears of it later. */
    private void leaseMayHaveRunOut() {
        if (world.now() == addressUntil) {
            world.check(!runs(), name + " runs and lets its lease run out");
            addressUntil = Long.MIN_VALUE;
            lostAddress = frozen;
        }
    }

    static RouterEvent addressLost() {
        return new RouterEvent.AddressMissing(Cause.ADDRESS_LOST, "10.0.0.100/24");
    }

    @Override
    public void dropAddresses() {
        addressUntil = Long.MIN_VALUE;
    }

    @Override
    public void announce(int repeat) {
        world.check(holdsAddress(), name + " announces an address that it does not hold");
    }

    @Override
    public void publish(Transition transition) {
        world.log(name + " " + transition.from() + " -> " + transition.to() + " "
                + transition.reason().cause());
        world.check(transition.from() == lastRole, name + " leaves a role that it did not have");
        world.check(transition.from() != transition.to(), name + " changes to the role that it has");
        lastRole = transition.to();
    }

    @Override
    public String toString() {
        return name;
    }
}
