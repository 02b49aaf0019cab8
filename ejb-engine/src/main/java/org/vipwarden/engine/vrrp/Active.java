package org.vipwarden.engine.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
import org.vipwarden.engine.vrrp.Effect.LowerPriorityHeard;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;

/**
 * The router holds the addresses and says so (RFC 9568 section 6.4.3).
 *
 * <p>All times are absolute: the next advert is due one interval after the last was due, not after it was sent, so that lateness
 * does not add up.
 *
 * @param advertAt when the next advert is due
 * @param renewAt when the lease of the addresses is renewed; {@link Long#MAX_VALUE} without leases
 * @param announceAt when the second burst of announcements is due; {@link Long#MAX_VALUE} for none
 * @param announceRepeat how many packets for each address that burst has
 * @param refreshAt when the addresses are announced again; {@link Long#MAX_VALUE} for never
 * @param answeredAt when it last sent an advert because of another one; {@link Long#MIN_VALUE} for never
 * @param secondOwner another node that owns the addresses as this one does
 * @param tieUntil until when a tie is decided on the main path alone, because the other one is heard there, or may be as it has only just
 *     been heard on another; {@link Long#MIN_VALUE} for never
 */
public record Active(
        Setting setting,
        Conditions conditions,
        long advertAt,
        long renewAt,
        long announceAt,
        int announceRepeat,
        long refreshAt,
        long answeredAt,
        Optional<SecondOwner> secondOwner,
        long tieUntil)
        implements RouterState {
    /** A lower-priority Active is answered at most twice in an interval. */
    private static final int LOWER_ANSWERS = 2;
    /** Priority 0 is answered sooner: the Backups' skew times have begun to run. */
    private static final int RELEASE_ANSWERS = 16;
    /** After so many intervals without an advert of an equal one, the next is that of a new one. */
    private static final int NEW_RIVAL = 4;

    @Override
    public Role role() {
        return Role.ACTIVE;
    }

    @Override
    public long due() {
        return Math.min(Math.min(advertAt, renewAt), Math.min(announceAt, refreshAt));
    }

    @Override
    public Active with(Setting changed) {
        return new Active(
                changed,
                conditions,
                advertAt,
                renewAt,
                announceAt,
                announceRepeat,
                refreshAt,
                answeredAt,
                secondOwner,
                tieUntil);
    }

    @Override
    public Active with(Conditions changed) {
        return new Active(
                setting,
                changed,
                advertAt,
                renewAt,
                announceAt,
                announceRepeat,
                refreshAt,
                answeredAt,
                secondOwner,
                tieUntil);
    }

    private Priority effective() {
        return conditions.effective(setting.definition().priority());
    }

    private SendAdvert ownAdvert() {
        return new SendAdvert(effective());
    }

    @Override
    public Step onAdvert(Advert advert, IpAddress source, long now) {
        boolean tie =
                advert.priority().equals(effective()) && !conditions.primary().equals(Optional.of(source));
        return (tie ? tiedUntil(now + setting.definition().activeDownInterval(advert.interval(), effective())) : this)
                .hear(advert, source, conditions.primary(), now);
    }

    /**
     * All nodes must decide a tie by the same addresses, or two would both give way, or neither: by those of the main path while the
     * other one is heard there. Which copy of an advert comes first says nothing, so the main path is given an interval's time.
     */
    @Override
    public Step onFurtherAdvert(Advert advert, IpAddress source, IpAddress own, long now) {
        if (!advert.priority().equals(effective()) || own.equals(source)) {
            return hear(advert, source, Optional.of(own), now);
        }
        long interval = Math.max(
                setting.definition().interval().nanos(), advert.interval().nanos());
        if (tieUntil == Long.MIN_VALUE || now - tieUntil > NEW_RIVAL * interval) {
            return Step.stay(tiedUntil(now + interval));
        }
        return now < tieUntil ? Step.stay(this) : hear(advert, source, Optional.of(own), now);
    }

    private Active tiedUntil(long time) {
        return new Active(
                setting,
                conditions,
                advertAt,
                renewAt,
                announceAt,
                announceRepeat,
                refreshAt,
                answeredAt,
                secondOwner,
                time);
    }

    /**
     * @param own this node's address on the path that the advert came by
     */
    private Step hear(Advert advert, IpAddress source, Optional<IpAddress> own, long now) {
        if (own.filter(source::equals).isPresent()
                || effective().isOwner() && setting.definition().election().ownerIgnoresAdverts()) {
            return Step.stay(this);
        }
        if (advert.priority().isRelease()) {
            return hasAnswered(RELEASE_ANSWERS, now) ? Step.stay(this) : Step.stay(answered(now), ownAdvert());
        }
        Peer peer = new Peer(source, advert.priority());
        if (effective().isOwner() && advert.priority().isOwner()) {
            return meetOwner(peer, advert.interval(), own, now);
        }
        if (losesTo(peer, own)) {
            Step giveWay = Edges.giveWay(this, conditions, Cause.HIGHER_PRIORITY, peer, advert.interval(), now);
            return setting.definition().election().higherPrioritySendAdvert() ? giveWay.after(ownAdvert()) : giveWay;
        }
        return assertOneself(now);
    }

    /**
     * Two nodes that own the addresses: a mistake of the configuration that would keep both Active for ever. The one with the higher
     * address gives way, as 254, when the other goes on after having had two adverts to answer to; it is the owner again when it
     * next takes over, because then the other is gone.
     */
    private Step meetOwner(Peer peer, AdvertInterval interval, Optional<IpAddress> own, long now) {
        if (hasHigherAddress(peer, own)) {
            return assertOneself(now);
        }
        SecondOwner other = SecondOwner.heard(secondOwner, setting.definition().interval(), interval, now);
        if (other.staysFor(now) >= 2 * setting.definition().interval().nanos()) {
            return Edges.giveWay(this, conditions.disowned(true), Cause.SECOND_OWNER, peer, interval, now);
        }
        Active next = new Active(
                setting,
                conditions,
                advertAt,
                renewAt,
                announceAt,
                announceRepeat,
                refreshAt,
                answeredAt,
                Optional.of(other),
                tieUntil);
        return next.assertOneself(now);
    }

    /** Whether an advert went out because of another one in this part of an interval. */
    private boolean hasAnswered(int timesInAnInterval, long now) {
        long pause = setting.definition().interval().nanos() / timesInAnInterval;
        return answeredAt != Long.MIN_VALUE && now - answeredAt < pause;
    }

    private Active answered(long now) {
        return new Active(
                setting,
                conditions,
                advertAt,
                renewAt,
                announceAt,
                announceRepeat,
                refreshAt,
                now,
                secondOwner,
                tieUntil);
    }

    /** The higher priority wins; with equal ones the higher address (RFC 9568 section 6.4.3). */
    private boolean losesTo(Peer peer, Optional<IpAddress> own) {
        int byPriority = peer.priority().compareTo(effective());
        return byPriority != 0 ? byPriority > 0 : hasHigherAddress(peer, own);
    }

    private static boolean hasHigherAddress(Peer peer, Optional<IpAddress> own) {
        return own.filter(address -> peer.address().compareTo(address) > 0).isPresent();
    }

    /**
     * Somebody with a lower priority says that it is Active: answer it, and lead the neighbours back here.
     *
     * <p>keepalived answers each such advert with one advert and one burst of announcements. Here an answer holds for half an
     * interval, whoever asks: it goes to all anyhow, and nobody can have more sent than twice of what is sent without him.
     */
    private Step assertOneself(long now) {
        Active next = announcingAgain(now);
        if (hasAnswered(LOWER_ANSWERS, now)) {
            return Step.stay(next);
        }
        List<Effect> effects = new ArrayList<>();
        if (!setting.definition().election().lowerPriorityNoAdvert()) {
            effects.add(ownAdvert());
        }
        int repeat = setting.definition().announcement().lowerPriorityRepeat();
        if (repeat > 0) {
            effects.add(new Announce(repeat));
        }
        effects.add(new LowerPriorityHeard());
        return new Step(next.answered(now), effects);
    }

    /** Whoever is not answered has announced himself all the same: the second burst comes after the last of them. */
    private Active announcingAgain(long now) {
        AnnouncementDefinition announcement = setting.definition().announcement();
        long delay = announcement.lowerPriorityDelay().toNanos();
        if (delay == 0) {
            return this;
        }
        return new Active(
                setting,
                conditions,
                advertAt,
                renewAt,
                now + delay,
                announcement.lowerPriorityRepeat(),
                refreshAt,
                answeredAt,
                secondOwner,
                tieUntil);
    }

    @Override
    public Step onTimer(long now) {
        List<Effect> effects = new ArrayList<>(4);
        if (now >= advertAt) {
            effects.add(ownAdvert());
        }
        if (now >= renewAt) {
            effects.add(new HoldAddresses());
        }
        if (now >= announceAt) {
            effects.add(new Announce(announceRepeat));
        }
        if (now >= refreshAt) {
            effects.add(new Announce(setting.definition().announcement().refreshRepeat()));
        }
        Active next = new Active(
                setting,
                conditions,
                following(advertAt, setting.definition().interval().nanos(), now),
                following(renewAt, setting.lease(effective()).renewal(), now),
                now >= announceAt ? Long.MAX_VALUE : announceAt,
                announceRepeat,
                following(
                        refreshAt, setting.definition().announcement().refresh().toNanos(), now),
                answeredAt,
                secondOwner,
                tieUntil);
        return new Step(next, effects);
    }

    /** The next time of a schedule after now: those that were missed altogether are left out. */
    private static long following(long due, long period, long now) {
        if (now < due) {
            return due;
        }
        long missed = (now - due) / period;
        return due + (missed + 1) * period;
    }

    @Override
    public Step onConditions(Conditions changed, long now) {
        Optional<Cause> obstacle = changed.obstacle();
        return obstacle.isPresent() ? Edges.fail(this, changed, obstacle.get()) : Step.stay(with(changed));
    }

    /**
     * Says at once what has changed, as in keepalived, and installs its addresses. No advert comes later than it would have, nor later
     * than the new interval wants it; addresses that are new are announced a second time, as after a takeover.
     */
    @Override
    public Step onSetting(Setting changed, long now) {
        AnnouncementDefinition announcement = changed.definition().announcement();
        long delay = announcement.delay().toNanos();
        long refresh = announcement.refresh().toNanos();
        boolean again = delay > 0 && changed.bringsAddresses(setting);
        Priority effective = conditions.effective(changed.definition().priority());
        Active next = new Active(
                changed,
                conditions,
                Math.min(advertAt, now + changed.definition().interval().nanos()),
                changed.addressLease() ? now + changed.lease(effective).renewal() : Long.MAX_VALUE,
                again ? now + delay : announceAt,
                again ? announcement.repeat() : announceRepeat,
                refresh > 0 ? Math.min(refreshAt, now + refresh) : Long.MAX_VALUE,
                answeredAt,
                secondOwner,
                tieUntil);
        return Step.stay(next, next.ownAdvert(), new HoldAddresses());
    }

    @Override
    public Step onAddressMissing(Cause cause, String detail, long now) {
        return Edges.retry(this, cause, detail, now);
    }

    @Override
    public Step onPause(long nanos, long now) {
        return Edges.doubt(this, nanos, now);
    }

    @Override
    public Step onGroup(GroupOrder order, String member, long now) {
        return switch (order) {
            case LEAVE -> Edges.leave(this, member, false, now);
            case LEAVE_BRIEFLY -> Edges.leave(this, member, true, now);
            case WAIT, TAKE -> Step.stay(this);
        };
    }

    @Override
    public Step onStepAside(long yieldUntil, String by, long now) {
        return Edges.resign(this, new Resigning.Purpose(Cause.COMMAND, by, false, yieldUntil), now);
    }

    @Override
    public Step onStop(Cause cause, long now) {
        return Edges.resign(this, new Resigning.Purpose(cause, "", true, 0), now);
    }

    /**
     * Another owner of the addresses.
     *
     * @param since when its first advert was heard
     * @param until when it counts as gone unless it is heard again
     */
    public record SecondOwner(long since, long until) {

        /** What is known of it with this advert: 1.2 times the longer interval after its last one it was gone. */
        static SecondOwner heard(Optional<SecondOwner> before, AdvertInterval own, AdvertInterval its, long now) {
            long gone = now + Math.max(own.nanos(), its.nanos()) * 12 / 10;
            return new SecondOwner(
                    before.filter(b -> now <= b.until).map(b -> b.since).orElse(now), gone);
        }

        long staysFor(long now) {
            return now - since;
        }
    }
}
