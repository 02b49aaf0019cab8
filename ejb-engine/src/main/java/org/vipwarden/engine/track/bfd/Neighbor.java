package org.vipwarden.engine.track.bfd;

/**
 * The other end as it last spoke (RFC 5880 section 6.8.1).
 *
 * @param discriminator its number of the session; 0 while it is not known
 * @param desiredTx what it means to leave between its packets, in microseconds
 * @param requiredRx what it wants between ours, in microseconds; 0: none at all
 * @param multiplier how many of its packets we may miss; 0 while it is not known
 */
public record Neighbor(int discriminator, State state, long desiredTx, long requiredRx, int multiplier) {
    /** Nothing was heard of it. */
    static final Neighbor UNHEARD = new Neighbor(0, State.DOWN, 0, 1, 0);

    static Neighbor of(ControlPacket packet) {
        return new Neighbor(
                packet.mine(),
                packet.state(),
                Integer.toUnsignedLong(packet.desiredTx()),
                Integer.toUnsignedLong(packet.requiredRx()),
                packet.multiplier());
    }

    /** Its number is forgotten when it was silent for too long; the rest stays (RFC 5880 section 6.8.1). */
    Neighbor forgotten() {
        return new Neighbor(0, state, desiredTx, requiredRx, multiplier);
    }
}
