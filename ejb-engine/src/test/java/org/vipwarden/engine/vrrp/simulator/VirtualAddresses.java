package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.RouterEvent;

/** The kernel's side of a virtual router: its addresses, which stay for as long as their lease runs, whatever the process does. */
final class VirtualAddresses {
    private static final long NEVER = Long.MIN_VALUE;

    /** The kernel does not take them at present. */
    boolean refused;

    private final Simulation world;
    private final Member member;
    private long until = NEVER;
    private long longest;
    private boolean lossUnderWay;

    VirtualAddresses(Simulation world, Member member) {
        this.world = world;
        this.member = member;
    }

    boolean areHeld() {
        return world.now() < until;
    }

    /** How long they may be held after the node last ran, by the plan that stood when they were taken. */
    long longestLease() {
        return longest;
    }

    /** Whether the kernel has removed them and the process does not know it yet. */
    boolean lossIsUnderWay() {
        return lossUnderWay;
    }

    /** Takes or renews them; false when the kernel does not. */
    boolean hold(int seconds) {
        if (refused) {
            world.chaos().count(FaultKind.KERNEL_REFUSAL);
            return false;
        }
        longest = member.plan().longestLease(member.effective());
        until = world.now() + seconds * SECOND;
        world.clockwork().at(until, this::mayHaveRunOut);
        return true;
    }

    private void mayHaveRunOut() {
        if (world.now() == until) {
            world.require(Invariant.LEASE_IS_RENEWED, !member.runs(), member);
            lose();
        }
    }

    void drop() {
        until = NEVER;
    }

    /** They are gone behind the process's back. */
    void lose() {
        until = NEVER;
        if (member.host.isAlive()) {
            lossUnderWay = true;
            world.clockwork().after(world.random().nextInt(2_000_000), () -> member.host.report(this::report));
        }
    }

    private void report() {
        lossUnderWay = false;
        member.feed(new RouterEvent.AddressMissing(Cause.ADDRESS_LOST, "10.0.0.100/24"));
    }

    /** Nobody is there any more to be told of a loss. */
    void processIsGone() {
        lossUnderWay = false;
    }
}
