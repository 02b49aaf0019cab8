package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.unit.InternetChecksum;
import org.vipwarden.engine.unit.Ipv4;

/**
 * The header of an IPv4 packet (RFC 791 section 3.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+-------------------------------+
 * |version|  IHL  |     TOS       |         total length          |
 * +-------+-------+---------------+-----+-------------------------+
 * |        identification         |flags|    fragment offset      |
 * +---------------+---------------+-----+-------------------------+
 * |      TTL      |   protocol    |        header checksum        |
 * +---------------+---------------+-------------------------------+
 * |                        source address                         |
 * +---------------------------------------------------------------+
 * |                     destination address                       |
 * +---------------------------------------------------------------+
 * |                     options (IHL - 5 words)                   |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param headerLength bytes, with options
 * @param totalLength bytes, header and payload
 * @param fragment flags and fragment offset
 */
public record Ipv4Header(
        int headerLength,
        int tos,
        int totalLength,
        int identification,
        int fragment,
        int ttl,
        int protocol,
        Ipv4 source,
        Ipv4 destination) {
    /** Bytes of a header without options. */
    public static final int SIZE = 20;

    /** Reads the header of a packet that fills the buffer; bytes behind the packet's end are a link's padding. */
    public static Decoded<Ipv4Header> decode(ByteBuffer packet) {
        if (packet.remaining() < SIZE) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = packet.position();
        if ((packet.get(at) & 0xF0) != 0x40) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        int headerLength = (packet.get(at) & 0x0F) * 4;
        int totalLength = BigEndian.getShort(packet, at + 2);
        if (headerLength < SIZE || totalLength < headerLength) {
            return Decoded.rejected(Flaw.BAD_LENGTH);
        }
        if (totalLength > packet.remaining()) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        if (InternetChecksum.of(packet, at, headerLength, 0) != 0) {
            return Decoded.rejected(Flaw.BAD_CHECKSUM);
        }
        return Decoded.ok(new Ipv4Header(
                headerLength,
                packet.get(at + 1) & 0xFF,
                totalLength,
                BigEndian.getShort(packet, at + 4),
                BigEndian.getShort(packet, at + 6),
                packet.get(at + 8) & 0xFF,
                packet.get(at + 9) & 0xFF,
                new Ipv4(BigEndian.getInt(packet, at + 12)),
                new Ipv4(BigEndian.getInt(packet, at + 16))));
    }

    // ---- single fields of a packet that begins at 0 and whose header the kernel has checked: read without making a
    // record

    public static int headerLength(ByteBuffer packet) {
        return (packet.get(0) & 0x0F) * 4;
    }

    public static int totalLength(ByteBuffer packet) {
        return BigEndian.getShort(packet, 2);
    }

    public static int identification(ByteBuffer packet) {
        return BigEndian.getShort(packet, 4);
    }

    public static int ttl(ByteBuffer packet) {
        return packet.get(8) & 0xFF;
    }

    /** The source; the last packet's, when it is the same. */
    public static Ipv4 source(ByteBuffer packet, Ipv4 last) {
        return address(BigEndian.getInt(packet, 12), last);
    }

    /** The destination; the last packet's, when it is the same. */
    public static Ipv4 destination(ByteBuffer packet, Ipv4 last) {
        return address(BigEndian.getInt(packet, 16), last);
    }

    private static Ipv4 address(int bits, Ipv4 last) {
        return last.bits() == bits ? last : new Ipv4(bits);
    }

    /** Appends a header without options, not fragmented and free to be, with its checksum. */
    public static void append(
            ByteBuffer out,
            int tos,
            int totalLength,
            int identification,
            int ttl,
            int protocol,
            Ipv4 source,
            Ipv4 destination) {
        int start = out.position();
        out.put((byte) 0x45).put((byte) tos);
        BigEndian.putShort(out, totalLength);
        BigEndian.putShort(out, identification);
        BigEndian.putShort(out, 0);
        out.put((byte) ttl).put((byte) protocol);
        BigEndian.putShort(out, 0);
        BigEndian.putInt(out, source.bits());
        BigEndian.putInt(out, destination.bits());
        int checksum = InternetChecksum.of(out, start, SIZE, 0);
        out.put(start + 10, (byte) (checksum >>> 8)).put(start + 11, (byte) checksum);
    }

    /** The packet's payload: a view of it. */
    public ByteBuffer payload(ByteBuffer packet) {
        return packet.slice(packet.position() + headerLength, totalLength - headerLength);
    }
}
