package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Publish;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;

/** One virtual router in virtual time, at 10.0.0.2. */
final class Play {
    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final Ipv4 OWN = Ipv4.parse("10.0.0.2");
    static final Ipv4 LOWER = Ipv4.parse("10.0.0.1");
    static final Ipv4 HIGHER = Ipv4.parse("10.0.0.3");

    RouterState state;
    List<Effect> effects = List.of();
    long now = 1000 * SECOND;

    static Play of(Instances instance) {
        return of(instance.setting());
    }

    static Play of(Setting setting) {
        Play play = new Play();
        play.take(VirtualRouter.start(setting, play.conditions(), play.now));
        return play;
    }

    static Play active(Instances instance) {
        Play play = of(instance);
        play.due();
        assertThat(play.state).isInstanceOf(Active.class);
        return play;
    }

    Conditions conditions() {
        return new Conditions(true, Optional.of(OWN), Optional.of(Standing.CLEAR), now, Long.MIN_VALUE);
    }

    void take(Step step) {
        state = step.state();
        effects = step.effects();
    }

    void feed(RouterEvent event) {
        take(VirtualRouter.on(state, event, now));
    }

    void hear(int priority, Ipv4 source) {
        feed(new AdvertHeard(state.setting().advert(new Priority(priority)), source));
    }

    /** Lets time go to when the state's timer is due, and runs it. */
    void due() {
        now = state.due();
        feed(new TimerDue());
    }

    /** Runs the timers of the next nanoseconds. */
    void pass(long nanos) {
        long end = now + nanos;
        while (state.due() <= end) {
            due();
        }
        now = end;
    }

    /** The priorities of the adverts that the last step sent. */
    List<Integer> sent() {
        return effects.stream()
                .filter(SendAdvert.class::isInstance)
                .map(e -> ((SendAdvert) e).priority().value())
                .toList();
    }

    /** Why the last step changed the role. */
    List<Cause> causes() {
        return effects.stream()
                .filter(Publish.class::isInstance)
                .map(e -> ((Publish) e).transition().reason().cause())
                .toList();
    }
}
