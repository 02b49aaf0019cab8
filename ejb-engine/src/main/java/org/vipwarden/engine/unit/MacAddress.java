package org.vipwarden.engine.unit;

/**
 * A hardware address of six bytes.
 *
 * @param bits the address in the low 48 bits
 */
public record MacAddress(long bits) {
    public static final MacAddress NONE = new MacAddress(0);
    public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

    /** Copies six bytes from the offset. */
    public static MacAddress of(byte[] bytes, int offset) {
        long bits = 0;
        for (int i = 0; i < 6; i++) {
            bits = (bits << 8) | (bytes[offset + i] & 0xFF);
        }
        return new MacAddress(bits);
    }

    /** The address of a virtual router: 00-00-5E-00-01 over IPv4, 00-00-5E-00-02 over IPv6, and the VRID (RFC 9568 section 7.3). */
    public static MacAddress ofVirtualRouter(Vrid vrid, Family family) {
        return new MacAddress((family == Family.IPV4 ? 0x0000_5E00_0100L : 0x0000_5E00_0200L) | vrid.value());
    }

    /** The address to which packets for a group go: 33:33 and the group's last four bytes (RFC 2464 section 7). */
    public static MacAddress ofGroup(Ipv6 group) {
        return new MacAddress(0x3333_0000_0000L | group.low() & 0xFFFF_FFFFL);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(text.isEmpty() ? "" : ":").append(String.format("%02x", (bits >>> shift) & 0xFF));
        }
        return text.toString();
    }
}
