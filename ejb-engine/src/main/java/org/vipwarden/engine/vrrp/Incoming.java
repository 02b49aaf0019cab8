package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import org.vipwarden.engine.unit.Ipv4;

/**
 * A packet of IP protocol 112 as it arrived.
 *
 * @param payload what follows the IPv4 header, from position to limit
 */
public record Incoming(Ipv4 source, Ipv4 destination, int ttl, ByteBuffer payload) {}
