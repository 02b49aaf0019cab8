package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;

/** What the policy, the kernel and the administrator said is done. */
final class PolicyWatch implements Watch {
    private final Simulation world;

    PolicyWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onStep(Happening what) {
        Member member = what.member();
        if (what.takesOver()) {
            boolean waited = what.now() - member.startedAt() >= Member.VERDICT_PATIENCE;
            boolean may = member.told().isPresent() ? member.verdict().mayBecomeActive() : waited;
            world.require(Invariant.HOLD_OFF_OBEYED, may, what);
        }
        if (what.before() instanceof Initialize before && before.ended()) {
            boolean still =
                    what.step().effects().isEmpty() && what.after() instanceof Initialize after && after.ended();
            world.require(Invariant.ENDED_STAYS_ENDED, still, what);
        }
        boolean byItself = what.before() instanceof Resigning && !(what.event() instanceof AdvertHeard);
        if (byItself
                && !what.paused()
                && !member.wasStopped()
                && !isHindered(what.after().conditions())) {
            world.require(Invariant.STAYS_WHEN_ALONE, what.after().role() == Role.ACTIVE, what);
        }
    }

    private static boolean isHindered(Conditions conditions) {
        return !conditions.linkUp()
                || conditions.primary().isEmpty()
                || conditions.verdict().mustRelease();
    }

    @Override
    public void afterEvent(Group group) {
        for (Member member : group.members) {
            if (member.runs()) {
                check(member, member.present());
            }
        }
    }

    private void check(Member member, RouterState state) {
        boolean out = state instanceof Initialize;
        boolean linked = member.host.linkUp && member.host.hasAddress;
        boolean release = member.verdict().mustRelease();
        world.require(Invariant.NO_ROLE_WITHOUT_LINK, linked || out, member);
        world.require(Invariant.RELEASE_OBEYED, !release || out, member);
        world.require(Invariant.REJOINS, !out || !linked || release || member.wasStopped(), member);
        Conditions known = state.conditions();
        boolean remembers = known.linkUp() == member.host.linkUp
                && known.primary().isPresent() == member.host.hasAddress
                && known.standing().equals(member.told());
        world.require(Invariant.REMEMBERS_WHAT_IT_WAS_TOLD, remembers || member.isEnded(), member);
    }
}
