package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;

/** The state machine under test: the one of production, or one with a fault planted in it. */
@FunctionalInterface
interface Core {
    Step on(RouterState state, RouterEvent event, long now);
}
