package org.vipwarden.engine.unit;

import java.nio.ByteBuffer;

/**
 * An IPv4 address, compared as an unsigned number: the order in which VRRP breaks ties.
 *
 * @param bits the address in network byte order
 */
public record Ipv4(int bits) implements IpAddress {

    /** The group of VRRP adverts (RFC 9568 section 5.1.1.2). */
    public static final Ipv4 VRRP_GROUP = parse("224.0.0.18");

    /**
     * Reads dotted decimal.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Ipv4 parse(String text) {
        int bits = 0;
        int start = 0;
        for (int part = 0; part < 4; part++) {
            int end = part < 3 ? text.indexOf('.', start) : text.length();
            int octet = octet(text, start, end);
            if (octet < 0) {
                throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
            }
            bits = (bits << 8) | octet;
            start = end + 1;
        }
        return new Ipv4(bits);
    }

    /** The number of one to three digits between two indices; -1 when there is none up to 255. */
    private static int octet(String text, int start, int end) {
        if (end - start < 1 || end - start > 3) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + (c - '0');
        }
        return value <= 255 ? value : -1;
    }

    /** The address in 4 bytes in network byte order. */
    public static Ipv4 of(byte[] bytes) {
        return new Ipv4(ByteBuffer.wrap(bytes).getInt());
    }

    @Override
    public Family family() {
        return Family.IPV4;
    }

    @Override
    public byte[] toBytes() {
        return ByteBuffer.allocate(Family.IPV4.bytes()).putInt(bits).array();
    }

    @Override
    public boolean isMulticast() {
        return bits >>> 28 == 0xE;
    }

    @Override
    public boolean isUnspecified() {
        return bits == 0;
    }

    @Override
    public int compareTo(IpAddress other) {
        return other instanceof Ipv4 four ? Integer.compareUnsigned(bits, four.bits) : -1;
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + ((bits >>> 16) & 255) + "." + ((bits >>> 8) & 255) + "." + (bits & 255);
    }
}
