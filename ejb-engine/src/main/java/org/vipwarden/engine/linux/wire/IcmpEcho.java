package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Icmp.ICMP_ECHO;
import static org.vipwarden.engine.linux.wire.Uapi.Icmp.ICMP_ECHOREPLY;

import java.nio.ByteBuffer;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.unit.InternetChecksum;

/**
 * An ICMP echo request or its reply (RFC 792).
 *
 * <pre>
 *  0                   1                   2                   3
 * +---------------+---------------+-------------------------------+
 * |  type 8 or 0  |  code 0       |  checksum over all            |
 * +---------------+---------------+-------------------------------+
 * |  identifier                   |  sequence                     |
 * +-------------------------------+-------------------------------+
 * |  data                                                     ... |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param reply false for the request
 * @param identifier who asks, 0 to 65535
 * @param sequence which question, 0 to 65535
 */
public record IcmpEcho(boolean reply, int identifier, int sequence) {
    /** Bytes of a message without data. */
    public static final int SIZE = 8;

    /** Reads a message that fills the buffer. */
    public static Decoded<IcmpEcho> decode(ByteBuffer message) {
        if (message.remaining() < SIZE) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = message.position();
        int type = message.get(at) & 0xFF;
        if ((type != ICMP_ECHO && type != ICMP_ECHOREPLY) || message.get(at + 1) != 0) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        if (InternetChecksum.of(message) != 0) {
            return Decoded.rejected(Flaw.BAD_CHECKSUM);
        }
        return Decoded.ok(new IcmpEcho(
                type == ICMP_ECHOREPLY, BigEndian.getShort(message, at + 4), BigEndian.getShort(message, at + 6)));
    }

    /** Appends the message, without data. */
    public void append(ByteBuffer out) {
        int start = out.position();
        out.put((byte) (reply ? ICMP_ECHOREPLY : ICMP_ECHO)).put((byte) 0);
        BigEndian.putShort(out, 0);
        BigEndian.putShort(out, identifier);
        BigEndian.putShort(out, sequence);
        int checksum = InternetChecksum.of(out, start, SIZE, 0);
        out.put(start + 2, (byte) (checksum >>> 8)).put(start + 3, (byte) checksum);
    }
}
