package org.vipwarden.engine.node;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.Setting;
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
        network.install(router.setting(), router.effective()).ifPresent(this::refused);
    }

    /** Goes on holding under another setting what was held under the one before. */
    void succeed(Setting before, Setting now) {
        Priority effective =
                router.state().conditions().effective(now.definition().priority());
        network.succeed(before, now, effective).ifPresent(this::refused);
    }

    private void refused(String what) {
        followUp.accept(new AddressMissing(Cause.ADDRESS_REFUSED, what));
    }

    @Override
    public void dropAddresses() {
        network.uninstall(router.setting());
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
