package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import org.vipwarden.engine.unit.Ipv4;

/** The one's complement sum of RFC 1071, over a packet and optionally the pseudo-header before it. */
final class InternetChecksum {
    private static final int VRRP_PROTOCOL = 112;

    private InternetChecksum() {}

    /** The sum over everything from position to limit, with the checksum field as it is: 0 means that it is right. */
    static int of(ByteBuffer packet) {
        return finish(sum(packet));
    }

    /** As {@link #of(ByteBuffer)}, with the IPv4 pseudo-header that keepalived and FRR put before version 3 packets. */
    static int withPseudoHeader(ByteBuffer packet, Ipv4 source, Ipv4 destination) {
        int pseudo = halves(source) + halves(destination) + VRRP_PROTOCOL + packet.remaining();
        return finish(sum(packet) + pseudo);
    }

    private static int halves(Ipv4 address) {
        return (address.bits() >>> 16) + (address.bits() & 0xFFFF);
    }

    private static long sum(ByteBuffer packet) {
        long sum = 0;
        int at = packet.position();
        for (; at + 1 < packet.limit(); at += 2) {
            sum += packet.getShort(at) & 0xFFFF;
        }
        return at < packet.limit() ? sum + ((packet.get(at) & 0xFF) << 8) : sum;
    }

    private static int finish(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) (~folded & 0xFFFF);
    }
}
