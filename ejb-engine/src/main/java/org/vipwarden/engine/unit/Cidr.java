package org.vipwarden.engine.unit;

/**
 * An address with the length of its network part.
 *
 * @param address the address, host bits included
 * @param prefixLength 0 to 32 or 128, as the family has bits
 */
public record Cidr(IpAddress address, int prefixLength) {

    public Cidr {
        int most = address.family().bits();
        if (prefixLength < 0 || prefixLength > most) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0 to " + most);
        }
    }

    /**
     * Reads {@code address[/length]}; without a length it is a single host's.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return host(IpAddress.parse(text));
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'" + length + "' is not a prefix length");
        }
        return new Cidr(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(length));
    }

    /** A single host's: the whole address is the prefix. */
    public static Cidr host(IpAddress address) {
        return new Cidr(address, address.family().bits());
    }

    /** Whether an address, of the same family, is in the network. */
    public boolean contains(IpAddress other) {
        return other.family() == address.family()
                && new Cidr(other, prefixLength).network().equals(network());
    }

    /** The network: the address with its host bits cleared. */
    public IpAddress network() {
        byte[] bytes = address.toBytes();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, prefixLength - 8 * i));
            bytes[i] &= (byte) (0xFF00 >> kept);
        }
        return IpAddress.of(bytes);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
