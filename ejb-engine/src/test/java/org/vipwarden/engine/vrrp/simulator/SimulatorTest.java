package org.vipwarden.engine.vrrp.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/**
 * Runs the production state machine through random faults. {@code -Dsimulator.seeds=N} runs more seeds, {@code
 * -Dsimulator.seed=N} one.
 */
class SimulatorTest {
    private static final int SEEDS = Integer.getInteger("simulator.seeds", 500);

    @Test
    void noScheduleOfFaultsBreaksThePromises() {
        Long one = Long.getLong("simulator.seed");
        LongStream seeds = one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);
        seeds.forEach(seed -> new Simulation(seed, VirtualRouter::on).run());
    }

    /** State machines with one fault each; a simulator that finds nothing in them would be worth nothing. */
    static Stream<Map.Entry<String, Core>> plantedFaults() {
        return Map.<String, Core>of(
                "ignoresHigherPriority",
                (s, e, now) -> s instanceof Active && e instanceof AdvertHeard
                        ? new Step(s, List.of())
                        : VirtualRouter.on(s, e, now),
                "keepsAddressesWhenItGivesWay",
                (s, e, now) -> without(VirtualRouter.on(s, e, now), Effect.DropAddresses.class::isInstance),
                "forgetsToRenewTheLease",
                (s, e, now) -> s instanceof Active
                        ? without(VirtualRouter.on(s, e, now), Effect.HoldAddresses.class::isInstance)
                        : VirtualRouter.on(s, e, now),
                "sendsNoPriorityZero",
                (s, e, now) -> e instanceof RouterEvent.Stop
                        ? without(VirtualRouter.on(s, e, now), Effect.SendAdvert.class::isInstance)
                        : VirtualRouter.on(s, e, now),
                "goesOnAfterAPause",
                (s, e, now) -> e.meet(s, now),
                "neverPreempts",
                (s, e, now) -> s instanceof Backup && e instanceof AdvertHeard heard
                        ? VirtualRouter.on(
                                s,
                                new AdvertHeard(
                                        new Advert(
                                                heard.advert().version(),
                                                heard.advert().vrid(),
                                                heard.advert().priority().isRelease()
                                                        ? heard.advert().priority()
                                                        : new Priority(254),
                                                heard.advert().interval(),
                                                heard.advert().addresses()),
                                        heard.source()),
                                now)
                        : VirtualRouter.on(s, e, now),
                "resignsForEver",
                (s, e, now) -> s instanceof Resigning r && e instanceof RouterEvent.TimerDue
                        ? new Step(
                                new Resigning(r.setting(), r.conditions(), now + 10_000_000_000L, r.purpose()),
                                List.of())
                        : VirtualRouter.on(s, e, now))
                .entrySet()
                .stream();
    }

    private static Step without(Step step, Predicate<Effect> unwanted) {
        return new Step(
                step.state(), step.effects().stream().filter(unwanted.negate()).toList());
    }

    @ParameterizedTest
    @MethodSource("plantedFaults")
    void aPlantedFaultIsFound(Map.Entry<String, Core> fault) {
        boolean found = LongStream.range(0, 200).anyMatch(seed -> breaks(seed, fault.getValue()));
        assertThat(found).as("the simulator finds %s", fault.getKey()).isTrue();
    }

    private static boolean breaks(long seed, Core core) {
        try {
            new Simulation(seed, core).run();
            return false;
        } catch (AssertionError expected) {
            return true;
        }
    }
}
