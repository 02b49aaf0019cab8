package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Weight;

/**
 * A {@code bfd_instance}: a session with a neighbour (RFC 5880).
 *
 * @param source the address that is spoken from; the system's choice when absent
 * @param minRx no less than this between the neighbour's packets; default 10 ms
 * @param minTx no less than this between ours; default 10 ms
 * @param idleTx between ours while the session is not up; default and least 1 s
 * @param multiplier how many packets may be lost; 1 to 255, default 5
 * @param passive whether the neighbour has to speak first
 * @param ttl the time to live or hop limit that is sent and expected; 1 to 255, default 255 (IPv6 over several hops: 64)
 * @param maxHops by how much a packet that arrives may have less; 0 by default, 255 for any
 * @param multihop whether the neighbour is more than one hop away (RFC 5883): port 4784 and not 3784
 * @param weight for instances that track it without a weight of their own; default 0
 */
public record BfdDefinition(
        String name,
        IpAddress neighbor,
        Optional<IpAddress> source,
        Duration minRx,
        Duration minTx,
        Duration idleTx,
        int multiplier,
        boolean passive,
        int ttl,
        int maxHops,
        boolean multihop,
        Weight weight) {
    /** The value of {@link #maxHops} for which packets may have come from anywhere. */
    public static final int ANY_HOPS = 255;

    /** Whether a packet with this time to live has come from near enough (RFC 5881 section 5). */
    public boolean isNearEnough(int arrivedTtl) {
        return maxHops == ANY_HOPS || ttl - arrivedTtl <= maxHops;
    }
}
