package org.vipwarden.engine.vrrp.simulator;

import java.util.HashMap;
import java.util.Map;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;

/** When things are done: Active_Down, skew, adverts, hand-overs. */
final class TimerWatch implements Watch {
    private static final long NONE = Long.MIN_VALUE;

    private final Simulation world;
    private final Map<Member, Times> all = new HashMap<>();

    /** What is known of the timers of one member. */
    private static final class Times {
        final PlainModel model;
        /** From where adverts are counted. */
        long anchor = NONE;
        /** When the next advert must have been sent. */
        long promised = NONE;

        /** When it must have ended to resign. */
        long resignsUntil = NONE;
        /** Until when it leaves others alone once it has stepped aside. */
        long stepsAsideUntil;

        Times(Member member) {
            model = new PlainModel(member);
        }
    }

    TimerWatch(Simulation world) {
        this.world = world;
    }

    private Times of(Member member) {
        return all.computeIfAbsent(member, Times::new);
    }

    @Override
    public void onStart(Member member) {
        Times times = of(member);
        times.model.begin();
        times.anchor = NONE;
        times.promised = NONE;
        times.resignsUntil = NONE;
        if (member.present() instanceof Backup) {
            joins(times.model, member, true, member.host.local());
            check(times.model, member.present(), "its start");
        }
    }

    // ---- the step against the plain model

    @Override
    public void onStep(Happening what) {
        Member member = what.member();
        Times times = of(member);
        PlainModel model = times.model;
        checkTakeover(what, model);
        boolean backup = beforehand(what, model);
        model.isTold(member.plan(), member.verdict(), member.isDisowned());
        if (backup) {
            asBackup(what, model);
        } else if (what.after() instanceof Backup) {
            enters(what, times);
        }
        checkRelease(what, model);
        check(model, what.after(), what);
        note(what, times);
    }

    /** What a pause makes of the state before the event; the answer is whether the event meets a Backup. */
    private static boolean beforehand(Happening what, PlainModel model) {
        if (what.before() instanceof Backup) {
            if (what.paused()) {
                model.listens(what.now());
            }
            return true;
        }
        boolean wakes = what.paused() && !(what.before() instanceof Initialize);
        boolean ends = what.before() instanceof Resigning && what.member().wasStopped();
        if (wakes && !ends) {
            model.waitsAfterPause(what.now());
            return true;
        }
        return false;
    }

    private static boolean isDue(Happening what) {
        return what.before().due() <= what.now() && !what.paused();
    }

    private static boolean isHeldOff(Happening what) {
        return !what.before().conditions().verdict().mayBecomeActive();
    }

    private static void asBackup(Happening what, PlainModel model) {
        if (what.event() instanceof AdvertHeard heard) {
            model.hears(heard.advert(), what.now());
        } else if (what.event() instanceof RouterEvent.StepAside aside) {
            model.yields(aside.yieldUntil());
        } else if (what.event() instanceof RouterEvent.VerdictGiven
                || what.event() instanceof RouterEvent.LinkChanged) {
            model.changes(what.now(), isDue(what), isHeldOff(what));
        } else if (what.event() instanceof RouterEvent.TimerDue && isDue(what) && isHeldOff(what)) {
            model.runsOn(what.now());
        } else if (what.event() instanceof RouterEvent.Reconfigured) {
            model.reconfigured(what.now());
        }
    }

    /** By which way it has become Backup. */
    private static void enters(Happening what, Times times) {
        PlainModel model = times.model;
        if (what.before().role() == Role.INITIALIZE) {
            joins(model, what.member(), false, what.now());
        } else if (what.event() instanceof AdvertHeard heard) {
            if (what.before() instanceof Resigning) {
                model.yields(times.stepsAsideUntil);
            }
            model.follows(heard.advert(), what.now());
        } else if (what.event() instanceof RouterEvent.AddressMissing missing
                && missing.cause() == Cause.ADDRESS_REFUSED) {
            model.refused(what.now());
        } else {
            model.waitsForSkew(what.now());
        }
    }

    /** An owner with {@code state MASTER} claims the addresses at its start; one that comes back lets a second owner speak first. */
    private static void joins(PlainModel model, Member member, boolean startup, long now) {
        RouterPlan plan = member.plan();
        Cause why = plan.isOwner() ? Cause.OWNER : Cause.ACTIVE_TIMEOUT;
        long oneAdvert = plan.interval() + plan.skew(plan.interval(), RouterPlan.OWNER);
        if (startup) {
            long hasty = plan.isOwner() ? 0 : oneAdvert;
            model.waits(now, plan.startsActive() ? hasty : plan.activeDown(plan.interval(), member.effective()), why);
        } else {
            model.waits(now, plan.isOwner() ? oneAdvert : plan.activeDown(plan.interval(), member.effective()), why);
        }
    }

    private void check(PlainModel model, RouterState after, Object about) {
        if (after instanceof Backup backup) {
            world.require(Invariant.LEARNED_INTERVAL, backup.learned().nanos() == model.learned(), about);
            world.require(Invariant.ACTIVE_DOWN_BY_THE_BOOK, backup.downAt() == model.downAt(), about);
        }
    }

    private void checkRelease(Happening what, PlainModel model) {
        if (what.before() instanceof Backup
                && what.event() instanceof AdvertHeard heard
                && heard.advert().priority().isRelease()) {
            long skew = what.member().plan().skew(model.learned(), what.member().effective());
            boolean right = what.after() instanceof Backup after && after.downAt() == what.now() + skew;
            world.require(Invariant.SKEW_AFTER_RELEASE, right, what);
        }
    }

    private void checkTakeover(Happening what, PlainModel model) {
        if (what.before() instanceof Backup && what.event() instanceof RouterEvent.TimerDue && !what.paused()) {
            boolean takesOver = what.after() instanceof Active;
            world.require(Invariant.DUE_BACKUP_TAKES_OVER, !isDue(what) || takesOver != isHeldOff(what), what);
        }
        if (what.takesOver()) {
            boolean early = what.now() < model.respectUntil();
            PlainModel.Respect respect = model.respect();
            world.require(Invariant.NOPREEMPT_LETS_LIVE, !early || respect != PlainModel.Respect.NO_PREEMPT, what);
            world.require(Invariant.PREEMPT_DELAY_KEPT, !early || respect != PlainModel.Respect.PREEMPT_DELAY, what);
            world.require(Invariant.YIELDS_AS_PROMISED, !early || respect != PlainModel.Respect.YIELD, what);
            world.require(Invariant.ACTIVE_DOWN_BY_THE_BOOK, what.now() >= model.downAt(), what);
            boolean told = what.transition()
                    .filter(t -> t.reason().cause() == model.expects())
                    .isPresent();
            world.require(Invariant.REASON_IS_TRUE, told, what);
        }
    }

    private static void note(Happening what, Times times) {
        if (what.after() instanceof Active) {
            if (!(what.before() instanceof Active before)) {
                times.anchor = what.now();
            } else if (what.event() instanceof RouterEvent.Reconfigured) {
                // The schedule goes on, unless the new interval wants the next advert sooner.
                times.anchor = Math.min(
                        before.advertAt(), what.now() + what.member().plan().interval());
            }
        }
        if (what.beginsToResign()) {
            times.resignsUntil = what.now() + what.member().plan().resigning() + Simulation.MAX_LATENESS;
            if (what.event() instanceof RouterEvent.StepAside aside) {
                times.stepsAsideUntil = aside.yieldUntil();
            }
        }
    }

    // ---- between the steps

    @Override
    public void onAdvert(Member from, Priority priority) {
        of(from).promised = from.host.local() + from.plan().interval() + Simulation.MAX_LATENESS;
    }

    @Override
    public void afterEvent(Group group) {
        for (Member member : group.members) {
            if (member.runs()) {
                check(member, member.present(), of(member), member.host.local());
            }
        }
    }

    private void check(Member member, RouterState state, Times times, long now) {
        boolean past = state.due() != Long.MAX_VALUE && now - state.due() > Simulation.MAX_LATENESS;
        world.require(Invariant.NO_TIMER_IN_THE_PAST, !past, member);
        if (state instanceof Active active) {
            long off = (active.advertAt() - times.anchor) % member.plan().interval();
            world.require(Invariant.ADVERTS_ON_SCHEDULE, off == 0, member);
            world.require(Invariant.NO_SILENT_ACTIVE, now <= times.promised, member);
        } else if (state instanceof Resigning) {
            world.require(Invariant.RESIGNING_ENDS, now <= times.resignsUntil, member);
        }
    }
}
