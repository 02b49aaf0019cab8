package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.SimulatedNode.SECOND;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;

/**
 * Three nodes, a network that loses, delays and doubles, and faults at random; all of it follows from the seed.
 *
 * <p>Faults happen for forty seconds; then everything is mended, and twenty seconds later the nodes must agree. {@link Invariants}
 * are checked after every event. To replay a failure, run the test with the seed that it printed.
 */
final class Simulation {
    private static final long FAULTS_END = 40 * SECOND;
    private static final long END = 60 * SECOND;

    private final long seed;
    private final Random random;
    private final Core core;
    private final Clockwork clockwork = new Clockwork();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Set<String> cuts = new HashSet<>();
    private final List<String> story = new ArrayList<>();
    private final Invariants invariants;
    private double loss;

    Simulation(long seed, Core core) {
        this.seed = seed;
        this.random = new Random(seed);
        this.core = core;
        Instances base = random.nextBoolean() ? Instances.v3() : Instances.v2();
        Instances common = base.version() == VrrpVersion.V3 && random.nextBoolean()
                ? base.interval(10 + random.nextInt(90))
                : base;
        boolean equal = random.nextInt(5) == 0;
        for (int i = 0; i < 3; i++) {
            Instances one = common.priority(equal ? 100 : 100 + 10 * i);
            Instances two = random.nextInt(4) == 0 ? one.nopreempt() : one;
            Instances three = random.nextInt(4) == 0 ? two.startsAsMaster() : two;
            nodes.add(new SimulatedNode(this, "n" + (i + 1), new Ipv4(0x0A000001 + i), three.setting()));
        }
        this.invariants = new Invariants(this, nodes);
    }

    long now() {
        return clockwork.now();
    }

    Clockwork clockwork() {
        return clockwork;
    }

    Core core() {
        return core;
    }

    void run() {
        nodes.forEach(n -> clockwork.at(random.nextInt(1000) * SECOND / 1000, n::start));
        for (long t = SECOND; t < FAULTS_END; t += SECOND / 4 + random.nextLong(3 * SECOND)) {
            clockwork.at(t, this::somethingHappens);
        }
        clockwork.at(FAULTS_END, this::mend);
        while (clockwork.step(END)) {
            invariants.afterEvent();
        }
        invariants.atEnd();
    }

    private void somethingHappens() {
        SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
        switch (random.nextInt(8)) {
            case 0 -> crash(node);
            case 1 -> losePower(node);
            case 2 -> freeze(node, SECOND / 10 + random.nextLong(8 * SECOND));
            case 3 -> cut(node);
            case 4 -> cuts.clear();
            case 5 -> loss = random.nextInt(40) / 100.0;
            case 6 -> stop(node);
            default -> loseAddress(node);
        }
    }

    private void crash(SimulatedNode node) {
        log(node + " crashes");
        node.crash();
        clockwork.at(now() + random.nextLong(5 * SECOND), () -> restart(node));
    }

    private void losePower(SimulatedNode node) {
        log(node + " loses power");
        node.losePower();
        clockwork.at(now() + SECOND + random.nextLong(8 * SECOND), () -> restart(node));
    }

    private void restart(SimulatedNode node) {
        if (node.state().isEmpty()) {
            log(node + " starts");
            node.start();
        }
    }

    private void freeze(SimulatedNode node, long length) {
        if (node.runs()) {
            log(node + " freezes for " + length / 1_000_000 + " ms");
            node.freeze();
            clockwork.at(now() + length, () -> {
                if (node.isFrozen()) {
                    log(node + " wakes");
                    node.wake();
                }
            });
        }
    }

    /** Cuts one direction between a node and another. */
    private void cut(SimulatedNode node) {
        SimulatedNode other = nodes.get(random.nextInt(nodes.size()));
        log("no packet gets from " + node + " to " + other);
        cuts.add(node + ">" + other);
    }

    private void stop(SimulatedNode node) {
        if (node.runs() && !isEnded(node)) {
            boolean wasActive = node.lastRole == Role.ACTIVE;
            log(node + " is stopped");
            node.feed(new RouterEvent.Stop(Cause.SHUTDOWN));
            check(!wasActive || node.releaseSent, node + " was Active and stopped without priority 0");
            clockwork.at(now() + 3 * SECOND + random.nextLong(4 * SECOND), () -> {
                if (node.runs() && isEnded(node)) {
                    check(!node.holdsAddress(), node + " stopped and keeps the address");
                    node.crash();
                    restart(node);
                }
            });
        }
    }

    private void loseAddress(SimulatedNode node) {
        if (node.runs() && node.holdsAddress()) {
            log("somebody removes the address from " + node);
            node.addressUntil = Long.MIN_VALUE;
            node.feed(SimulatedNode.addressLost());
        }
    }

    private void mend() {
        log("all is mended");
        cuts.clear();
        loss = 0;
        nodes.forEach(n -> {
            if (n.isFrozen()) {
                n.wake();
            }
            if (n.state().isEmpty() || isEnded(n)) {
                n.crash();
                restart(n);
            }
        });
    }

    static boolean isEnded(SimulatedNode node) {
        return node.state().orElseThrow() instanceof Initialize s && s.ended();
    }

    void send(SimulatedNode from, Advert advert) {
        log(from + " sends priority " + advert.priority());
        invariants.onAdvert(from, advert);
        for (SimulatedNode to : nodes) {
            if (to != from && !cuts.contains(from + ">" + to) && random.nextDouble() >= loss) {
                RouterEvent heard = new RouterEvent.AdvertHeard(advert, from.address);
                clockwork.at(now() + 50_000 + random.nextLong(2_000_000), () -> to.feed(heard));
                if (loss > 0 && random.nextInt(10) == 0) {
                    clockwork.at(now() + random.nextLong(5_000_000), () -> to.feed(heard));
                }
            }
        }
    }

    void log(String line) {
        story.add("%10.4f %s".formatted(now() / 1e9, line));
    }

    /** Fails with the seed first and what led to it after. */
    void check(boolean holds, String promise) {
        if (!holds) {
            int from = Math.max(0, story.size() - 60);
            throw new AssertionError("seed " + seed + " at " + now() / 1e9 + " s: " + promise + "\n"
                    + String.join("\n", story.subList(from, story.size())));
        }
    }
}
