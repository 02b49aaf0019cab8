package org.vipwarden.engine.vrrp;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;

/**
 * What a virtual router has been told about the world around it. It survives every change of role.
 *
 * @param linkUp whether its interface works
 * @param primary the address its adverts come from; empty when the interface has none
 * @param standing what the policy says; empty before its first verdict
 * @param verdictBy until when it waits for the first verdict before it becomes Active
 * @param yieldUntil until when it lets an Active with a lower priority be, after a commanded hand-over
 * @param joinAt before when it takes no part ({@code vrrp_startup_delay}, {@code vrrp_delay_after_boot})
 * @param heldBy the member of its sync group that cannot take part, and so keeps it from it
 * @param disowned whether it owns the addresses, but another node says so too, and it counts as 254 until that one is gone
 */
public record Conditions(
        boolean linkUp,
        Optional<IpAddress> primary,
        Optional<Standing> standing,
        long verdictBy,
        long yieldUntil,
        long joinAt,
        Optional<String> heldBy,
        boolean disowned) {

    /** The usual ones: it may join at once, stands alone, and owns what it owns. */
    public Conditions(
            boolean linkUp, Optional<IpAddress> primary, Optional<Standing> standing, long verdictBy, long yieldUntil) {
        this(linkUp, primary, standing, verdictBy, yieldUntil, Long.MIN_VALUE, Optional.empty(), false);
    }

    Conditions withLink(boolean up, Optional<IpAddress> address) {
        return new Conditions(up, address, standing, verdictBy, yieldUntil, joinAt, heldBy, disowned);
    }

    Conditions withStanding(Standing verdict) {
        return new Conditions(linkUp, primary, Optional.of(verdict), verdictBy, yieldUntil, joinAt, heldBy, disowned);
    }

    Conditions yieldingUntil(long until) {
        return new Conditions(linkUp, primary, standing, verdictBy, until, joinAt, heldBy, disowned);
    }

    /** The same, not to be joined before the given time. */
    public Conditions joiningAt(long time) {
        return new Conditions(linkUp, primary, standing, verdictBy, yieldUntil, time, heldBy, disowned);
    }

    /** The same, held back by a member of the sync group or by none. */
    public Conditions heldBy(Optional<String> member) {
        return new Conditions(linkUp, primary, standing, verdictBy, yieldUntil, joinAt, member, disowned);
    }

    Conditions disowned(boolean is) {
        return is == disowned
                ? this
                : new Conditions(linkUp, primary, standing, verdictBy, yieldUntil, joinAt, heldBy, is);
    }

    /** What the policy says, or that it says nothing. */
    public Standing verdict() {
        return standing.orElse(Standing.CLEAR);
    }

    /** The priority that the policy makes of the configured one. An owner's never changes, but for a second owner. */
    public Priority effective(Priority base) {
        return disowned && base.isOwner() ? Priority.HIGHEST_BACKUP : verdict().effective(base);
    }

    /** Why the router cannot take part; empty when it can. */
    public Optional<Cause> obstacle() {
        return ownObstacle().or(() -> heldBy.map(member -> Cause.SYNC_GROUP));
    }

    /** As {@link #obstacle}, without what other members of its sync group lack. */
    Optional<Cause> ownObstacle() {
        if (!linkUp) {
            return Optional.of(Cause.INTERFACE_DOWN);
        }
        if (primary.isEmpty()) {
            return Optional.of(Cause.NO_PRIMARY_ADDRESS);
        }
        return verdict().mustRelease() ? Optional.of(Cause.POLICY_RELEASE) : Optional.empty();
    }

    /** What is to be said about an obstacle: the member of the sync group; else nothing. */
    String detail(Cause obstacle) {
        return obstacle == Cause.SYNC_GROUP ? heldBy.orElse("") : "";
    }

    /**
     * From when on the router may become Active: at once, when the time for a first verdict is over, or not at all.
     *
     * @return nanoseconds; {@link Long#MIN_VALUE} for at once, {@link Long#MAX_VALUE} for not at all
     */
    long mayBecomeActiveAt() {
        if (!verdict().mayBecomeActive()) {
            return Long.MAX_VALUE;
        }
        return standing.isPresent() ? Long.MIN_VALUE : verdictBy;
    }

    boolean yields(long now) {
        return now < yieldUntil;
    }
}
