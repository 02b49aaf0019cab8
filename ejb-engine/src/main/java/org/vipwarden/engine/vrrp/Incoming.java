package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import org.vipwarden.engine.unit.IpAddress;

/**
 * A packet of IP protocol 112 as it arrived.
 *
 * @param payload what follows the IPv4 header, from position to limit
 */
public record Incoming(IpAddress source, IpAddress destination, int ttl, ByteBuffer payload) {}
