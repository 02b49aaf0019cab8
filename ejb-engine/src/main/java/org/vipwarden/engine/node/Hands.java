package org.vipwarden.engine.node;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vipwarden.engine.config.model.VirtualAddress;
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
 * @param heldElsewhere whether another router of this host holds an address, which is not removed then
 * @param followUp takes an event that doing it led to; it is fed to the router afterwards
 */
record Hands(
        LiveRouter router,
        Network network,
        Predicate<VirtualAddress> heldElsewhere,
        InstantSource clock,
        Consumer<LoopReport> reports,
        Consumer<RouterEvent> followUp)
        implements Effect.Performer {

    @Override
    public void sendAdvert(Priority priority) {
        if (!network.send(router, priority)) {
            router.counters().count(Counter.SEND_ERRORS);
            return;
        }
        router.counters().count(Counter.ADVERTS_SENT);
        if (priority.isRelease()) {
            router.counters().count(Counter.PRIORITY_ZERO_SENT);
        }
    }

    @Override
    public void holdAddresses() {
        network.install(router.setting(), router.effective())
                .ifPresent(refusal -> followUp.accept(new AddressMissing(Cause.ADDRESS_REFUSED, refusal)));
    }

    @Override
    public void dropAddresses() {
        network.uninstall(router.setting(), heldElsewhere);
    }

    @Override
    public void announce(int repeat) {
        network.announce(router.setting(), repeat);
    }

    @Override
    public void publish(Transition transition) {
        router.changed(transition, clock.instant());
        reports.accept(new RoleChanged(transition));
    }
}
