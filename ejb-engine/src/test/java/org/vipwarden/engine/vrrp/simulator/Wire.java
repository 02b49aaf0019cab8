package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/**
 * One network between the hosts: what it does to packets, and when it last did something to those between two hosts. There may be a
 * second one for adverts only, which has other addresses and no weather.
 */
final class Wire {
    /** So many paths adverts may have. */
    static final int MOST = 2;
    /** The path over the interface that the virtual addresses are on. */
    static final int MAIN = 0;

    static final int BESIDE = 1;
    private static final int TTL = 255;
    private static final long FASTEST = 50_000;
    private static final int SPREAD = 950_000;

    /** Of 100 packets, how many meet this. */
    int dropped;

    int duplicated;
    int delayed;
    int heldBack;
    int corrupted;

    private final Simulation world;
    private final int path;
    private final Random random;
    private final boolean[][] cut;
    private final boolean[] isolated;
    private final boolean[] lost;
    private final long[][] troubledAt;

    Wire(Simulation world, int path, Random random, int hosts) {
        this.world = world;
        this.path = path;
        this.random = random;
        cut = new boolean[hosts][hosts];
        isolated = new boolean[hosts];
        lost = new boolean[hosts];
        troubledAt = new long[hosts][hosts];
    }

    void cut(Host from, Host to) {
        cut[from.index][to.index] = true;
    }

    void isolate(Host host) {
        isolated[host.index] = true;
    }

    /** Nothing that a host sends or should hear here gets through. */
    void lose(Host host) {
        lost[host.index] = true;
    }

    void heal() {
        for (int i = 0; i < isolated.length; i++) {
            Arrays.fill(cut[i], false);
        }
        Arrays.fill(isolated, false);
        Arrays.fill(lost, false);
    }

    void calm() {
        heal();
        dropped = 0;
        duplicated = 0;
        delayed = 0;
        heldBack = 0;
        corrupted = 0;
    }

    /** When a packet between the two last met with something, in either direction. */
    long troubledAt(Host one, Host two) {
        return Math.max(troubledAt[one.index][two.index], troubledAt[two.index][one.index]);
    }

    private void trouble(Host from, Host to, FaultKind kind) {
        world.chaos().count(kind);
        troubledAt[from.index][to.index] = world.now();
    }

    void send(Member from, byte[] packet) {
        if (path == MAIN && !from.host.linkUp) {
            return;
        }
        for (Member to : from.group.members) {
            if (to != from) {
                transmit(from, to, packet);
            }
        }
    }

    private void transmit(Member from, Member to, byte[] packet) {
        Host one = from.host;
        Host two = to.host;
        int number = from.group.nextNumber(path, one, two);
        if (lost[one.index] || lost[two.index]) {
            trouble(one, two, FaultKind.PATH_LOSS);
        } else if (isolated[one.index] || isolated[two.index]) {
            trouble(one, two, FaultKind.ISOLATION);
        } else if (cut[one.index][two.index]) {
            trouble(one, two, FaultKind.ONE_WAY_CUT);
        } else if (befalls(dropped)) {
            trouble(one, two, FaultKind.DROP);
        } else {
            travel(from, to, number, befalls(corrupted) ? corrupt(one, two, packet) : packet);
        }
    }

    private boolean befalls(int of100) {
        return of100 > 0 && random.nextInt(100) < of100;
    }

    private byte[] corrupt(Host one, Host two, byte[] packet) {
        trouble(one, two, FaultKind.CORRUPT);
        byte[] wrong = packet.clone();
        int bit = random.nextInt(wrong.length * 8);
        wrong[bit / 8] ^= (byte) (1 << bit % 8);
        return wrong;
    }

    private void travel(Member from, Member to, int number, byte[] packet) {
        long arrival = world.now() + FASTEST + random.nextInt(SPREAD);
        if (befalls(heldBack)) {
            troubledAt[from.host.index][to.host.index] = world.now();
            long back = from.plan().interval() + random.nextLong(from.plan().interval());
            world.clockwork().at(arrival + back, () -> arrive(from, to, number, packet, false));
        } else if (befalls(delayed)) {
            troubledAt[from.host.index][to.host.index] = world.now();
            long late = MILLI + random.nextLong(80 * MILLI);
            long at = from.group.inOrder(path, from.host, to.host, arrival + late);
            world.clockwork().at(at, () -> arrive(from, to, number, packet, true));
        } else {
            long at = from.group.inOrder(path, from.host, to.host, arrival);
            world.clockwork().at(at, () -> arrive(from, to, number, packet, false));
        }
        if (befalls(duplicated)) {
            world.clockwork().after(random.nextLong(100 * MILLI), () -> {
                trouble(from.host, to.host, FaultKind.DUPLICATE);
                deliver(from.host, to, packet);
            });
        }
    }

    private void arrive(Member from, Member to, int number, byte[] packet, boolean late) {
        if (late) {
            trouble(from.host, to.host, FaultKind.DELAY);
        }
        if (from.group.isOvertaken(path, from.host, to.host, number)) {
            trouble(from.host, to.host, FaultKind.REORDER);
        }
        deliver(from.host, to, packet);
    }

    private void deliver(Host from, Member to, byte[] packet) {
        if (path == MAIN) {
            inject(to, packet, from.address, Ipv4.VRRP_GROUP, TTL);
        } else {
            to.host.packet(() -> to.receive(packet, from.beside, Ipv4.VRRP_GROUP, TTL, Optional.of(to.host.beside)));
        }
    }

    /** Puts a packet into a host's socket on the main path. */
    static void inject(Member to, byte[] packet, IpAddress source, IpAddress destination, int ttl) {
        if (to.host.linkUp) {
            to.host.packet(() -> to.receive(packet, source, destination, ttl, Optional.empty()));
        }
    }
}
