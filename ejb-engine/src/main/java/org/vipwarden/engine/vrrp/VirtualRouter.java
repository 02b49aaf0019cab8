package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Priority;

/**
 * A virtual router as a function: {@code (state, event, now) -> (state, effects)}.
 *
 * <p>It never touches the world: time is a parameter, and what is to be done is an answer. The same function runs in production, in
 * the tests and in the simulator.
 */
public final class VirtualRouter {

    private VirtualRouter() {}

    /** The first step of a virtual router: it joins, or waits in Initialize for what it lacks. */
    public static Step start(Setting setting, Conditions conditions, long now) {
        return Edges.start(setting, conditions, now);
    }

    /**
     * What an event makes of a state.
     *
     * <p>An event that comes so long after the state's own timer was due that the last advert is older than Active_Down_Interval
     * shows that this node has not run (a suspended machine, a stopped process, a long collection of garbage). It first gives up
     * what somebody else may hold by now, and only then looks at the event.
     */
    public static Step on(RouterState state, RouterEvent event, long now) {
        Step woken = wake(state, now);
        return event.meet(woken.state(), now).following(woken);
    }

    private static Step wake(RouterState state, long now) {
        long late = state.due() == Long.MAX_VALUE ? 0 : now - state.due();
        return late <= pauseLimit(state.setting(), state.conditions()) ? Step.stay(state) : state.onPause(late, now);
    }

    /**
     * How late a timer may be: the next advert was due one interval after the last, and a peer took over no sooner than its
     * Active_Down_Interval. Its priority is not known; that of {@code timer_expired_backup} or the own one stands for it.
     */
    static long pauseLimit(Setting setting, Conditions conditions) {
        InstanceDefinition definition = setting.definition();
        Priority peer = definition.election().highestPeer().orElse(conditions.effective(definition.priority()));
        return definition.activeDownInterval(definition.interval(), peer)
                - definition.interval().nanos();
    }
}
