package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;

import java.util.HashMap;
import java.util.Map;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.RouterEvent;

/** A hand-over that is done on purpose, with a living successor, has no gap. */
final class HandOverWatch implements Watch {
    private final Simulation world;
    private final Map<Group, HandOver> running = new HashMap<>();

    private record HandOver(Member from, long began, long ends) {}

    HandOverWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onStep(Happening what) {
        Member from = what.member();
        boolean asked = what.event() instanceof RouterEvent.Stop || what.event() instanceof RouterEvent.StepAside;
        if (asked && what.before() instanceof Active && !what.paused() && isAloneAndHeard(from)) {
            long ends = world.now() + from.plan().resigning() + 100 * MILLI;
            running.put(from.group, new HandOver(from, world.now(), ends));
        }
    }

    /** Whether it is the only holder, and all others are Backups that may follow it, and have followed for a while. */
    private boolean isAloneAndHeard(Member from) {
        long interval = from.group.slowestInterval();
        boolean successor = false;
        for (Member other : from.group.members) {
            if (other == from || !other.host.isAlive()) {
                continue;
            }
            if (!isReady(other, from) || wasDisturbed(other, from, world.now() - 2 * interval)) {
                return false;
            }
            successor = true;
        }
        return successor && from.addresses.areHeld();
    }

    private static boolean isReady(Member other, Member from) {
        return other.runs()
                && other.present() instanceof Backup backup
                && backup.learned().nanos() == from.plan().interval()
                && backup.active()
                        .filter(a -> a.address().equals(from.host.address))
                        .isPresent()
                && other.told().isPresent()
                && other.verdict().mayBecomeActive()
                && !other.addresses.refused
                && !from.addresses.refused
                && !other.addresses.areHeld();
    }

    private boolean wasDisturbed(Member other, Member from, long since) {
        return other.host.disturbedAt >= since
                || other.disturbedAt >= since
                || from.host.disturbedAt >= since
                || world.troubledAt(other.host, from.host) >= since;
    }

    @Override
    public void afterEvent(Group group) {
        HandOver handOver = running.get(group);
        if (handOver == null) {
            return;
        }
        boolean disturbed = false;
        boolean held = false;
        for (Member member : group.members) {
            held |= member.addresses.areHeld();
            disturbed |= member.addresses.refused || isDisturbedSince(handOver, member);
        }
        if (disturbed || world.now() > handOver.ends()) {
            running.remove(group);
        } else {
            world.require(Invariant.NO_PLANNED_GAP, held, group);
        }
    }

    private boolean isDisturbedSince(HandOver handOver, Member member) {
        for (Member other : member.group.members) {
            if (other != member && world.troubledAt(member.host, other.host) >= handOver.began()) {
                return true;
            }
        }
        return member.host.disturbedAt > handOver.began() || member.disturbedAt > handOver.began();
    }
}
