package org.vipwarden.engine.vrrp.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vipwarden.engine.vrrp.Transition;

/** After the faults have ceased and every timer has had its time. */
final class RestWatch implements Watch {
    private final Simulation world;
    private final Map<Group, Integer> changes = new HashMap<>();
    private final Map<Group, Integer> changesAtRest = new HashMap<>();
    private final Map<Group, Long> looked = new HashMap<>();

    RestWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onTransition(Member member, Transition transition) {
        changes.merge(member.group, 1, Integer::sum);
    }

    @Override
    public void atRest(Group group) {
        List<Member> active = group.members.stream().filter(Member::isActive).toList();
        boolean decided = group.members.stream().noneMatch(this::mayStillChange);
        world.require(Invariant.SOMEBODY_IS_ACTIVE, active.size() == 1 || !active.isEmpty() && !decided, group);
        List<Member> holders =
                group.members.stream().filter(m -> m.addresses.areHeld()).toList();
        world.require(Invariant.ACTIVE_ALONE_HOLDS, holders.equals(active), group);
        if (active.size() == 1) {
            for (Member other : group.members) {
                world.require(Invariant.BEST_IS_ACTIVE, !shouldPreempt(other, active.get(0)), group);
            }
        }
        checkQuiet(group, decided);
    }

    private boolean shouldPreempt(Member other, Member active) {
        boolean may = other.plan().preempt() && !mayStillChange(other);
        return other != active && may && other.effective() > active.effective();
    }

    /** From the first look after the mending to the second. */
    private void checkQuiet(Group group, boolean decided) {
        int soFar = changes.getOrDefault(group, 0);
        Integer before = changesAtRest.put(group, soFar);
        boolean settled = isSecondLook(group) && before != null;
        if (settled && decided) {
            world.require(Invariant.QUIET_AT_REST, soFar == before, group);
        }
    }

    /** Whether this is the second look since the mending. */
    private boolean isSecondLook(Group group) {
        Long last = looked.put(group, world.chaos().mendedAt());
        return last != null && last == world.chaos().mendedAt();
    }

    /** A promise to yield that ended after the mending sets a better node free later than all else. */
    private boolean mayStillChange(Member member) {
        long until = member.present().conditions().yieldUntil();
        return until != Long.MIN_VALUE
                && member.host.worldTime(until) > world.chaos().mendedAt();
    }
}
