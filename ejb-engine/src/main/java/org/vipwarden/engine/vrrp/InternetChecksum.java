package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;

/** The one's complement sum of RFC 1071, over a packet and optionally the pseudo-header before it. */
final class InternetChecksum {
    private static final int VRRP_PROTOCOL = 112;

    private InternetChecksum() {}

    /** The sum over everything from position to limit, with the checksum field as it is: 0 means that it is right. */
    static int of(ByteBuffer packet) {
        return finish(sum(packet));
    }

    /** As {@link #of(ByteBuffer)}, with the pseudo-header before it: for IPv4 as keepalived and FRR do, for IPv6 as RFC 8200 section 8.1 says. */
    static int withPseudoHeader(ByteBuffer packet, IpAddress source, IpAddress destination) {
        long pseudo = halves(source) + halves(destination) + VRRP_PROTOCOL + packet.remaining();
        return finish(sum(packet) + pseudo);
    }

    private static long halves(IpAddress address) {
        if (address instanceof Ipv4 four) {
            return halves(four.bits() & 0xFFFFFFFFL);
        }
        Ipv6 six = (Ipv6) address;
        return halves(six.high()) + halves(six.low());
    }

    private static long halves(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits & 0xFFFF);
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
