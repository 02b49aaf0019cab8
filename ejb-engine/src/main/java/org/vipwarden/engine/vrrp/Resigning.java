package org.vipwarden.engine.vrrp;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The router has said that it gives up (priority 0), and answers for the addresses until a successor does: a planned hand-over
 * has no gap.
 *
 * <p>keepalived removes the addresses at once, and its clients wait for the successor's skew time.
 *
 * @param until when the longest possible skew time has passed and nobody has taken over
 * @param purpose why, and what comes after
 */
public record Resigning(Setting setting, Conditions conditions, long until, Purpose purpose) implements RouterState {

    /**
     * Why a router resigns.
     *
     * @param by who asked; may be empty
     * @param ends whether it stops for good; else it becomes Backup
     * @param yieldUntil until when it then lets its successor be
     */
    public record Purpose(Cause cause, String by, boolean ends, long yieldUntil) {}

    @Override
    public Role role() {
        return Role.ACTIVE;
    }

    @Override
    public long due() {
        return until;
    }

    @Override
    public Resigning with(Setting changed) {
        return new Resigning(changed, conditions, until, purpose);
    }

    @Override
    public Resigning with(Conditions changed) {
        return new Resigning(setting, changed, until, purpose);
    }

    @Override
    public Step onAdvert(Advert advert, IpAddress source, long now) {
        if (advert.priority().isRelease()) {
            return Step.stay(this);
        }
        return Edges.handOver(this, new Peer(source, advert.priority()), advert.interval(), now);
    }

    /** Nobody came. Who stops must go all the same; who was only asked to step aside stays, because nobody else is there. */
    @Override
    public Step onTimer(long now) {
        if (now < until) {
            return Step.stay(this);
        }
        return purpose.ends() ? Edges.end(this, purpose.cause()) : Edges.resume(this, now);
    }

    @Override
    public Step onConditions(Conditions changed, long now) {
        Optional<Cause> obstacle = changed.obstacle();
        if (obstacle.isEmpty()) {
            return Step.stay(with(changed));
        }
        return purpose.ends() ? Edges.end(this, purpose.cause()) : Edges.drop(this, changed, obstacle.get());
    }

    /** It has said that it gives up: it claims nothing any more, under whatever configuration. */
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
        return purpose.ends() ? Edges.end(this, purpose.cause()) : Edges.doubt(this, nanos, now);
    }

    @Override
    public Step onStepAside(long yieldUntil, String by, long now) {
        return Step.stay(this);
    }

    @Override
    public Step onStop(Cause cause, long now) {
        return Step.stay(new Resigning(setting, conditions, until, new Purpose(cause, "", true, 0)));
    }
}
