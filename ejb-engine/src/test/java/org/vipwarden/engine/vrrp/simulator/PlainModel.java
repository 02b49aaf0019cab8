package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Standing;

/**
 * When one Backup takes over, and why: what section 6.4.2 of RFC 9568 and keepalived's rules say, in plain numbers and without a
 * look at the code of production.
 *
 * <p>All times are the node's own.
 */
final class PlainModel {
    /** How long a node whose kernel refused an address lets others be. */
    private static final long REFUSED_PATIENCE = 30 * RouterPlan.SECOND;

    private final Member member;
    private long downAt;
    /** Whether it ran out while the policy held the router off. */
    private boolean ranOut;

    private long learned;
    private long yieldUntil;
    private boolean preempting;
    private long preemptAt;
    private long rivalsInterval;
    private Cause expects = Cause.ACTIVE_TIMEOUT;
    private Respect respect = Respect.NONE;
    private long respectUntil;
    private int effective;
    private RouterPlan plan;
    private Standing verdict = Standing.CLEAR;
    private boolean disowned;

    /** Why the Active that was heard last is to be left alone. */
    enum Respect {
        NONE,
        AS_GOOD_OR_BETTER,
        NO_PREEMPT,
        YIELD,
        POLICY,
        PREEMPT_DELAY
    }

    PlainModel(Member member) {
        this.member = member;
        this.plan = member.plan();
    }

    long downAt() {
        return downAt;
    }

    long learned() {
        return learned;
    }

    long yieldUntil() {
        return yieldUntil;
    }

    Cause expects() {
        return expects;
    }

    Respect respect() {
        return respect;
    }

    /** Until when the last Active that it heard is not to be given up. */
    long respectUntil() {
        return respectUntil;
    }

    private int effectiveNow() {
        return disowned ? RouterPlan.HIGHEST_BACKUP : plan.effective(verdict);
    }

    /** A process begins: nothing is known. */
    void begin() {
        plan = member.plan();
        verdict = Standing.CLEAR;
        disowned = false;
        yieldUntil = Long.MIN_VALUE;
        forgetOthers();
    }

    private void forgetOthers() {
        learned = plan.interval();
        preempting = false;
        expects = Cause.ACTIVE_TIMEOUT;
        respect = Respect.NONE;
        effective = effectiveNow();
    }

    /** It becomes Backup, by whatever way, and waits this long. */
    void waits(long now, long wait, Cause why) {
        forgetOthers();
        downAt = now + wait;
        ranOut = false;
        expects = why;
    }

    void waitsForActiveDown(long now) {
        waits(now, plan.activeDown(plan.interval(), effectiveNow()), Cause.ACTIVE_TIMEOUT);
    }

    void waitsForSkew(long now) {
        waits(now, plan.skew(plan.interval(), effectiveNow()), Cause.ACTIVE_TIMEOUT);
    }

    void waitsAfterPause(long now) {
        waits(now, plan.listening(effectiveNow()), Cause.ACTIVE_TIMEOUT);
    }

    void refused(long now) {
        yieldUntil = now + REFUSED_PATIENCE;
        waitsForActiveDown(now);
    }

    /** Gives way to this Active. */
    void follows(Advert advert, long now) {
        forgetOthers();
        follow(advert, now, Respect.AS_GOOD_OR_BETTER);
    }

    void yields(long until) {
        yieldUntil = until;
    }

    /** As Backup it did not run: it listens before the timer may run out. */
    void listens(long now) {
        downAt = Math.max(downAt, now + plan.listening(effectiveNow()));
        ranOut = false;
    }

    /** As Backup it hears an advert. */
    void hears(Advert advert, long now) {
        effective = effectiveNow();
        if (advert.priority().isRelease()) {
            downAt = now + plan.skew(learned, effective);
            ranOut = false;
            expects = Cause.ACTIVE_RELEASED;
            respect = Respect.NONE;
            return;
        }
        Respect why = why(advert, now);
        if (why != Respect.NONE) {
            follow(advert, now, why);
        } else {
            expects = delay() > 0 ? Cause.PREEMPT_DELAY_OVER : Cause.LOWER_PRIORITY_ACTIVE;
            respect = Respect.NONE;
            rivalsInterval = intervalOf(advert);
            preempting = delay() > 0;
        }
    }

    private Respect why(Advert advert, long now) {
        if (advert.priority().value() >= effective) {
            return Respect.AS_GOOD_OR_BETTER;
        }
        if (!plan.preempt()) {
            return Respect.NO_PREEMPT;
        }
        if (now < yieldUntil) {
            return Respect.YIELD;
        }
        if (!verdict.mayBecomeActive()) {
            return Respect.POLICY;
        }
        if (delay() > 0 && !preempting) {
            preempting = true;
            preemptAt = now + delay();
        }
        return delay() > 0 && now < preemptAt ? Respect.PREEMPT_DELAY : Respect.NONE;
    }

    private long delay() {
        return verdict.preemptDelay().toNanos();
    }

    private void follow(Advert advert, long now, Respect why) {
        follow(intervalOf(advert), now, why);
    }

    private long intervalOf(Advert advert) {
        return plan.version() == VrrpVersion.V3 ? advert.interval().nanos() : plan.interval();
    }

    private void follow(long interval, long now, Respect why) {
        learned = interval;
        effective = effectiveNow();
        downAt = now + plan.activeDown(learned, effective);
        ranOut = false;
        expects = Cause.ACTIVE_TIMEOUT;
        respect = why;
        respectUntil = now + 3 * learned;
        if (why != Respect.PREEMPT_DELAY) {
            preempting = false;
        }
    }

    /** Takes note of what it is told, in whatever state. */
    void isTold(RouterPlan nowPlanned, Standing nowDecided, boolean gaveWayToOwner) {
        plan = nowPlanned;
        verdict = nowDecided;
        disowned = gaveWayToOwner;
    }

    /** Its timer is due, but the policy holds it off: the timer begins anew. */
    void runsOn(long now) {
        downAt = now + plan.activeDown(learned, effectiveNow());
        ranOut = true;
    }

    /**
     * As Backup it learns that its priority has changed: the timer that runs is moved by the difference of the skew times. Or it is about
     * to preempt, and learns that it is to wait before: from now on. A timer that ran out while the router was held off is due as soon as
     * that ends.
     */
    void changes(long now, boolean expired, boolean wasHeldOff) {
        if (expects == Cause.LOWER_PRIORITY_ACTIVE && delay() > 0) {
            preempting = true;
            preemptAt = now + delay();
            follow(rivalsInterval, now, Respect.PREEMPT_DELAY);
            return;
        }
        if (ranOut && wasHeldOff && verdict.mayBecomeActive()) {
            downAt = now;
            effective = effectiveNow();
            return;
        }
        int changed = effectiveNow();
        long moved = downAt + plan.skew(learned, changed) - plan.skew(learned, effective);
        effective = changed;
        downAt = expired ? moved : Math.max(moved, now);
    }

    /** As Backup it gets another configuration: a timer that runs goes on, but another interval of version 2 is everybody's. */
    void reconfigured(long now) {
        effective = effectiveNow();
        if (plan.version() == VrrpVersion.V2 && learned != plan.interval()) {
            learned = plan.interval();
            downAt = Math.max(downAt, now + plan.activeDown(learned, effective));
        }
    }
}
