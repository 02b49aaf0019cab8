package org.vipwarden.engine.unit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * An IPv6 address without a zone, compared as an unsigned number.
 *
 * @param high the first eight bytes in network byte order
 * @param low the last eight bytes in network byte order
 */
public record Ipv6(long high, long low) implements IpAddress {
    // First, because the constants below are read with it.
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** The group of VRRP adverts (RFC 9568 section 5.1.2.2). */
    public static final Ipv6 VRRP_GROUP = parse("ff02::12");

    /** The group of all nodes of a link (RFC 4291 section 2.7.1). */
    public static final Ipv6 ALL_NODES = parse("ff02::1");

    private static final long MAPPED_IPV4 = 0xFFFF;
    private static final int GROUPS = 8;

    /**
     * Reads the text form of RFC 4291 section 2.2.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Ipv6 parse(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv6 address");
        }
        try {
            // A literal is never looked up by name. An IPv4 address inside ::ffff:0:0/96 comes back as one.
            InetAddress address = InetAddress.getByName(text);
            return address instanceof Inet6Address
                    ? of(address.getAddress())
                    : new Ipv6(
                            0, MAPPED_IPV4 << 32 | Ipv4.of(address.getAddress()).bits() & 0xFFFFFFFFL);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv6 address", e);
        }
    }

    /** The address in 16 bytes in network byte order. */
    public static Ipv6 of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Ipv6(buffer.getLong(), buffer.getLong());
    }

    @Override
    public Family family() {
        return Family.IPV6;
    }

    @Override
    public byte[] toBytes() {
        return ByteBuffer.allocate(Family.IPV6.bytes())
                .putLong(high)
                .putLong(low)
                .array();
    }

    @Override
    public boolean isMulticast() {
        return high >>> 56 == 0xFF;
    }

    @Override
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Whether it is valid on one link only: fe80::/10. */
    public boolean isLinkLocal() {
        return high >>> 54 == 0xFE80 >>> 6;
    }

    /** Whether it means the same on every link: neither link-local nor the group of one link (ffx2::/16). */
    public boolean isGlobal() {
        return !isLinkLocal() && !(isMulticast() && (high >>> 48 & 0xF) <= 2);
    }

    @Override
    public int compareTo(IpAddress other) {
        if (!(other instanceof Ipv6 six)) {
            return 1;
        }
        int byHigh = Long.compareUnsigned(high, six.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, six.low);
    }

    private int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index % 4))) & 0xFFFF;
    }

    /** The text form of RFC 5952: lower case, the longest run of zeros as {@code ::}. */
    @Override
    public String toString() {
        int start = -1;
        int length = 1;
        for (int from = 0; from < GROUPS; from++) {
            int zeros = zerosFrom(from);
            if (zeros > length) {
                start = from;
                length = zeros;
            }
        }
        return start < 0 ? groups(0, GROUPS) : groups(0, start) + "::" + groups(start + length, GROUPS);
    }

    private int zerosFrom(int from) {
        int end = from;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - from;
    }

    private String groups(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }
}
