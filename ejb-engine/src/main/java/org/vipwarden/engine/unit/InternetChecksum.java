package org.vipwarden.engine.unit;

import java.nio.ByteBuffer;

/** The one's complement sum of RFC 1071, over 16-bit words in network byte order whatever the order of the buffer. */
public final class InternetChecksum {
    private InternetChecksum() {}

    /** The checksum of everything from position to limit; over what carries its checksum, 0 means that it is right. */
    public static int of(ByteBuffer bytes) {
        return of(bytes, bytes.position(), bytes.remaining(), 0);
    }

    /**
     * The checksum of a part.
     *
     * @param from index of the first byte
     * @param length how many bytes
     * @param before the sum of the 16-bit words that stand before it, as of a pseudo-header
     */
    public static int of(ByteBuffer bytes, int from, int length, long before) {
        long sum = before;
        int end = from + length;
        for (int i = from; i + 1 < end; i += 2) {
            sum += (bytes.get(i) & 0xFF) << 8 | (bytes.get(i + 1) & 0xFF);
        }
        if (length % 2 == 1) {
            sum += (bytes.get(end - 1) & 0xFF) << 8;
        }
        while (sum >>> 16 != 0) {
            sum = (sum >>> 16) + (sum & 0xFFFF);
        }
        return (int) (~sum & 0xFFFF);
    }

    /**
     * As {@link #of(ByteBuffer)}, with the pseudo-header before it (RFC 8200 section 8.1 for IPv6).
     *
     * @param protocol of IP
     */
    public static int withPseudoHeader(ByteBuffer packet, IpAddress source, IpAddress destination, int protocol) {
        int length = packet.remaining();
        return of(packet, packet.position(), length, words(source) + words(destination) + protocol + length);
    }

    private static long words(IpAddress address) {
        if (address instanceof Ipv4 four) {
            return words(four.bits() & 0xFFFFFFFFL);
        }
        Ipv6 six = (Ipv6) address;
        return words(six.high()) + words(six.low());
    }

    private static long words(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits & 0xFFFF);
    }
}
