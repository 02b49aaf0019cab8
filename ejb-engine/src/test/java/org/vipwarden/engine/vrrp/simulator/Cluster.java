package org.vipwarden.engine.vrrp.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vipwarden.engine.unit.VrrpVersion;

/** Draws two to five hosts and one to three virtual routers on them. */
final class Cluster {
    private static final int[] INTERVALS_OF_V3 = {10, 20, 50, 100, 100, 150};
    private static final int[] INTERVALS_OF_V2 = {100, 100, 200};

    private final Simulation world;
    private final Random random;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    Cluster(Simulation world, Random random) {
        this.world = world;
        this.random = random;
        int size = 2 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            // A clock may begin below zero.
            hosts.add(new Host(world, i, random.nextLong(2_000_000_000_000_000L) - 1_000_000_000_000_000L));
        }
        int routers = oneOf(5) ? 3 : oneOf(3) ? 2 : 1;
        for (int i = 0; i < routers; i++) {
            addGroup(i);
        }
    }

    List<Host> hosts() {
        return List.copyOf(hosts);
    }

    List<Group> groups() {
        return List.copyOf(groups);
    }

    private boolean oneOf(int n) {
        return random.nextInt(n) == 0;
    }

    private void addGroup(int index) {
        Group group = new Group(index, hosts.size());
        VrrpVersion version = oneOf(3) ? VrrpVersion.V2 : VrrpVersion.V3;
        int interval = interval(version);
        boolean mixed = version == VrrpVersion.V3 && oneOf(3);
        int owner = oneOf(6) ? random.nextInt(hosts.size()) : -1;
        int secondOwner = owner >= 0 && oneOf(5) ? random.nextInt(hosts.size()) : -1;
        boolean equal = oneOf(5);
        for (Host host : hosts) {
            int priority = equal ? 100 : 40 + random.nextInt(200);
            boolean owns = host.index == owner || host.index == secondOwner;
            RouterPlan plan = new RouterPlan(
                    version,
                    owns ? RouterPlan.OWNER : priority,
                    mixed ? interval(version) : interval,
                    owns || !oneOf(4),
                    oneOf(4));
            Member member = new Member(world, host, group, plan);
            group.members.add(member);
            host.members.add(member);
        }
        groups.add(group);
    }

    private int interval(VrrpVersion version) {
        int[] choice = version == VrrpVersion.V2 ? INTERVALS_OF_V2 : INTERVALS_OF_V3;
        return choice[random.nextInt(choice.length)];
    }
}
