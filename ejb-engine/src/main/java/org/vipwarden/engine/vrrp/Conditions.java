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
 */
public record Conditions(
        boolean linkUp, Optional<IpAddress> primary, Optional<Standing> standing, long verdictBy, long yieldUntil) {

    Conditions withLink(boolean up, Optional<IpAddress> address) {
        return new Conditions(up, address, standing, verdictBy, yieldUntil);
    }

    Conditions withStanding(Standing verdict) {
        return new Conditions(linkUp, primary, Optional.of(verdict), verdictBy, yieldUntil);
    }

    Conditions yieldingUntil(long until) {
        return new Conditions(linkUp, primary, standing, verdictBy, until);
    }

    /** What the policy says, or that it says nothing. */
    public Standing verdict() {
        return standing.orElse(Standing.CLEAR);
    }

    /** The priority that the policy makes of the configured one. */
    public Priority effective(Priority base) {
        return verdict().effective(base);
    }

    /** Why the router cannot take part; empty when it can. */
    Optional<Cause> obstacle() {
        if (!linkUp) {
            return Optional.of(Cause.INTERFACE_DOWN);
        }
        if (primary.isEmpty()) {
            return Optional.of(Cause.NO_PRIMARY_ADDRESS);
        }
        return verdict().mustRelease() ? Optional.of(Cause.POLICY_RELEASE) : Optional.empty();
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
