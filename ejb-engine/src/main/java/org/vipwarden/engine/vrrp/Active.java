package org.vipwarden.engine.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
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
 */
public record Active(
        Setting setting,
        Conditions conditions,
        long advertAt,
        long renewAt,
        long announceAt,
        int announceRepeat,
        long refreshAt)
        implements RouterState {

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
        return new Active(changed, conditions, advertAt, renewAt, announceAt, announceRepeat, refreshAt);
    }

    @Override
    public Active with(Conditions changed) {
        return new Active(setting, changed, advertAt, renewAt, announceAt, announceRepeat, refreshAt);
    }

    /**
     * The same with another configuration of the same virtual router. No advert comes later than it would have, nor later than the new
     * interval wants it; addresses that are new are announced a second time, as after a takeover.
     */
    Step reconfigured(Setting changed, long now) {
        AnnouncementDefinition announcement = changed.definition().announcement();
        long delay = announcement.delay().toNanos();
        long refresh = announcement.refresh().toNanos();
        boolean again = delay > 0 && changed.bringsAddresses(setting);
        Active next = new Active(
                changed,
                conditions,
                Math.min(advertAt, now + changed.definition().interval().nanos()),
                changed.addressLease() ? now + changed.renewal() : Long.MAX_VALUE,
                again ? now + delay : announceAt,
                again ? announcement.repeat() : announceRepeat,
                refresh > 0 ? Math.min(refreshAt, now + refresh) : Long.MAX_VALUE);
        return Step.stay(next, next.ownAdvert(), new HoldAddresses());
    }

    private Priority effective() {
        return conditions.effective(setting.definition().priority());
    }

    private SendAdvert ownAdvert() {
        return new SendAdvert(effective());
    }

    @Override
    public Step onAdvert(Advert advert, IpAddress source, long now) {
        if (isOwnAddress(source)) {
            return Step.stay(this);
        }
        if (advert.priority().isRelease()) {
            return Step.stay(this, ownAdvert());
        }
        Peer peer = new Peer(source, advert.priority());
        if (losesTo(peer)) {
            Step giveWay = Edges.giveWay(this, peer, advert.interval(), now);
            return setting.definition().election().higherPrioritySendAdvert() ? giveWay.after(ownAdvert()) : giveWay;
        }
        return assertOneself(now);
    }

    private boolean isOwnAddress(IpAddress source) {
        return conditions.primary().filter(source::equals).isPresent();
    }

    /** The higher priority wins; with equal ones the higher address (RFC 9568 section 6.4.3). */
    private boolean losesTo(Peer peer) {
        int byPriority = peer.priority().compareTo(effective());
        return byPriority != 0
                ? byPriority > 0
                : conditions
                        .primary()
                        .filter(own -> peer.address().compareTo(own) > 0)
                        .isPresent();
    }

    /** Somebody with a lower priority says that it is Active: answer it, and lead the neighbours back here. */
    private Step assertOneself(long now) {
        AnnouncementDefinition announcement = setting.definition().announcement();
        long delay = announcement.lowerPriorityDelay().toNanos();
        Active next = new Active(
                setting,
                conditions,
                advertAt,
                renewAt,
                delay > 0 ? now + delay : announceAt,
                delay > 0 ? announcement.lowerPriorityRepeat() : announceRepeat,
                refreshAt);
        List<Effect> effects = new ArrayList<>();
        if (!setting.definition().election().lowerPriorityNoAdvert()) {
            effects.add(ownAdvert());
        }
        effects.add(new Announce(announcement.lowerPriorityRepeat()));
        return new Step(next, effects);
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
                following(renewAt, setting.renewal(), now),
                now >= announceAt ? Long.MAX_VALUE : announceAt,
                announceRepeat,
                following(
                        refreshAt, setting.definition().announcement().refresh().toNanos(), now));
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

    @Override
    public Step onAddressMissing(Cause cause, String detail, long now) {
        return Edges.retry(this, cause, detail, now);
    }

    @Override
    public Step onPause(long nanos, long now) {
        return Edges.doubt(this, nanos, now);
    }

    @Override
    public Step onStepAside(long yieldUntil, String by, long now) {
        return Edges.resign(this, new Resigning.Purpose(Cause.COMMAND, by, false, yieldUntil), now);
    }

    @Override
    public Step onStop(Cause cause, long now) {
        return Edges.resign(this, new Resigning.Purpose(cause, "", true, 0), now);
    }
}
