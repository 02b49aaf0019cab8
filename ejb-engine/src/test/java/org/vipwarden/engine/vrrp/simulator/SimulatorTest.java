package org.vipwarden.engine.vrrp.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the production state machine through random faults.
 *
 * <p>{@code -Dsimulator.seeds=N} runs N seeds, {@code -Dsimulator.from=N} begins with another than 0, {@code -Dsimulator.seed=N} runs
 * one and prints everything that happens in it.
 */
class SimulatorTest {
    private static final int SEEDS = Integer.getInteger("simulator.seeds", 2000);
    private static final long FROM = Long.getLong("simulator.from", 0);
    /** With fewer seeds than this, a rare kind of fault need not happen. */
    private static final int ENOUGH = 1000;

    @Test
    void noScheduleOfFaultsBreaksAnInvariant() {
        Tally tally = new Tally();
        Long one = Long.getLong("simulator.seed");
        if (one != null) {
            Simulation run = new Simulation(one, Core.PRODUCTION, tally, true, false);
            run(one, run);
            run.trace().lines().forEach(System.out::println);
            return;
        }
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            run(seed, new Simulation(seed, Core.PRODUCTION, tally, false, false));
        }
        System.out.println(SEEDS + " seeds from " + FROM + ".\n" + tally);
        if (SEEDS >= ENOUGH) {
            assertThat(tally.neverHappened())
                    .as("kinds of fault that never happened")
                    .isEmpty();
            assertThat(tally.neverChecked())
                    .as("invariants that were never checked")
                    .isEmpty();
        }
    }

    private static void run(long seed, Simulation simulation) {
        try {
            simulation.run();
        } catch (Broken broken) {
            throw new AssertionError(story(seed, broken), broken);
        }
    }

    /** The seed first, then what is broken, then the cluster and what led to it: the same run once more, with words. */
    private static String story(long seed, Broken broken) {
        Simulation again = new Simulation(seed, Core.PRODUCTION, new Tally(), true, true);
        again.run();
        List<String> lines = again.trace().lines();
        int end = 1;
        while (end < lines.size() && !lines.get(end - 1).contains("BROKEN")) {
            end++;
        }
        Stream<String> told =
                Stream.concat(lines.stream().limit(3), lines.subList(Math.max(3, end - 80), end).stream());
        return "seed " + seed + ": " + broken.getMessage()
                + "\nTo see all of it: -Dtest=SimulatorTest -Dsimulator.seed=" + seed + "\n"
                + String.join("\n", told.toList());
    }

    @Test
    void aSeedIsTheSameRunEveryTime() {
        for (long seed = 0; seed < 40; seed++) {
            long plain = hash(seed, false);
            assertThat(hash(seed, false)).as("seed %s", seed).isEqualTo(plain);
            assertThat(hash(seed, true)).as("seed %s, with words", seed).isEqualTo(plain);
            assertThat(hash(seed + 1, false)).as("the seed after %s", seed).isNotEqualTo(plain);
        }
    }

    private static long hash(long seed, boolean words) {
        Simulation simulation = new Simulation(seed, Core.PRODUCTION, new Tally(), words, false);
        simulation.run();
        return simulation.trace().hash();
    }
}
