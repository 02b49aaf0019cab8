package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.unit.IpAddress;

/**
 * The state of a virtual router; one record for each, and what each makes of an event.
 *
 * <p>A state is immutable. Every change of role goes through {@link Edges}, where the table of them stands.
 */
public sealed interface RouterState permits Initialize, Backup, Active, Resigning {

    Setting setting();

    Conditions conditions();

    /** The role that this state is seen as. */
    Role role();

    /** When {@link RouterEvent.TimerDue} is wanted; {@link Long#MAX_VALUE} for never. */
    long due();

    /** The same state under other conditions. */
    RouterState with(Conditions conditions);

    /** The same state with another configuration of the same virtual router. */
    RouterState with(Setting setting);

    Step onAdvert(Advert advert, IpAddress source, long now);

    /**
     * An advert was taken on a further path, where the nodes have other addresses. Copies of one advert come over all paths: what one of
     * them has brought about, the next one must not bring about a second time.
     *
     * @param own this node's address there
     */
    default Step onFurtherAdvert(Advert advert, IpAddress source, IpAddress own, long now) {
        return onAdvert(advert, source, now);
    }

    Step onTimer(long now);

    /** Link, address or verdict changed; {@link #conditions()} still has the old ones. */
    Step onConditions(Conditions changed, long now);

    /** A reload has brought another configuration; {@link #setting()} still has the old one. */
    Step onSetting(Setting changed, long now);

    Step onAddressMissing(Cause cause, String detail, long now);

    /** The node did not run for so long that somebody else may have become Active. */
    Step onPause(long nanos, long now);

    Step onStepAside(long yieldUntil, String by, long now);

    Step onStop(Cause cause, long now);

    /** The sync group asks for something because of the given member. What does not fit the state is not done. */
    default Step onGroup(GroupOrder order, String member, long now) {
        return Step.stay(this);
    }
}
