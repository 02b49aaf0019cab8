package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** The state machine under test: the one of production, or in a {@link PlantedFault} one with a mistake in it. */
interface Core {
    Core PRODUCTION = new Core() {};

    default Step start(Setting setting, Conditions conditions, Moment at) {
        return VirtualRouter.start(setting, conditions, at.now());
    }

    default Step on(RouterState state, RouterEvent event, Moment at) {
        return VirtualRouter.on(state, event, at.now());
    }

    /** A packet came that is none of ours: nothing follows. */
    default RouterState onRefused(RouterState state, Moment at) {
        return state;
    }

    /** Whether an advert goes out on the second path too: every one does. */
    default boolean sendsBeside(Priority priority) {
        return true;
    }

    /** For how long the kernel is told to keep the addresses. */
    default int leaseSeconds(Setting setting, Priority effective) {
        return setting.leaseSeconds(effective);
    }
}
