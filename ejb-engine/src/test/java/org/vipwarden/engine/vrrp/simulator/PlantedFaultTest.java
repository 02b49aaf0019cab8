package org.vipwarden.engine.vrrp.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The simulator is worth as much as what it finds: state machines with one mistake each. */
class PlantedFaultTest {
    /** After so many seeds without a broken invariant a fault counts as not found. */
    private static final int PATIENCE = 400;

    private record Caught(PlantedFault fault, Invariant by, long seed, int seeds) {
        @Override
        public String toString() {
            return "%-68s %-31s %5d %6d".formatted(fault, by, seed, seeds);
        }
    }

    @Test
    void everyPlantedFaultIsCaught() {
        List<Caught> table = new ArrayList<>();
        List<PlantedFault> missed = new ArrayList<>();
        for (PlantedFault fault : PlantedFault.all()) {
            caught(fault).ifPresentOrElse(table::add, () -> missed.add(fault));
        }
        System.out.println("%-68s %-31s %5s %6s".formatted("planted fault", "caught by", "seed", "seeds"));
        table.forEach(System.out::println);
        System.out.println(table.size() + " of " + (table.size() + missed.size()) + " planted faults were caught");
        assertThat(missed).as("planted faults that no invariant caught").isEmpty();
        assertThat(table).hasSizeGreaterThan(30);
    }

    private static Optional<Caught> caught(PlantedFault fault) {
        for (int seed = 0; seed < PATIENCE; seed++) {
            Optional<Broken> broken = broken(fault, seed);
            if (broken.isPresent()) {
                return Optional.of(new Caught(fault, broken.get().invariant(), seed, seed + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> broken(PlantedFault fault, long seed) {
        try {
            new Simulation(seed, fault.core(), new Tally(), false, false).run();
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(broken);
        }
    }

    /** An invariant that nothing can break would say nothing. */
    @Test
    void everyInvariantIsBrokenBySomePlantedFault() {
        Set<Invariant> whole = EnumSet.allOf(Invariant.class);
        for (int seed = 0; seed < PATIENCE && !whole.isEmpty(); seed++) {
            for (PlantedFault fault : PlantedFault.all()) {
                whole.removeAll(allBroken(fault, seed));
            }
        }
        assertThat(whole).as("invariants that no planted fault breaks").isEmpty();
    }

    private static Set<Invariant> allBroken(PlantedFault fault, long seed) {
        Simulation simulation = new Simulation(seed, fault.core(), new Tally(), false, true);
        try {
            simulation.run();
        } catch (Broken tooOften) {
            // It has seen enough.
        }
        return simulation.broken();
    }

    @Test
    void aFailureIsTheSameEveryTime() {
        for (PlantedFault fault : ElectionMistakes.all()) {
            for (int seed = 0; seed < 4; seed++) {
                Simulation first = new Simulation(seed, fault.core(), new Tally(), false, false);
                Simulation second = new Simulation(seed, fault.core(), new Tally(), true, false);
                assertThat(end(second)).as("%s, seed %s", fault, seed).isEqualTo(end(first));
                assertThat(second.trace().hash())
                        .as("%s, seed %s", fault, seed)
                        .isEqualTo(first.trace().hash());
            }
        }
    }

    private static String end(Simulation simulation) {
        try {
            simulation.run();
            return "nothing found";
        } catch (Broken broken) {
            return broken.getMessage();
        }
    }
}
