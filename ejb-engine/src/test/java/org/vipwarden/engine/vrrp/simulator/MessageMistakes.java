package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.Distorted.base;
import static org.vipwarden.engine.vrrp.simulator.Distorted.effective;
import static org.vipwarden.engine.vrrp.simulator.Distorted.without;
import static org.vipwarden.engine.vrrp.simulator.PlantedFault.after;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.Transition;

/** Mistakes in what is said: adverts, priority 0, transitions and their reasons. */
final class MessageMistakes {

    private MessageMistakes() {}

    static List<PlantedFault> all() {
        return List.of(
                after(
                        "who stops sends no priority 0",
                        (right, before, event, now) ->
                                right.state() instanceof Resigning ? without(right, Distorted::isRelease) : right),
                after(
                        "who leaves with a fault sends no priority 0",
                        (right, before, event, now) -> before instanceof Active && right.state() instanceof Initialize
                                ? without(right, Distorted::isRelease)
                                : right),
                after(
                        "who loses an address sends no priority 0",
                        (right, before, event, now) -> event instanceof RouterEvent.AddressMissing
                                ? without(right, Distorted::isRelease)
                                : right),
                after(
                        "who gives way sends priority 0",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Backup
                                        && event instanceof AdvertHeard
                                ? Distorted.first(new Effect.SendAdvert(Priority.RELEASE), right)
                                : right),
                after(
                        "a Backup answers adverts",
                        (right, before, event, now) -> before instanceof Backup && event instanceof AdvertHeard
                                ? Distorted.last(right, new Effect.SendAdvert(effective(before)))
                                : right),
                after(
                        "adverts carry the configured priority",
                        (right, before, event, now) -> effects(
                                right,
                                effect -> effect instanceof Effect.SendAdvert && !Distorted.isRelease(effect)
                                        ? new Effect.SendAdvert(base(before))
                                        : effect)),
                after(
                        "who takes over does not say so",
                        (right, before, event, now) -> before instanceof Backup && right.state() instanceof Active
                                ? without(right, Effect.SendAdvert.class)
                                : right),
                after(
                        "who gives way tells nobody",
                        (right, before, event, now) ->
                                right.state() instanceof Backup ? without(right, Effect.Publish.class) : right),
                after("a transition is told twice", (right, before, event, now) -> right.effects().stream()
                        .filter(Effect.Publish.class::isInstance)
                        .findFirst()
                        .map(publish -> Distorted.last(right, publish))
                        .orElse(right)),
                after(
                        "a takeover from a lower one is told as a timeout",
                        (right, before, event, now) -> reasons(
                                right,
                                r -> r.cause() == Cause.LOWER_PRIORITY_ACTIVE ? caused(r, Cause.ACTIVE_TIMEOUT) : r)),
                after(
                        "a better node is told as a lost address",
                        (right, before, event, now) -> reasons(
                                right, r -> r.cause() == Cause.HIGHER_PRIORITY ? caused(r, Cause.ADDRESS_LOST) : r)),
                after(
                        "an end is told as a timeout",
                        (right, before, event, now) ->
                                reasons(right, r -> r.cause() == Cause.SHUTDOWN ? caused(r, Cause.ACTIVE_TIMEOUT) : r)),
                after(
                        "a reason does not name the better node",
                        (right, before, event, now) -> reasons(
                                right,
                                r -> new Reason(
                                        r.cause(),
                                        r.detail(),
                                        Optional.empty(),
                                        r.base(),
                                        r.effective(),
                                        r.waitedNanos(),
                                        r.grounds()))),
                after(
                        "a reason has the configured priority for the effective one",
                        (right, before, event, now) -> reasons(
                                right,
                                r -> new Reason(
                                        r.cause(),
                                        r.detail(),
                                        r.peer(),
                                        r.base(),
                                        r.base(),
                                        r.waitedNanos(),
                                        r.grounds()))));
    }

    private static Reason caused(Reason old, Cause cause) {
        return new Reason(
                cause, old.detail(), old.peer(), old.base(), old.effective(), old.waitedNanos(), old.grounds());
    }

    private static Step effects(Step step, UnaryOperator<Effect> change) {
        return new Step(step.state(), step.effects().stream().map(change).toList());
    }

    private static Step reasons(Step step, UnaryOperator<Reason> change) {
        return effects(step, effect -> {
            if (!(effect instanceof Effect.Publish publish)) {
                return effect;
            }
            Transition old = publish.transition();
            return new Effect.Publish(
                    new Transition(old.router(), old.vrid(), old.from(), old.to(), change.apply(old.reason())));
        });
    }
}
