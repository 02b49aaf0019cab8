package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.util.List;
import java.util.Random;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Cause;

/** What happens to machines, processes and kernels. */
final class NodeFaults {
    private final Simulation world;
    private final Random random;

    NodeFaults(Simulation world, Random random) {
        this.world = world;
        this.random = random;
    }

    private void count(FaultKind kind) {
        world.chaos().count(kind);
    }

    void freeze(FaultKind kind, Host host, long least, long spread) {
        if (!host.runs()) {
            return;
        }
        count(kind);
        host.freeze();
        world.clockwork().after(least + random.nextLong(spread), () -> wake(host));
    }

    private void wake(Host host) {
        if (host.isFrozen()) {
            world.trace().note(world.now(), 5_000_000 + host.index, () -> host + " wakes");
            host.wake();
        }
    }

    void kill(FaultKind kind, Host host) {
        if (!host.isAlive()) {
            return;
        }
        count(kind);
        host.die();
        if (kind == FaultKind.POWER_LOSS) {
            host.members.forEach(m -> m.addresses.drop());
        }
        if (kind == FaultKind.OLD_CONFIGURATION) {
            host.members.forEach(NodeFaults::takeOldPlan);
        }
        world.chaos().restartLater(host);
    }

    /** All but the interval of version 2, which the whole cluster must agree on. */
    private static void takeOldPlan(Member member) {
        RouterPlan first = member.firstPlan;
        member.file(
                first.version() == VrrpVersion.V2
                        ? first.withInterval(member.filed().centiseconds())
                        : first);
    }

    void restart(Host host, long delay) {
        world.clockwork().after(delay, () -> {
            if (!host.isAlive()) {
                world.trace().note(world.now(), 4_000_000 + host.index, () -> host + " starts");
                host.start();
            }
        });
    }

    void setWallClock(Host host) {
        count(FaultKind.WALL_CLOCK_JUMP);
        host.setWallClock((random.nextInt(200) - 100) * (100 * SECOND));
    }

    void flap(FaultKind kind, Host host) {
        if (!host.linkUp || !host.hasAddress) {
            return;
        }
        count(kind);
        host.setLink(kind != FaultKind.LINK_FLAP, kind != FaultKind.NO_PRIMARY_ADDRESS);
        world.clockwork().after(SECOND / 20 + random.nextLong(5 * SECOND), () -> host.setLink(true, true));
    }

    /** The host's kernel does not take or renew the addresses for a while; counted when it is asked. */
    void refuse(Host host) {
        host.members.forEach(m -> m.addresses.refused = true);
        host.disturbedAt = world.now();
        world.clockwork().after(SECOND / 2 + random.nextLong(6 * SECOND), () -> accept(host));
    }

    private static void accept(Host host) {
        host.members.forEach(m -> m.addresses.refused = false);
    }

    void removeAddress() {
        List<Member> holders = world.groups().get(random.nextInt(world.groups().size())).members.stream()
                .filter(m -> m.addresses.areHeld())
                .toList();
        if (!holders.isEmpty()) {
            count(FaultKind.ADDRESS_REMOVED);
            Member holder = holders.get(random.nextInt(holders.size()));
            holder.host.disturbedAt = world.now();
            holder.addresses.lose();
        }
    }

    /** Stops a node, or one of its virtual routers only, which then comes back. */
    void stop(Host host) {
        if (!host.runs()) {
            return;
        }
        count(FaultKind.STOP);
        if (random.nextInt(3) > 0) {
            host.mail(() -> host.members.forEach(m -> m.stop(Cause.SHUTDOWN)));
            return;
        }
        Member member = host.members.get(random.nextInt(host.members.size()));
        host.mail(() -> member.stop(Cause.DELETED));
    }

    /** Starts one virtual router anew that was taken out of the configuration, and is in it again. */
    void revive(Member member, long delay) {
        world.clockwork().after(delay, () -> member.host.mail(() -> revive(member)));
    }

    private static void revive(Member member) {
        if (member.isEnded()) {
            member.start();
        }
    }

    void mend() {
        for (Host host : world.hosts()) {
            accept(host);
            host.setLink(true, true);
            wake(host);
            if (host.isAlive()) {
                host.members.forEach(NodeFaults::revive);
            } else {
                host.start();
            }
        }
    }
}
