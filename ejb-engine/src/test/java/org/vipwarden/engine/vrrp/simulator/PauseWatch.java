package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Role;

/** A node that did not run must not act on what it believed before. */
final class PauseWatch implements Watch {
    private final Simulation world;

    PauseWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onStep(Happening what) {
        if (what.paused() && what.before().role() == Role.ACTIVE) {
            boolean silent =
                    !what.claims() && !what.has(Effect.Announce.class) && !what.has(Effect.HoldAddresses.class);
            boolean left = what.after().role() != Role.ACTIVE && what.indexOf(Effect.DropAddresses.class) == 0;
            world.require(Invariant.PAUSE_GIVES_UP, silent && left, what);
        }
    }

    /**
     * Who was Active when it fell asleep does not claim the addresses in the moment in which it wakes. Only an owner may: it waits
     * for nobody when the policy lets it join.
     */
    @Override
    public void onAdvert(Member from, Priority priority) {
        if (priority.isRelease()) {
            return;
        }
        boolean wakes = from.host.wokenAt() == world.now()
                && from.wasActiveBeforeSleep()
                && !from.plan().isOwner();
        if (wakes) {
            boolean sleptLong = from.host.sleptFor() > from.longestSleep();
            world.require(Invariant.SILENT_AFTER_WAKING, !sleptLong, from);
        }
    }
}
