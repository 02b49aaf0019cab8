package org.vipwarden.engine.unit;

import java.nio.ByteBuffer;

/**
 * A packet as it arrived.
 *
 * @param ttl time to live or hop limit
 * @param protocol of IP: 112, or 51 when the payload begins with an authentication header
 * @param identification of the IPv4 header
 * @param payload what follows the IP header, from position to limit
 */
public record Incoming(
        IpAddress source, IpAddress destination, int ttl, int protocol, int identification, ByteBuffer payload) {
    private static final int VRRP = 112;

    /** Plain VRRP. */
    public Incoming(IpAddress source, IpAddress destination, int ttl, ByteBuffer payload) {
        this(source, destination, ttl, VRRP, 0, payload);
    }
}
