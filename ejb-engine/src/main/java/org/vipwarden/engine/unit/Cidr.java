package org.vipwarden.engine.unit;

/**
 * An IPv4 address with the length of its network part.
 *
 * @param address the address, host bits included
 * @param prefixLength 0 to 32
 */
public record Cidr(Ipv4 address, int prefixLength) {

    public Cidr {
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0 to 32");
        }
    }

    /**
     * Reads {@code address[/length]}; without a length it is 32.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Cidr(Ipv4.parse(text), 32);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,2}")) {
            throw new IllegalArgumentException("'" + length + "' is not a prefix length");
        }
        return new Cidr(Ipv4.parse(text.substring(0, slash)), Integer.parseInt(length));
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
