package org.vipwarden.engine.node;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.vipwarden.engine.node.LoopReport.LowerPriorityHeard;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.Transition;

/**
 * Does what one virtual router asks for.
 *
 * @param followUp takes an event that doing it led to; it is fed to the router afterwards
 */
record Hands(
        LiveRouter router,
        Network network,
        InstantSource clock,
        Consumer<LoopReport> reports,
        Consumer<RouterEvent> followUp)
        implements Effect.Performer {

    @Override
    public void sendAdvert(Priority priority) {
        if (!network.send(router, priority, clock.instant())) {
            return;
        }
        router.counters().count(Counter.ADVERTS_SENT);
        if (priority.isRelease()) {
            router.counters().count(Counter.PRIORITY_ZERO_SENT);
        }
    }

    @Override
    public void holdAddresses() {
        network.install(router).ifPresent(this::refused);
    }

    private void refused(String what) {
        followUp.accept(new AddressMissing(Cause.ADDRESS_REFUSED, what));
    }

    @Override
    public void dropAddresses() {
        network.uninstall(router);
    }

    @Override
    public void announce(int repeat) {
        network.announce(router, repeat);
    }

    @Override
    public void publish(Transition transition) {
        router.changed(transition, clock.instant());
        reports.accept(new RoleChanged(transition));
    }

    @Override
    public void lowerPriorityHeard() {
        reports.accept(new LowerPriorityHeard(router.name(), router.effective()));
    }
}
