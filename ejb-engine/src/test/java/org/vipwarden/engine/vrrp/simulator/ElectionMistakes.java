package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.Distorted.effective;
import static org.vipwarden.engine.vrrp.simulator.Distorted.staying;
import static org.vipwarden.engine.vrrp.simulator.Distorted.with;
import static org.vipwarden.engine.vrrp.simulator.Distorted.without;
import static org.vipwarden.engine.vrrp.simulator.PlantedFault.after;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** Mistakes about who gives way to whom. */
final class ElectionMistakes {
    private static final Priority BEST = new Priority(254);
    private static final Ipv4 HIGHEST = Ipv4.parse("255.255.255.255");
    private static final Ipv4 LOWEST = Ipv4.parse("0.0.0.1");

    private ElectionMistakes() {}

    static List<PlantedFault> all() {
        return List.of(
                activeHears(
                        "of two with equal priority both give way",
                        (a, heard) -> isEqual(a, heard) ? Optional.of(from(heard, HIGHEST)) : Optional.of(heard)),
                activeHears(
                        "of two with equal priority neither gives way",
                        (a, heard) -> isEqual(a, heard) ? Optional.of(from(heard, LOWEST)) : Optional.of(heard)),
                activeHears("the lower address wins a tie", (a, heard) -> {
                    boolean higher =
                            heard.source().compareTo(a.conditions().primary().orElseThrow()) > 0;
                    return Optional.of(isEqual(a, heard) ? from(heard, higher ? LOWEST : HIGHEST) : heard);
                }),
                activeHears(
                        "an Active ignores a higher priority",
                        (a, heard) -> heard.advert().priority().isHigherThan(effective(a))
                                ? Optional.empty()
                                : Optional.of(heard)),
                activeHears(
                        "an Active ignores priority 0",
                        (a, heard) -> heard.advert().priority().isRelease() ? Optional.empty() : Optional.of(heard)),
                activeHears(
                        "an Active gives way to priority 0",
                        (a, heard) -> Optional.of(
                                heard.advert().priority().isRelease()
                                        ? from(Distorted.priority(heard, Priority.OWNER), HIGHEST)
                                        : heard)),
                after(
                        "the owner gives way to anybody",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Active a
                                        && Distorted.base(a).isOwner()
                                        && event instanceof AdvertHeard heard
                                ? Distorted.disowned(a, true)
                                        .onAdvert(
                                                Distorted.priority(heard, Priority.OWNER)
                                                        .advert(),
                                                HIGHEST,
                                                now)
                                : right),
                activeHears(
                        "two owners both stay",
                        (a, heard) -> Optional.of(
                                heard.advert().priority().isOwner()
                                                && effective(a).isOwner()
                                        ? from(heard, LOWEST)
                                        : heard)),
                activeHears("an Active compares with its configured priority", ElectionMistakes::shifted),
                after(
                        "an Active does not answer a lower one",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Active
                                        && event instanceof AdvertHeard
                                ? without(right, Effect.SendAdvert.class)
                                : right),
                after(
                        "every lower one is answered, however many they are",
                        (right, before, event, now) ->
                                right.state() instanceof Active a ? with(right, Distorted.unanswered(a)) : right),
                after(
                        "a lower one that has no answer does not put off the second burst",
                        (right, before, event, now) -> before instanceof Active was
                                        && right.state() instanceof Active a
                                        && event instanceof AdvertHeard
                                        && right.effects().isEmpty()
                                ? with(right, Distorted.active(a, a.advertAt(), a.renewAt(), was.announceAt()))
                                : right),
                after(
                        "who gave way to a second owner still counts as the owner",
                        (right, before, event, now) -> before instanceof Active
                                ? with(right, Distorted.disowned(right.state(), false))
                                : right),
                after(
                        "who gave way to a second owner never owns again",
                        (right, before, event, now) -> with(
                                right,
                                Distorted.disowned(
                                        right.state(),
                                        before.conditions().disowned()
                                                || right.state().conditions().disowned()))),
                after(
                        "an owner that comes back waits as long as any other",
                        (right, before, event, now) -> before instanceof Initialize
                                        && right.state() instanceof Backup b
                                        && Distorted.base(b).isOwner()
                                ? with(
                                        right,
                                        Distorted.downAt(
                                                b, now + Distorted.activeDown(b.setting(), b.learned(), effective(b))))
                                : right),
                backupHears("a Backup compares with its configured priority", ElectionMistakes::shifted),
                backupHears(
                        "nobody ever preempts",
                        (b, heard) -> Optional.of(
                                heard.advert().priority().isRelease() ? heard : Distorted.priority(heard, BEST))),
                backupHears(
                        "nopreempt is ignored",
                        (b, heard) -> isLower(b, heard)
                                        && !b.setting().definition().election().preempt()
                                ? Optional.empty()
                                : Optional.of(heard)),
                backupHears(
                        "the preempt delay is ignored",
                        (b, heard) -> isLower(b, heard)
                                        && b.setting().definition().election().preempt()
                                        && !b.conditions()
                                                .verdict()
                                                .preemptDelay()
                                                .isZero()
                                ? Optional.empty()
                                : Optional.of(heard)),
                after(
                        "a better Active does not end the preempt delay",
                        (right, before, event, now) -> before instanceof Backup was
                                        && right.state() instanceof Backup b
                                        && event instanceof AdvertHeard heard
                                        && !isLower(was, heard)
                                ? with(right, Distorted.preemptAt(b, was.preemptAt()))
                                : right),
                new PlantedFault("every advert begins the preempt delay anew", new Core() {
                    @Override
                    public Step on(RouterState state, RouterEvent event, Moment at) {
                        RouterState forgets = state instanceof Backup b ? Distorted.preemptAt(b, 0) : state;
                        return VirtualRouter.on(forgets, event, at.now());
                    }
                }),
                after(
                        "who stepped aside forgets that it promised to yield",
                        (right, before, event, now) -> before instanceof Resigning && right.state() instanceof Backup b
                                ? with(right, Distorted.yieldUntil(b, Long.MIN_VALUE))
                                : right),
                after(
                        "who stepped aside yields for ever",
                        (right, before, event, now) -> before instanceof Resigning && right.state() instanceof Backup b
                                ? with(right, Distorted.yieldUntil(b, Long.MAX_VALUE))
                                : right),
                after(
                        "who comes back takes over at once",
                        (right, before, event, now) -> before instanceof Initialize && right.state() instanceof Backup b
                                ? with(right, Distorted.downAt(b, now))
                                : right));
    }

    /** What a state hears in place of an advert; nothing, when it ignores it. */
    @FunctionalInterface
    private interface Ear<S extends RouterState> {
        Optional<AdvertHeard> hears(S state, AdvertHeard heard);
    }

    private static PlantedFault activeHears(String words, Ear<Active> ear) {
        return hears(words, Active.class, ear);
    }

    private static PlantedFault backupHears(String words, Ear<Backup> ear) {
        return hears(words, Backup.class, ear);
    }

    private static <S extends RouterState> PlantedFault hears(String words, Class<S> kind, Ear<S> ear) {
        return new PlantedFault(words, new Core() {
            @Override
            public Step on(RouterState state, RouterEvent event, Moment at) {
                if (!kind.isInstance(state)
                        || Distorted.hasSlept(state, at.now())
                        || !(event instanceof AdvertHeard heard)) {
                    return VirtualRouter.on(state, event, at.now());
                }
                return ear.hears(kind.cast(state), heard)
                        .map(h -> VirtualRouter.on(state, h, at.now()))
                        .orElseGet(() -> staying(state));
            }
        });
    }

    private static boolean isEqual(RouterState state, AdvertHeard heard) {
        return heard.advert().priority().equals(effective(state));
    }

    private static boolean isLower(RouterState state, AdvertHeard heard) {
        return !heard.advert().priority().isRelease()
                && effective(state).isHigherThan(heard.advert().priority());
    }

    private static AdvertHeard from(AdvertHeard heard, Ipv4 source) {
        return new AdvertHeard(heard.advert(), source, heard.beside());
    }

    /** Comparing this with the effective priority is comparing what was heard with the configured one. */
    private static Optional<AdvertHeard> shifted(RouterState state, AdvertHeard heard) {
        int theirs = heard.advert().priority().value();
        if (theirs == 0 || theirs == RouterPlan.OWNER) {
            return Optional.of(heard);
        }
        int shift = effective(state).value() - Distorted.base(state).value();
        return Optional.of(Distorted.priority(heard, new Priority(Math.max(1, Math.min(254, theirs + shift)))));
    }
}
