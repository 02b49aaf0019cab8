package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;
import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One run: a cluster, two rounds of faults, and a rest after each in which the nodes must agree. All of it follows from the seed.
 *
 * <p>{@link Invariant}s are checked after every event. To see what led to a failure, run the same seed with words.
 */
final class Simulation {
    /** A timer of a quiet node runs this late at most. */
    static final long MAX_LATENESS = 8 * MILLI;

    private static final int ROUNDS = 3;
    /** A state machine that is wrong may send without end. */
    private static final int MOST_BREACHES = 500;

    private final Core core;
    private final Random random;
    private final Clockwork clockwork = new Clockwork();
    private final Trace trace;
    private final Tally tally;
    private final boolean goOn;
    private int breaches;
    private final Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    private final List<Host> hosts;
    private final List<Group> groups;
    private final Wire wire;
    private final Optional<Wire> beside;
    private final Chaos chaos;
    private final List<Watch> watches;

    /**
     * @param goOn whether the run goes on after a broken invariant, to see which others break
     */
    Simulation(long seed, Core core, Tally tally, boolean words, boolean goOn) {
        this.core = core;
        this.tally = tally;
        this.goOn = goOn;
        this.trace = new Trace(words);
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        Cluster cluster = new Cluster(this, random);
        this.hosts = cluster.hosts();
        this.groups = cluster.groups();
        this.wire = new Wire(this, Wire.MAIN, new Random(random.nextLong()), hosts.size());
        this.chaos = new Chaos(this, new Random(random.nextLong()));
        Random second = new Random(random.nextLong());
        this.beside = second.nextInt(3) == 0
                ? Optional.of(new Wire(this, Wire.BESIDE, second, hosts.size()))
                : Optional.empty();
        this.watches = List.of(
                new PauseWatch(this),
                new EffectWatch(this),
                new PolicyWatch(this),
                new TimerWatch(this),
                new TransitionWatch(this),
                new HolderWatch(this),
                new HandOverWatch(this),
                new PathsWatch(this),
                new RestWatch(this));
    }

    /** Runs it all. Throws {@link Broken} at the first broken invariant, unless it is to go on. */
    void run() {
        groups.forEach(g -> trace.note(0, g.index, g::toString));
        hosts.forEach(h -> clockwork.at(random.nextLong(SECOND), () -> {
            if (!h.isAlive()) {
                h.start();
            }
        }));
        for (int round = 0; round < ROUNDS; round++) {
            long faultsEnd = now() + 10 * SECOND + random.nextLong(15 * SECOND);
            chaos.plan(now() + SECOND, faultsEnd);
            runUntil(faultsEnd);
            chaos.mend();
            runUntil(now() + timeToDecide());
            atRest();
            runUntil(now() + 4 * SECOND);
            atRest();
            chaos.begin();
        }
    }

    private void atRest() {
        for (Group group : groups) {
            watches.forEach(w -> w.atRest(group));
        }
    }

    private void runUntil(long end) {
        while (clockwork.step(end)) {
            for (int g = 0; g < groups.size(); g++) {
                for (int w = 0; w < watches.size(); w++) {
                    watches.get(w).afterEvent(groups.get(g));
                }
            }
        }
    }

    /**
     * The longest that it may take from the last fault to the last decision: a hand-over under way, the wait for a first verdict, a
     * Backup that waits, one that took over too early and is preempted after a delay.
     */
    private long timeToDecide() {
        long slowest = groups.stream().mapToLong(Group::slowestInterval).max().orElseThrow();
        return SECOND
                + Member.VERDICT_PATIENCE
                + 2 * (3 * slowest + Math.max(slowest, SECOND))
                + Chaos.LONGEST_PREEMPT_DELAY
                + SECOND;
    }

    // ---- what the parts ask for

    /**
     * Checks an invariant.
     *
     * @param about what it is about; looked at only when it is broken
     */
    void require(Invariant invariant, boolean holds, Object about) {
        tally.checked(invariant);
        if (!holds) {
            broken.add(invariant);
            trace.note(now(), invariant.name().hashCode(), () -> "BROKEN: " + invariant + ": " + about);
            if (!goOn || ++breaches > MOST_BREACHES) {
                throw new Broken(invariant, "at %.4f s: ".formatted(now() / 1e9) + about);
            }
        }
    }

    /** How late a timer runs this time: mostly hardly at all. */
    long lateness() {
        return random.nextInt(10) < 7 ? random.nextInt(200_000) : random.nextLong(MAX_LATENESS);
    }

    Set<Invariant> broken() {
        return broken;
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

    Random random() {
        return random;
    }

    Trace trace() {
        return trace;
    }

    Tally tally() {
        return tally;
    }

    Wire wire() {
        return wire;
    }

    /** The second path; empty in a cluster that has only one. */
    Optional<Wire> beside() {
        return beside;
    }

    /** When a packet between two hosts last met with something, on any path. */
    long troubledAt(Host one, Host two) {
        long main = wire.troubledAt(one, two);
        return beside.map(w -> Math.max(main, w.troubledAt(one, two))).orElse(main);
    }

    Chaos chaos() {
        return chaos;
    }

    List<Host> hosts() {
        return hosts;
    }

    List<Group> groups() {
        return groups;
    }

    List<Watch> watches() {
        return watches;
    }
}
