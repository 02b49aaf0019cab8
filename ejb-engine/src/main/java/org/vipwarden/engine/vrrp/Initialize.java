package org.vipwarden.engine.vrrp;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The router cannot take part: its interface does not work, the policy forbids it, or it has been stopped (RFC 9568 section 6.4.1).
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
        return Long.MAX_VALUE;
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
        return Step.stay(this);
    }

    @Override
    public Step onConditions(Conditions changed, long now) {
        Optional<Cause> before = conditions.obstacle();
        Initialize next = with(changed);
        if (ended || before.isEmpty() || changed.obstacle().isPresent()) {
            return Step.stay(next);
        }
        return Edges.rejoin(next, removal(before.get()), now);
    }

    /** What it is called that an obstacle is gone. */
    private static Cause removal(Cause obstacle) {
        return switch (obstacle) {
            case INTERFACE_DOWN -> Cause.INTERFACE_UP;
            case NO_PRIMARY_ADDRESS -> Cause.PRIMARY_ADDRESS;
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
