package org.vipwarden.engine.vrrp.simulator;

import java.util.List;
import java.util.stream.Stream;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/**
 * The state machine of production with one mistake in it. A simulator that finds nothing in one of these would be worth nothing.
 *
 * <p>To add one: a line in the list of its kind, {@link TimerMistakes}, {@link ElectionMistakes}, {@link AddressMistakes}, {@link
 * MessageMistakes}, {@link PolicyMistakes} or {@link PathMistakes}. Production knows nothing of them.
 *
 * @param words what is wrong
 */
record PlantedFault(String words, Core core) {

    /** What is made of the right step. */
    @FunctionalInterface
    interface Distortion {
        Step of(Step right, RouterState before, RouterEvent event, long now);
    }

    static List<PlantedFault> all() {
        return Stream.of(
                        TimerMistakes.all(),
                        ElectionMistakes.all(),
                        AddressMistakes.all(),
                        MessageMistakes.all(),
                        PolicyMistakes.all(),
                        PathMistakes.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Takes the right step and distorts it. */
    static PlantedFault after(String words, Distortion distortion) {
        return new PlantedFault(words, new Core() {
            @Override
            public Step on(RouterState state, RouterEvent event, Moment at) {
                Step right = VirtualRouter.on(state, event, at.now());
                return distortion.of(right, state, event, at.now());
            }
        });
    }

    @Override
    public String toString() {
        return words;
    }
}
