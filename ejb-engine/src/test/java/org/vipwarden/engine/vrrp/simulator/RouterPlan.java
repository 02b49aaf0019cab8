package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/**
 * How a node is configured for a virtual router, with the times that the RFCs make of it: worked out here a second time, in plain
 * numbers, so that a mistake in the types of production is seen.
 *
 * @param centiseconds the advert interval
 */
record RouterPlan(VrrpVersion version, int priority, int centiseconds, boolean preempt, boolean startsActive) {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1000 * MILLI;
    static final int OWNER = 255;
    static final int HIGHEST_BACKUP = 254;
    private static final long CENTISECOND = 10 * MILLI;
    private static final int DOWN_ADVERTS = 3;

    boolean isOwner() {
        return priority == OWNER;
    }

    RouterPlan withPriority(int value) {
        return new RouterPlan(version, value, centiseconds, preempt || value == OWNER, startsActive);
    }

    RouterPlan withInterval(int value) {
        return new RouterPlan(version, priority, value, preempt, startsActive);
    }

    RouterPlan withPreempt(boolean value) {
        return new RouterPlan(version, priority, centiseconds, value || isOwner(), startsActive);
    }

    /** What production makes of it. */
    Setting setting() {
        Instances base = (version == VrrpVersion.V3 ? Instances.v3() : Instances.v2())
                .priority(priority)
                .interval(centiseconds);
        Instances started = startsActive ? base.startsAsMaster() : base;
        return (preempt ? started : started.nopreempt()).setting();
    }

    long interval() {
        return centiseconds * CENTISECOND;
    }

    /** RFC 3768 section 6.1: a part of a second. RFC 9568 section 6.1: a part of the Active's interval. */
    long skew(long learned, int effective) {
        long whole = version == VrrpVersion.V2 ? SECOND : learned;
        return (256 - effective) * whole / 256;
    }

    long activeDown(long learned, int effective) {
        return DOWN_ADVERTS * learned + skew(learned, effective);
    }

    /** How long a node that did not run listens before it believes that there is no Active. */
    long listening(int effective) {
        return interval() + skew(interval(), effective);
    }

    /** How late a timer may be before the node must take it for a pause. */
    long pauseLimit(int effective) {
        return activeDown(interval(), effective) - interval();
    }

    /** How long a resigning node answers at most: the skew of the lowest priority, and 50 ms for the network. */
    long resigning() {
        return skew(interval(), 1) + 50 * MILLI;
    }

    /**
     * The longest that a node that no longer runs may hold the addresses: half a second after its peers may have taken over (the
     * other half of what is promised is the kernel's), but a lease has a second at least.
     */
    long longestLease(int effective) {
        return Math.max(SECOND, activeDown(interval(), effective) + SECOND / 2);
    }

    /** The priority after the policy's adjustment: 1 to 254, but the owner's is never changed. */
    int effective(Standing standing) {
        return isOwner() ? OWNER : Math.max(1, Math.min(HIGHEST_BACKUP, priority + standing.adjustment()));
    }
}
