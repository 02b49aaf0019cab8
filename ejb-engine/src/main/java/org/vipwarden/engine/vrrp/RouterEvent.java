package org.vipwarden.engine.vrrp;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/** Something that happens to a virtual router. Each knows which method of a state takes it. */
public sealed interface RouterEvent {

    /** What the state makes of it. */
    Step meet(RouterState state, long now);

    /**
     * An advert was taken.
     *
     * @param beside on a further path: this node's own address there; empty on the main one
     */
    record AdvertHeard(Advert advert, IpAddress source, Optional<IpAddress> beside) implements RouterEvent {
        /** On the main path. */
        public AdvertHeard(Advert advert, IpAddress source) {
            this(advert, source, Optional.empty());
        }

        @Override
        public Step meet(RouterState state, long now) {
            return beside.isPresent()
                    ? state.onFurtherAdvert(advert, source, beside.get(), now)
                    : state.onAdvert(advert, source, now);
        }
    }

    /** The time that {@link RouterState#due()} named has come. */
    record TimerDue() implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onTimer(now);
        }
    }

    /** The interface or its address changed. */
    record LinkChanged(boolean up, Optional<IpAddress> primary) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onConditions(state.conditions().withLink(up, primary), now);
        }
    }

    /** The policy has decided anew. */
    record VerdictGiven(Standing standing) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onConditions(state.conditions().withStanding(standing), now);
        }
    }

    /** A reload has brought another configuration of the same virtual router. */
    record Reconfigured(Setting setting) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onSetting(setting, now);
        }
    }

    /** A virtual address is not on its link although it should be: removed by somebody, run out, or refused by the kernel. */
    record AddressMissing(Cause cause, String detail) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onAddressMissing(cause, detail, now);
        }
    }

    /** An administrator wants the addresses elsewhere, and this node not to take them back before the given time. */
    record StepAside(long yieldUntil, String by) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onStepAside(yieldUntil, by, now);
        }
    }

    /** The sync group asks for something because of one of its members. */
    record GroupOrdered(GroupOrder order, String member) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onGroup(order, member, now);
        }
    }

    /** A member of the sync group cannot take part, so that this one must not; or none is left of that kind. */
    record GroupHeld(Optional<String> by) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onConditions(state.conditions().heldBy(by), now);
        }
    }

    /** The node stops, or the instance is no longer configured. */
    record Stop(Cause cause) implements RouterEvent {
        @Override
        public Step meet(RouterState state, long now) {
            return state.onStop(cause, now);
        }
    }
}
