package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.IfArp.ARPHRD_ETHER;
import static org.vipwarden.engine.linux.wire.Uapi.IfArp.ARPOP_REQUEST;
import static org.vipwarden.engine.linux.wire.Uapi.IfEther.ETH_P_IP;

import java.nio.ByteBuffer;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.MacAddress;

/**
 * A gratuitous ARP request: sender and target are the same address (RFC 826, RFC 5227 section 3).
 *
 * <pre>
 *  0                   1                   2                   3
 * +-------------------------------+-------------------------------+
 * |  hardware type 1              |  protocol type 0x0800         |
 * +---------------+---------------+-------------------------------+
 * |  6            |  4            |  operation 1: request         |
 * +---------------+---------------+-------------------------------+
 * |  sender's hardware address                                    |
 * +                               +-------------------------------+
 * |                               |  sender's address             |
 * +-------------------------------+-------------------------------+
 * |  sender's address, continued  |  target's hardware address    |
 * +-------------------------------+                               +
 * |  zero                                                         |
 * +---------------------------------------------------------------+
 * |  target's address: the sender's                               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public record ArpAnnouncement(MacAddress hardware, Ipv4 address) {
    /** Bytes. */
    public static final int SIZE = 28;

    /** Reads an ARP packet; bytes behind it are the link's padding. */
    public static Decoded<ArpAnnouncement> decode(ByteBuffer packet) {
        if (packet.remaining() < SIZE) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = packet.position();
        boolean request = BigEndian.getShort(packet, at) == ARPHRD_ETHER
                && BigEndian.getShort(packet, at + 2) == ETH_P_IP
                && BigEndian.getShort(packet, at + 4) == 0x0604
                && BigEndian.getShort(packet, at + 6) == ARPOP_REQUEST;
        int sender = BigEndian.getInt(packet, at + 14);
        if (!request || sender != BigEndian.getInt(packet, at + 24)) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        return Decoded.ok(new ArpAnnouncement(BigEndian.getMac(packet, at + 8), new Ipv4(sender)));
    }

    /** Appends the packet. */
    public void append(ByteBuffer out) {
        BigEndian.putShort(out, ARPHRD_ETHER);
        BigEndian.putShort(out, ETH_P_IP);
        BigEndian.putShort(out, 0x0604);
        BigEndian.putShort(out, ARPOP_REQUEST);
        BigEndian.putMac(out, hardware);
        BigEndian.putInt(out, address.bits());
        BigEndian.putMac(out, MacAddress.NONE);
        BigEndian.putInt(out, address.bits());
    }
}
