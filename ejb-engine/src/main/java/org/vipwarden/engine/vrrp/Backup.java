package org.vipwarden.engine.vrrp;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * The router listens, ready to take over (RFC 9568 section 6.4.2).
 *
 * @param downAt when it takes over unless it hears from an Active before (Active_Down_Timer)
 * @param armedAt when that timer was last set, for the report of how long it ran
 * @param learned the Active's interval (version 3), else its own
 * @param active the node it last took an advert from
 * @param rival a node with a lower priority whose adverts it does not let count
 * @param preemptAt when the preempt delay is over; 0 when there is none
 * @param expects why it takes over when the timer runs out
 * @param ready whether the timer ran out before, and only the policy or other members of its sync group kept it from taking over
 */
public record Backup(
        Setting setting,
        Conditions conditions,
        long downAt,
        long armedAt,
        AdvertInterval learned,
        Optional<Peer> active,
        Optional<Rival> rival,
        long preemptAt,
        Cause expects,
        boolean ready)
        implements RouterState {

    /**
     * A node with a lower priority.
     *
     * @param interval of its adverts: the Active's, should it have to be followed after all
     */
    public record Rival(Peer peer, AdvertInterval interval) {}

    @Override
    public Role role() {
        return Role.BACKUP;
    }

    /** Held off, its timer runs all the same, again and again: a pause of this node is noticed by its being late. */
    @Override
    public long due() {
        return isHeldOff(conditions) ? downAt : Math.max(downAt, conditions.mayBecomeActiveAt());
    }

    private static boolean isHeldOff(Conditions conditions) {
        return conditions.mayBecomeActiveAt() == Long.MAX_VALUE;
    }

    @Override
    public Backup with(Setting changed) {
        return new Backup(changed, conditions, downAt, armedAt, learned, active, rival, preemptAt, expects, ready);
    }

    @Override
    public Backup with(Conditions changed) {
        return new Backup(setting, changed, downAt, armedAt, learned, active, rival, preemptAt, expects, ready);
    }

    /** The same with another time for the takeover. */
    private Backup downAt(long time) {
        return new Backup(setting, conditions, time, armedAt, learned, active, rival, preemptAt, expects, ready);
    }

    private Priority effective() {
        return conditions.effective(setting.definition().priority());
    }

    @Override
    public Step onAdvert(Advert advert, IpAddress source, long now) {
        if (advert.priority().isRelease()) {
            return Step.stay(released(new Peer(source, advert.priority()), now));
        }
        Peer peer = new Peer(source, advert.priority());
        if (!effective().isHigherThan(advert.priority())) {
            return Step.stay(follow(peer, advert.interval(), 0, now));
        }
        return Step.stay(hearLower(peer, advert.interval(), now));
    }

    /** Whoever speaks is named by its address on the main path, as long as that may be the same node. */
    @Override
    public Step onFurtherAdvert(Advert advert, IpAddress source, IpAddress own, long now) {
        Optional<Peer> same = active.filter(peer -> peer.priority().equals(advert.priority()));
        return onAdvert(advert, same.map(Peer::address).orElse(source), now);
    }

    /** The Active gives up: take over after the skew time. */
    private Backup released(Peer peer, long now) {
        long skew = learned.skewTime(setting.definition().version(), effective());
        return new Backup(
                setting,
                conditions,
                now + skew,
                now,
                learned,
                Optional.of(peer),
                rival,
                preemptAt,
                Cause.ACTIVE_RELEASED,
                false);
    }

    /** Lets the Active be, for another Active_Down_Interval. */
    private Backup follow(Peer peer, AdvertInterval interval, long delayEnds, long now) {
        AdvertInterval adopted = setting.definition().version() == VrrpVersion.V3
                ? interval
                : setting.definition().interval();
        long down = now + setting.definition().activeDownInterval(adopted, effective());
        return new Backup(
                setting,
                conditions,
                down,
                now,
                adopted,
                Optional.of(peer),
                Optional.empty(),
                delayEnds,
                Cause.ACTIVE_TIMEOUT,
                false);
    }

    /** An Active with a lower priority: follow it while we may not or would not preempt, else let the timer run on. */
    private Backup hearLower(Peer peer, AdvertInterval interval, long now) {
        if (!mayPreempt(now)) {
            return follow(peer, interval, 0, now);
        }
        long delay = conditions.verdict().preemptDelay().toNanos();
        long delayEnds = delay == 0 ? 0 : preemptAt != 0 ? preemptAt : now + delay;
        if (delay > 0 && now < delayEnds) {
            return follow(peer, interval, delayEnds, now);
        }
        Cause cause = delay > 0 ? Cause.PREEMPT_DELAY_OVER : Cause.LOWER_PRIORITY_ACTIVE;
        Optional<Rival> preempted = Optional.of(new Rival(peer, interval));
        return new Backup(setting, conditions, downAt, armedAt, learned, active, preempted, delayEnds, cause, ready);
    }

    private boolean mayPreempt(long now) {
        return setting.definition().election().preempt()
                && !conditions.yields(now)
                && conditions.verdict().mayBecomeActive();
    }

    @Override
    public Step onTimer(long now) {
        if (now < due()) {
            return Step.stay(this);
        }
        return isHeldOff(conditions) ? Step.stay(waitOn(now)) : Edges.takeOver(this, expects, "", now);
    }

    /** It would take over now, and may not. */
    private Backup waitOn(long now) {
        long again = now + setting.definition().activeDownInterval(learned, effective());
        return new Backup(setting, conditions, again, armedAt, learned, active, rival, preemptAt, expects, true);
    }

    @Override
    public Step onGroup(GroupOrder order, String member, long now) {
        boolean may = now >= conditions.mayBecomeActiveAt();
        if (order == GroupOrder.TAKE && may && (ready || now >= downAt)) {
            return Edges.takeOver(this, Cause.SYNC_GROUP, member, now);
        }
        if (order == GroupOrder.WAIT && now >= due()) {
            return Step.stay(waitOn(now));
        }
        return Step.stay(this);
    }

    /**
     * A change of the effective priority moves the running timer by the difference of the skew times, as in keepalived. A timer that
     * the policy held back, and no longer does, is due now and not in the past.
     *
     * <p>A preempt delay that the policy asks for only now, as its first verdict does when it comes after the first adverts, begins now.
     */
    @Override
    public Step onConditions(Conditions changed, long now) {
        Optional<Cause> obstacle = changed.obstacle();
        if (obstacle.isPresent()) {
            return Edges.drop(this, changed, obstacle.get());
        }
        Duration delay = changed.verdict().preemptDelay();
        if (expects == Cause.LOWER_PRIORITY_ACTIVE && rival.isPresent() && !delay.isZero()) {
            Rival living = rival.get();
            return Step.stay(with(changed).follow(living.peer(), living.interval(), now + delay.toNanos(), now));
        }
        VrrpVersion version = setting.definition().version();
        long skewBefore = learned.skewTime(version, effective());
        long skewNow =
                learned.skewTime(version, changed.effective(setting.definition().priority()));
        if (ready && isHeldOff(conditions) && !isHeldOff(changed)) {
            return Step.stay(with(changed).downAt(now));
        }
        long moved = downAt + skewNow - skewBefore;
        return Step.stay(with(changed).downAt(due() > now ? Math.max(moved, now) : moved));
    }

    /**
     * A timer that runs goes on. In version 2 all nodes have the same interval, so that another one holds for the Active too: it is
     * given the time to say so.
     */
    @Override
    public Step onSetting(Setting changed, long now) {
        InstanceDefinition definition = changed.definition();
        boolean sameInterval = definition.interval().equals(setting.definition().interval());
        if (sameInterval || definition.version() == VrrpVersion.V3) {
            return Step.stay(with(changed));
        }
        long down =
                now + definition.activeDownInterval(definition.interval(), conditions.effective(definition.priority()));
        return Step.stay(new Backup(
                changed,
                conditions,
                Math.max(downAt, down),
                armedAt,
                definition.interval(),
                active,
                rival,
                preemptAt,
                expects,
                ready));
    }

    @Override
    public Step onAddressMissing(Cause cause, String detail, long now) {
        return Step.stay(this);
    }

    /** What was heard before the pause says nothing about now: listen for a while before the timer may run out. */
    @Override
    public Step onPause(long nanos, long now) {
        long listen = now + Edges.listeningTime(setting, conditions);
        long later = Math.max(downAt, listen);
        return Step.stay(
                new Backup(setting, conditions, later, armedAt, learned, active, rival, preemptAt, expects, false));
    }

    @Override
    public Step onStepAside(long yieldUntil, String by, long now) {
        return Step.stay(with(conditions.yieldingUntil(yieldUntil)));
    }

    @Override
    public Step onStop(Cause cause, long now) {
        return Edges.end(this, cause);
    }
}
