package org.vipwarden.engine.vrrp;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The router cannot take part: its interface does not work, the policy or another member of its sync group forbids it, the node has
 * only just started, or it has been stopped (RFC 9568 section 6.4.1).
 *
 * @param ended whether it was stopped for good
 */
public record Initialize(Setting setting, Conditions conditions, boolean ended) implements RouterState {

    @Override
    public Role role() {
        return Role.INITIALIZE;
    }

    @Override
    public long due() {
        return waitsToJoin() ? conditions.joinAt() : Long.MAX_VALUE;
    }

    /** Whether nothing is in the way but the delay after the start. */
    private boolean waitsToJoin() {
        return !ended
                && conditions.joinAt() != Long.MIN_VALUE
                && conditions.obstacle().isEmpty();
    }

    @Override
    public Initialize with(Setting changed) {
        return new Initialize(changed, conditions, ended);
    }

    @Override
    public Initialize with(Conditions changed) {
        return new Initialize(setting, changed, ended);
    }

    /** An advert that arrives now is somebody else's business. */
    @Override
    public Step onAdvert(Advert advert, IpAddress source, long now) {
        return Step.stay(this);
    }

    @Override
    public Step onTimer(long now) {
        if (!waitsToJoin() || now < conditions.joinAt()) {
            return Step.stay(this);
        }
        return Edges.rejoin(with(conditions.joiningAt(Long.MIN_VALUE)), Cause.STARTUP, now);
    }

    @Override
    public Step onConditions(Conditions changed, long now) {
        Optional<Cause> before = conditions.obstacle();
        Initialize next = with(changed);
        if (ended || before.isEmpty() || changed.obstacle().isPresent() || now < changed.joinAt()) {
            return Step.stay(next);
        }
        return Edges.rejoin(next.with(changed.joiningAt(Long.MIN_VALUE)), removal(before.get()), now);
    }

    /** What it is called that an obstacle is gone. */
    private static Cause removal(Cause obstacle) {
        return switch (obstacle) {
            case INTERFACE_DOWN -> Cause.INTERFACE_UP;
            case NO_PRIMARY_ADDRESS -> Cause.PRIMARY_ADDRESS;
            case SYNC_GROUP -> Cause.SYNC_GROUP;
            default -> Cause.POLICY_CLEARED;
        };
    }

    @Override
    public Step onSetting(Setting changed, long now) {
        return Step.stay(with(changed));
    }

    @Override
    public Step onAddressMissing(Cause cause, String detail, long now) {
        return Step.stay(this);
    }

    @Override
    public Step onPause(long nanos, long now) {
        return Step.stay(this);
    }

    @Override
    public Step onStepAside(long yieldUntil, String by, long now) {
        return Step.stay(with(conditions.yieldingUntil(yieldUntil)));
    }

    @Override
    public Step onStop(Cause cause, long now) {
        return Step.stay(new Initialize(setting, conditions, true));
    }
}
