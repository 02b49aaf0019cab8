package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.unit.Priority;

/** What a virtual router asks to be done, in order. */
public sealed interface Effect {

    /** Has it done. */
    void by(Performer performer);

    /** Whoever does what virtual routers ask for: the node, or a simulator. */
    interface Performer {
        void sendAdvert(Priority priority);

        void holdAddresses();

        void dropAddresses();

        void announce(int repeat);

        void publish(Transition transition);

        void lowerPriorityHeard();
    }

    /** Send an advert with this priority to the group; see {@link Setting#advert}. */
    record SendAdvert(Priority priority) implements Effect {
        @Override
        public void by(Performer performer) {
            performer.sendAdvert(priority);
        }
    }

    /** Install the virtual addresses, or renew their lease. */
    record HoldAddresses() implements Effect {
        @Override
        public void by(Performer performer) {
            performer.holdAddresses();
        }
    }

    /** Remove the virtual addresses. */
    record DropAddresses() implements Effect {
        @Override
        public void by(Performer performer) {
            performer.dropAddresses();
        }
    }

    /**
     * Announce every virtual address by gratuitous ARP.
     *
     * @param repeat how many packets for each
     */
    record Announce(int repeat) implements Effect {
        @Override
        public void by(Performer performer) {
            performer.announce(repeat);
        }
    }

    /** Tell everybody that the role has changed. */
    record Publish(Transition transition) implements Effect {
        @Override
        public void by(Performer performer) {
            performer.publish(transition);
        }
    }

    /** Tell those who want to know that somebody with a lower priority says that it is Active. */
    record LowerPriorityHeard() implements Effect {
        @Override
        public void by(Performer performer) {
            performer.lowerPriorityHeard();
        }
    }
}
