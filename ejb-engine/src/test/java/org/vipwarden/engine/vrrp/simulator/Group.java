package org.vipwarden.engine.vrrp.simulator;

import java.util.ArrayList;
import java.util.List;

/** A virtual router: one {@link Member} on each host, and the packets between them. */
final class Group {
    final int index;
    final List<Member> members = new ArrayList<>();
    private final long[][][] lastArrival;
    private final int[][][] sent;
    private final int[][][] arrived;

    Group(int index, int hosts) {
        this.index = index;
        lastArrival = new long[Wire.MOST][hosts][hosts];
        sent = new int[Wire.MOST][hosts][hosts];
        arrived = new int[Wire.MOST][hosts][hosts];
    }

    /** A packet that is not held back does not overtake the one before it. */
    long inOrder(int path, Host from, Host to, long arrival) {
        long at = Math.max(arrival, lastArrival[path][from.index][to.index] + 1);
        lastArrival[path][from.index][to.index] = at;
        return at;
    }

    int nextNumber(int path, Host from, Host to) {
        return ++sent[path][from.index][to.index];
    }

    /** Whether the packet of this number was overtaken. */
    boolean isOvertaken(int path, Host from, Host to, int number) {
        int last = arrived[path][from.index][to.index];
        arrived[path][from.index][to.index] = Math.max(last, number);
        return number < last;
    }

    long slowestInterval() {
        long slowest = 0;
        for (Member member : members) {
            slowest = Math.max(slowest, member.plan().interval());
        }
        return slowest;
    }

    boolean hasTwoOwners() {
        return members.stream().filter(m -> m.plan().isOwner()).count() > 1;
    }

    @Override
    public String toString() {
        return "virtual router " + index + " "
                + members.stream().map(Member::describe).toList();
    }
}
