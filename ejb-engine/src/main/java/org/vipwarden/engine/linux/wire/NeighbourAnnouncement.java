package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.unit.InternetChecksum;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.MacAddress;

/**
 * An unsolicited neighbour advertisement in its IPv6 packet (RFC 4861 sections 4.4 and 7.2.6): from the address itself to all nodes of
 * the link, with the override flag.
 *
 * <pre>
 *  0                   1                   2                   3
 * +-------+---------------+---------------------------------------+
 * |   6   | traffic class |              flow label               |
 * +-------+-------+-------+-------+---------------+---------------+
 * |       payload length: 32      | next header 58| hop limit 255 |
 * +-------------------------------+---------------+---------------+
 * |  source address: the target (16 bytes)                        |
 * |  destination address: ff02::1 (16 bytes)                      |
 * +---------------+---------------+-------------------------------+
 * |   type 136    |    code 0     |           checksum            |
 * +-+-+-+---------+---------------+-------------------------------+
 * |R|S|O|                      reserved                           |
 * +-+-+-+---------------------------------------------------------+
 * |  target address (16 bytes)                                    |
 * +---------------+---------------+-------------------------------+
 * |   option 2    |  length 1     |   target's hardware address   |
 * +---------------+---------------+                               +
 * |                                                               |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param router whether the host forwards packets
 */
public record NeighbourAnnouncement(MacAddress hardware, Ipv6 address, boolean router) {
    private static final int HEADER = 40;
    private static final int BODY = 32;
    /** Bytes, with the IPv6 header. */
    public static final int SIZE = HEADER + BODY;

    private static final int HOP_LIMIT = 255;
    private static final int ICMPV6 = 58;
    private static final int TYPE = 136;
    private static final int ROUTER = 0x80;
    private static final int OVERRIDE = 0x20;
    /** Option type 2, target link-layer address; its length in units of 8 bytes. */
    private static final int HARDWARE_OPTION = 0x0201;

    /** Reads an IPv6 packet; bytes behind it are the link's padding. */
    public static Decoded<NeighbourAnnouncement> decode(ByteBuffer packet) {
        if (packet.remaining() < SIZE) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = packet.position();
        boolean plain = (packet.get(at) & 0xF0) == 0x60
                && BigEndian.getShort(packet, at + 4) == BODY
                && (packet.get(at + 6) & 0xFF) == ICMPV6
                && (packet.get(at + 7) & 0xFF) == HOP_LIMIT
                && BigEndian.getIpv6(packet, at + 24).equals(Ipv6.ALL_NODES);
        if (!plain || BigEndian.getShort(packet, at + HEADER) != TYPE << 8) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        if (checksum(packet, at) != 0) {
            return Decoded.rejected(Flaw.BAD_CHECKSUM);
        }
        int flags = packet.get(at + HEADER + 4) & 0xFF;
        Ipv6 target = BigEndian.getIpv6(packet, at + HEADER + 8);
        boolean unsolicited = (flags & ~ROUTER) == OVERRIDE
                && target.equals(BigEndian.getIpv6(packet, at + 8))
                && BigEndian.getShort(packet, at + HEADER + 24) == HARDWARE_OPTION;
        return unsolicited
                ? Decoded.ok(new NeighbourAnnouncement(
                        BigEndian.getMac(packet, at + HEADER + 26), target, (flags & ROUTER) != 0))
                : Decoded.rejected(Flaw.OTHER_KIND);
    }

    /** Appends the packet, with its checksum. */
    public void append(ByteBuffer out) {
        int start = out.position();
        BigEndian.putInt(out, 6 << 28);
        BigEndian.putShort(out, BODY);
        out.put((byte) ICMPV6).put((byte) HOP_LIMIT);
        BigEndian.putIpv6(out, address);
        BigEndian.putIpv6(out, Ipv6.ALL_NODES);
        BigEndian.putShort(out, TYPE << 8);
        BigEndian.putShort(out, 0);
        BigEndian.putInt(out, (router ? ROUTER | OVERRIDE : OVERRIDE) << 24);
        BigEndian.putIpv6(out, address);
        BigEndian.putShort(out, HARDWARE_OPTION);
        BigEndian.putMac(out, hardware);
        int checksum = checksum(out, start);
        out.put(start + HEADER + 2, (byte) (checksum >>> 8)).put(start + HEADER + 3, (byte) checksum);
    }

    /** With the pseudo-header of RFC 8200 section 8.1: both addresses, which stand before the body, length and protocol. */
    private static int checksum(ByteBuffer packet, int start) {
        return InternetChecksum.of(packet, start + 8, SIZE - 8, BODY + ICMPV6);
    }
}
