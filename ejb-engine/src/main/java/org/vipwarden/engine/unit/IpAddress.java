package org.vipwarden.engine.unit;

/**
 * An address of either family. Addresses of one family compare as unsigned numbers, the order in which VRRP breaks ties; an IPv4
 * address comes before every IPv6 address.
 */
public sealed interface IpAddress extends Comparable<IpAddress> permits Ipv4, Ipv6 {

    Family family();

    /** The address in network byte order: 4 or 16 bytes, a new array each time. */
    byte[] toBytes();

    /** Whether it is a group's address: 224.0.0.0/4 or ff00::/8. */
    boolean isMulticast();

    /** Whether it stands for no address: all bits zero. */
    boolean isUnspecified();

    /** The address of a family that stands for none: all bits zero. */
    static IpAddress any(Family family) {
        return family == Family.IPV4 ? new Ipv4(0) : new Ipv6(0, 0);
    }

    /**
     * Reads an address as it is written: dotted decimal, or the colon form of RFC 4291 section 2.2.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    static IpAddress parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6.parse(text) : Ipv4.parse(text);
    }

    /**
     * The address in these bytes, in network byte order.
     *
     * @throws IllegalArgumentException when there are neither 4 nor 16
     */
    static IpAddress of(byte[] bytes) {
        return switch (bytes.length) {
            case 4 -> Ipv4.of(bytes);
            case 16 -> Ipv6.of(bytes);
            default -> throw new IllegalArgumentException("no address has " + bytes.length + " bytes");
        };
    }
}
