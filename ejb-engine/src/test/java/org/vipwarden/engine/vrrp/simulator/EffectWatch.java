package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.util.HashMap;
import java.util.Map;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;

/** What is done, and in which order. */
final class EffectWatch implements Watch {
    /** From a takeover, or from a lower one that was heard, answered or not, to the second burst of announcements. */
    private static final long SECOND_BURST_AFTER = 5 * SECOND;
    /** How often in an interval a lower one is answered, and priority 0. */
    private static final int LOWER_ANSWERS = 2;

    private static final int RELEASE_ANSWERS = 16;

    private final Simulation world;
    private final Map<Member, Long> secondBurst = new HashMap<>();
    /** Until when a tie is decided on the main path alone. */
    private final Map<Member, Long> tieUntil = new HashMap<>();
    /** When an Active last sent an advert because of another one. */
    private final Map<Member, Long> answered = new HashMap<>();

    EffectWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onStart(Member member) {
        secondBurst.remove(member);
        answered.remove(member);
    }

    @Override
    public void onStep(Happening what) {
        if (what.takesOver()) {
            int advert = what.indexOf(Effect.SendAdvert.class);
            int hold = what.indexOf(Effect.HoldAddresses.class);
            int announce = what.indexOf(Effect.Announce.class);
            boolean ordered = advert >= 0 && advert < hold && hold < announce;
            world.require(Invariant.TAKEOVER_IN_ORDER, ordered, what);
        }
        world.require(
                Invariant.DROP_WHEN_LEAVING_ACTIVE, what.leavesActive() == what.has(Effect.DropAddresses.class), what);
        checkRelease(what);
        if (what.before() instanceof Active && !what.paused() && what.event() instanceof AdvertHeard heard) {
            checkAnswer(what, heard);
        }
        if (!(what.after() instanceof Active)) {
            tieUntil.remove(what.member());
        }
        checkSecondBurst(what);
        noteAnswer(what);
    }

    private void noteAnswer(Happening what) {
        boolean stays = what.before() instanceof Active && what.after() instanceof Active;
        if (!stays) {
            answered.remove(what.member());
        } else if (what.event() instanceof AdvertHeard && what.claims()) {
            answered.put(what.member(), what.now());
        }
    }

    /** Whether an answer is still in force: it goes to all, so that nobody can have more of them sent than this. */
    private boolean isAnswered(Happening what, int timesInAnInterval) {
        Long last = answered.get(what.member());
        return last != null
                && (what.now() - last) * timesInAnInterval
                        < what.member().plan().interval();
    }

    /** An answer comes at once, or the last one is still in force. */
    private void requireAnswer(Invariant invariant, Happening what, boolean given, int timesInAnInterval) {
        boolean inForce = isAnswered(what, timesInAnInterval);
        world.require(invariant, given || inForce, what);
        world.require(Invariant.ANSWERS_ARE_FEW, !inForce || !what.claims() && !what.has(Effect.Announce.class), what);
    }

    private void checkRelease(Happening what) {
        int release = what.indexOfRelease();
        boolean better = what.event() instanceof AdvertHeard || what.paused();
        boolean leaves = what.beginsToResign() || what.before() instanceof Active && what.leavesActive();
        if (leaves && !better) {
            int drop = what.indexOf(Effect.DropAddresses.class);
            world.require(Invariant.RELEASE_BEFORE_LEAVING, release >= 0 && (drop < 0 || release < drop), what);
        } else {
            world.require(Invariant.NO_RELEASE_OTHERWISE, release < 0, what);
        }
    }

    private void checkAnswer(Happening what, AdvertHeard heard) {
        Member member = what.member();
        int theirs = heard.advert().priority().value();
        boolean stays = what.after() instanceof Active;
        if (theirs == 0) {
            requireAnswer(Invariant.RELEASE_IS_ANSWERED, what, stays && what.claims(), RELEASE_ANSWERS);
            return;
        }
        int ours = member.effective();
        if (isDecidedElsewhere(what, heard)) {
            world.require(
                    Invariant.YIELDS_TO_BETTER_ONLY,
                    stays && what.step().effects().isEmpty(),
                    what);
            return;
        }
        if (theirs == ours && heard.beside().isEmpty()) {
            long interval = heard.advert().interval().nanos();
            tieUntil.put(member, what.now() + member.plan().activeDown(interval, ours));
        }
        if (member.plan().isOwner()) {
            world.require(Invariant.OWNER_NEVER_YIELDS, stays || theirs == RouterPlan.OWNER, what);
            if (theirs == RouterPlan.OWNER) {
                // Two owners are a mistake of the configuration; that one of them holds in the end is ONE_HOLDER's.
                return;
            }
        }
        IpAddress own = heard.beside().orElse(member.host.address);
        boolean better = theirs > ours || theirs == ours && heard.source().compareTo(own) > 0;
        world.require(Invariant.YIELDS_TO_BETTER_ONLY, better ? what.after() instanceof Backup : stays, what);
        if (!better) {
            boolean given = what.claims() && what.has(Effect.Announce.class);
            requireAnswer(Invariant.LOWER_IS_ANSWERED, what, given, LOWER_ANSWERS);
        }
    }

    /** Whether it is a tie that the main path decides: the other one is heard there, or is new and gets an interval's time for it. */
    private boolean isDecidedElsewhere(Happening what, AdvertHeard heard) {
        Member member = what.member();
        if (heard.beside().isEmpty() || heard.advert().priority().value() != member.effective()) {
            return false;
        }
        long interval =
                Math.max(member.plan().interval(), heard.advert().interval().nanos());
        Long until = tieUntil.get(member);
        if (until == null || what.now() - until > 4 * interval) {
            tieUntil.put(member, what.now() + interval);
            return true;
        }
        return what.now() < until;
    }

    private void checkSecondBurst(Happening what) {
        Member member = what.member();
        Long due = secondBurst.get(member);
        if (what.event() instanceof RouterEvent.TimerDue
                && what.before() instanceof Active
                && what.after() instanceof Active
                && due != null
                && what.now() >= due) {
            world.require(Invariant.SECOND_BURST, what.has(Effect.Announce.class), what);
            secondBurst.remove(member);
        }
        boolean begins = what.after() instanceof Active && !(what.before() instanceof Active);
        boolean answers = what.after() instanceof Active
                && what.event() instanceof AdvertHeard heard
                && !heard.advert().priority().isRelease()
                && !isDecidedElsewhere(what, heard);
        if (begins || answers) {
            secondBurst.put(member, what.now() + SECOND_BURST_AFTER);
        } else if (!(what.after() instanceof Active)) {
            secondBurst.remove(member);
        }
    }

    @Override
    public void onAdvert(Member from, Priority priority) {
        if (!priority.isRelease()) {
            world.require(Invariant.ADVERT_BY_ACTIVE_ONLY, from.present() instanceof Active, from);
            world.require(Invariant.ADVERT_SAYS_EFFECTIVE_PRIORITY, priority.value() == from.effective(), from);
        }
    }

    @Override
    public void onAnnounce(Member from) {
        boolean excused = from.addresses.refused || from.addresses.lossIsUnderWay();
        world.require(Invariant.ANNOUNCES_WHAT_IT_HOLDS, excused || from.addresses.areHeld(), from);
    }
}
