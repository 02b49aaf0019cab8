package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.Distorted.activeDown;
import static org.vipwarden.engine.vrrp.simulator.Distorted.base;
import static org.vipwarden.engine.vrrp.simulator.Distorted.downAt;
import static org.vipwarden.engine.vrrp.simulator.Distorted.effective;
import static org.vipwarden.engine.vrrp.simulator.Distorted.learned;
import static org.vipwarden.engine.vrrp.simulator.Distorted.skew;
import static org.vipwarden.engine.vrrp.simulator.Distorted.staying;
import static org.vipwarden.engine.vrrp.simulator.Distorted.with;
import static org.vipwarden.engine.vrrp.simulator.PlantedFault.after;

import java.util.List;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** Mistakes with time. */
final class TimerMistakes {

    private TimerMistakes() {}

    static List<PlantedFault> all() {
        return List.of(
                follows("the skew time grows with the priority", (b, was, heard, now) -> {
                    Priority mirrored =
                            new Priority(Math.min(255, 256 - effective(b).value()));
                    return downAt(b, b.downAt() - skew(b, effective(b)) + skew(b, mirrored));
                }),
                follows("an advert does not restart the down timer", (b, was, heard, now) -> downAt(b, was.downAt())),
                follows(
                        "the down timer has an interval too few",
                        (b, was, heard, now) ->
                                downAt(b, b.downAt() - b.learned().nanos())),
                follows("the Active's interval is not learned", (b, was, heard, now) -> {
                    AdvertInterval own = b.setting().definition().interval();
                    return downAt(learned(b, own), now + activeDown(b.setting(), own, effective(b)));
                }),
                follows("the interval of version 2 is learned, and taken for centiseconds", (b, was, heard, now) -> {
                    if (heard.advert().version() == VrrpVersion.V3) {
                        return b;
                    }
                    AdvertInterval wrong =
                            new AdvertInterval(heard.advert().interval().wholeSeconds());
                    return downAt(learned(b, wrong), now + activeDown(b.setting(), wrong, effective(b)));
                }),
                follows("the skew time of version 2 is a part of the interval", (b, was, heard, now) -> {
                    boolean v2 = heard.advert().version() == VrrpVersion.V2;
                    long wrong = b.learned().skewTime(VrrpVersion.V3, effective(b));
                    return v2 ? downAt(b, b.downAt() - skew(b, effective(b)) + wrong) : b;
                }),
                follows(
                        "the skew time forgets what the policy made of the priority",
                        (b, was, heard, now) -> downAt(b, b.downAt() - skew(b, effective(b)) + skew(b, base(b)))),
                after(
                        "after priority 0 a Backup does not wait for its skew time",
                        (right, before, event, now) -> isReleaseForBackup(before, event)
                                ? with(right, downAt((Backup) right.state(), now))
                                : right),
                after(
                        "a Backup ignores priority 0",
                        (right, before, event, now) -> isReleaseForBackup(before, event) ? staying(before) : right),
                after(
                        "a changed priority does not move the down timer",
                        (right, before, event, now) -> before instanceof Backup was
                                        && right.state() instanceof Backup b
                                        && event instanceof RouterEvent.VerdictGiven
                                ? with(right, downAt(b, was.downAt()))
                                : right),
                after(
                        "the next advert is counted from now",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Active a
                                        && event instanceof RouterEvent.TimerDue
                                        && sends(right)
                                ? with(right, advertAfter(a, now))
                                : right),
                after(
                        "an advert of a lower one puts off the own advert",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Active a
                                        && event instanceof AdvertHeard
                                ? with(right, advertAfter(a, now))
                                : right),
                after(
                        "who resigns does so for ever",
                        (right, before, event, now) ->
                                before instanceof Resigning r && event instanceof RouterEvent.TimerDue
                                        ? staying(Distorted.until(r, now + 10 * RouterPlan.SECOND))
                                        : right),
                after(
                        "a renewal does not set the time of the next",
                        (right, before, event, now) -> before instanceof Active was && right.state() instanceof Active a
                                ? with(right, Distorted.active(a, a.advertAt(), was.renewAt(), a.announceAt()))
                                : right),
                after(
                        "who did not run takes over at once",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Backup b
                                        && Distorted.hasSlept(before, now)
                                ? with(right, downAt(b, now))
                                : right),
                new PlantedFault("a pause is not noticed", new Core() {
                    @Override
                    public Step on(RouterState state, RouterEvent event, Moment at) {
                        return event.meet(state, at.now());
                    }
                }),
                new PlantedFault("the time is read from the clock on the wall", new Core() {
                    @Override
                    public Step on(RouterState state, RouterEvent event, Moment at) {
                        return VirtualRouter.on(state, event, at.wall());
                    }
                }),
                new PlantedFault("a refused packet puts off the own advert", new Core() {
                    @Override
                    public RouterState onRefused(RouterState state, Moment at) {
                        return state instanceof Active a ? advertAfter(a, at.now()) : state;
                    }
                }),
                new PlantedFault("a refused packet restarts the down timer", new Core() {
                    @Override
                    public RouterState onRefused(RouterState state, Moment at) {
                        return state instanceof Backup b
                                ? downAt(b, at.now() + activeDown(b.setting(), b.learned(), effective(b)))
                                : state;
                    }
                }));
    }

    /** What a Backup makes of an advert that restarts its timer. */
    @FunctionalInterface
    private interface Following {
        Backup of(Backup right, Backup before, AdvertHeard heard, long now);
    }

    private static PlantedFault follows(String words, Following wrong) {
        return after(words, (right, before, event, now) -> {
            boolean follows = before instanceof Backup was
                    && right.state() instanceof Backup b
                    && event instanceof AdvertHeard heard
                    && !heard.advert().priority().isRelease()
                    && b.downAt() != was.downAt();
            return follows
                    ? with(right, wrong.of((Backup) right.state(), (Backup) before, (AdvertHeard) event, now))
                    : right;
        });
    }

    private static boolean isReleaseForBackup(RouterState before, RouterEvent event) {
        return before instanceof Backup
                && event instanceof AdvertHeard heard
                && heard.advert().priority().isRelease();
    }

    private static boolean sends(Step step) {
        return step.effects().stream().anyMatch(Effect.SendAdvert.class::isInstance);
    }

    private static Active advertAfter(Active active, long now) {
        long interval = active.setting().definition().interval().nanos();
        return Distorted.active(active, now + interval, active.renewAt(), active.announceAt());
    }
}
