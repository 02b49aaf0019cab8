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
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
        }
        int bits = 0;
        for (String part : parts) {
            bits = (bits << 8) | octet(part, text);
        }
        return new Ipv4(bits);
    }

    private static int octet(String part, String text) {
        boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = digits ? Integer.parseInt(part) : 256;
        if (value > 255) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
        }
        return value;
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
