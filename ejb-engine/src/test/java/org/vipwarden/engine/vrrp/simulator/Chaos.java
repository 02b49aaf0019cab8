package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;
import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws what goes wrong and when. Each seed uses some of the kinds only, so that some runs are full of one thing.
 *
 * <p>To add a kind: a constant in {@link FaultKind}, a case here, and {@link #count} where it has happened.
 */
final class Chaos {
    /** The longest preempt delay that a verdict asks for. */
    static final long LONGEST_PREEMPT_DELAY = 3 * SECOND;

    private final Simulation world;
    private final Random random;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final NodeFaults nodes;
    private final PolicyFaults policy;
    private final NetworkFaults network;
    private boolean calm;
    private long mendedAt;

    Chaos(Simulation world, Random random) {
        this.world = world;
        this.random = random;
        int of4 = 1 + random.nextInt(4);
        for (FaultKind kind : FaultKind.values()) {
            if (random.nextInt(4) < of4) {
                kinds.add(kind);
            }
        }
        nodes = new NodeFaults(world, random);
        policy = new PolicyFaults(world, random);
        network = new NetworkFaults(world, random);
    }

    void count(FaultKind kind) {
        world.tally().happened(kind);
    }

    /** Whether all was mended and nothing new has begun. */
    boolean isCalm() {
        return calm;
    }

    long mendedAt() {
        return mendedAt;
    }

    boolean uses(FaultKind kind) {
        return kinds.contains(kind);
    }

    void plan(long from, long to) {
        for (long t = from; t < to; t += SECOND / 5 + random.nextLong(2 * SECOND)) {
            world.clockwork().at(t, this::somethingHappens);
        }
    }

    private void somethingHappens() {
        if (kinds.isEmpty()) {
            return;
        }
        FaultKind kind = kinds.get(random.nextInt(kinds.size()));
        Host host = world.hosts().get(random.nextInt(world.hosts().size()));
        world.trace().note(world.now(), kind.name().hashCode() * 10L + host.index, () -> "* " + kind + " " + host);
        switch (kind) {
            case DROP, DUPLICATE, REORDER, DELAY, CORRUPT -> network.weather(kind);
            case FOREIGN -> network.foreign(host);
            case ONE_WAY_CUT, ISOLATION -> network.cut(kind, host);
            case PATH_LOSS -> network.losePath(host);
            case LATENESS -> nodes.freeze(kind, host, 5 * MILLI, 35 * MILLI);
            case PAUSE -> nodes.freeze(kind, host, 100 * MILLI, 9 * SECOND);
            case CRASH, POWER_LOSS, OLD_CONFIGURATION -> nodes.kill(kind, host);
            case WALL_CLOCK_JUMP -> nodes.setWallClock(host);
            case LINK_FLAP, NO_PRIMARY_ADDRESS -> nodes.flap(kind, host);
            case KERNEL_REFUSAL -> nodes.refuse(host);
            case ADDRESS_REMOVED -> nodes.removeAddress();
            case VERDICT_LATE, VERDICT_NEVER -> nodes.kill(FaultKind.CRASH, host);
            case VERDICT_PRIORITY, VERDICT_PREEMPT_DELAY, VERDICT_HOLD_OFF, VERDICT_RELEASE ->
                policy.decide(kind, host);
            case STOP -> nodes.stop(host);
            case STEP_ASIDE -> policy.stepAside();
            case RELOAD -> policy.reload();
        }
    }

    /** The policy's first word to a router that has just started. */
    void firstVerdict(Member member) {
        policy.first(member);
    }

    /** Starts a host whose process has ended, at once when all is to be mended. */
    void restartLater(Host host) {
        nodes.restart(host, calm ? 100 * MILLI : 300 * MILLI + random.nextLong(4 * SECOND));
    }

    /** The same for one virtual router. */
    void reviveLater(Member member) {
        nodes.revive(member, calm ? 100 * MILLI : 300 * MILLI + random.nextLong(4 * SECOND));
    }

    /** Ends every fault. */
    void mend() {
        calm = true;
        mendedAt = world.now();
        world.trace().note(world.now(), 6_000_000, () -> "* all is mended");
        world.wire().calm();
        world.beside().ifPresent(Wire::calm);
        nodes.mend();
        policy.mend();
    }

    void begin() {
        calm = false;
    }
}
