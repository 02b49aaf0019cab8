package org.vipwarden.engine.unit;

/**
 * An IPv4 address, compared as an unsigned number: the order in which VRRP breaks ties.
 *
 * @param bits the address in network byte order
 */
public record Ipv4(int bits) implements Comparable<Ipv4> {

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

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + ((bits >>> 16) & 255) + "." + ((bits >>> 8) & 255) + "." + (bits & 255);
    }
}
