package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vipwarden.engine.vrrp.Role;

/** Who has the addresses. */
final class HolderWatch implements Watch {
    /** For the wire and for timers that run late. */
    private static final long SLACK = 50 * MILLI;

    private final Simulation world;
    private final Map<Group, long[][]> overlaps = new HashMap<>();

    HolderWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void afterEvent(Group group) {
        List<Member> members = group.members;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            checkLease(member);
            if (member.runs()) {
                checkState(member);
            }
        }
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                checkPair(group, members.get(i), members.get(j));
            }
        }
    }

    private void checkLease(Member member) {
        boolean held = member.addresses.areHeld();
        long since = world.now() - member.host.ranUntil();
        world.require(Invariant.LEASE_ENDS, !held || since <= member.addresses.longestLease(), member);
    }

    private void checkState(Member member) {
        boolean held = member.addresses.areHeld();
        if (member.isReallyActive()) {
            boolean excused = member.addresses.refused || member.addresses.lossIsUnderWay();
            world.require(Invariant.ACTIVE_HOLDS, held || excused, member);
        } else if (member.present().role() != Role.ACTIVE) {
            world.require(Invariant.ONLY_ACTIVE_HOLDS, !held, member);
        }
    }

    /** For how long both have held the addresses while they could hear each other. */
    private void checkPair(Group group, Member one, Member two) {
        int size = group.members.size();
        long[] since = overlaps.computeIfAbsent(group, g -> new long[size][size])[one.host.index];
        int other = two.host.index;
        if (!holdsAwake(one) || !holdsAwake(two)) {
            since[other] = world.now();
            return;
        }
        since[other] = Math.max(since[other], disturbedAt(one, two));
        world.require(Invariant.ONE_HOLDER, world.now() - since[other] <= longestOverlap(group, one, two), group);
    }

    private static boolean holdsAwake(Member member) {
        return member.isActive() && member.addresses.areHeld();
    }

    private long disturbedAt(Member one, Member two) {
        long hosts = Math.max(one.host.disturbedAt, two.host.disturbedAt);
        long members = Math.max(one.disturbedAt, two.disturbedAt);
        return Math.max(Math.max(hosts, members), world.troubledAt(one.host, two.host));
    }

    /** One hears the other after an interval of it; two owners need longer to see that the other stays. */
    private static long longestOverlap(Group group, Member one, Member two) {
        long interval = Math.max(one.plan().interval(), two.plan().interval());
        long resigning = one.isResigning() || two.isResigning()
                ? Math.max(one.plan().resigning(), two.plan().resigning())
                : 0;
        return (group.hasTwoOwners() ? 6 * interval : interval) + resigning + SLACK;
    }
}
