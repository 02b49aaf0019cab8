package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/**
 * One netlink message (linux/netlink.h, {@code struct nlmsghdr}); a datagram carries one or several.
 *
 * <pre>
 *  0                   1                   2                   3
 * +---------------------------------------------------------------+
 * |  length: these 16 + payload                                   |   each starts on a
 * +-------------------------------+-------------------------------+   multiple of 4
 * |  type                         |  flags                        |
 * +-------------------------------+-------------------------------+
 * |  sequence                                                     |
 * +---------------------------------------------------------------+
 * |  port                                                         |
 * +---------------------------------------------------------------+
 * |  payload                                            ... | pad |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * All numbers are in the machine's byte order.
 *
 * @param type {@code RTM_*} or {@code NLMSG_*}
 * @param flags {@code NLM_F_*}
 * @param sequence the request's number, which its answers repeat
 * @param payload a view of the datagram, valid as long as that is
 */
public record NetlinkMessage(int type, int flags, int sequence, ByteBuffer payload) {
    static final int HEADER = 16;
    private static final int FLAGS = 6;

    /** Reads all messages of one datagram. */
    public static Decoded<List<NetlinkMessage>> decodeAll(ByteBuffer datagram) {
        List<NetlinkMessage> messages = new ArrayList<>();
        int at = datagram.position();
        while (at < datagram.limit()) {
            int remaining = datagram.limit() - at;
            if (remaining < HEADER) {
                return Decoded.rejected(Flaw.TRUNCATED);
            }
            int length = datagram.getInt(at);
            if (length < HEADER) {
                return Decoded.rejected(Flaw.BAD_LENGTH);
            }
            if (length > remaining) {
                return Decoded.rejected(Flaw.TRUNCATED);
            }
            messages.add(new NetlinkMessage(
                    Short.toUnsignedInt(datagram.getShort(at + 4)),
                    Short.toUnsignedInt(datagram.getShort(at + FLAGS)),
                    datagram.getInt(at + 8),
                    datagram.slice(at + HEADER, length - HEADER).order(datagram.order())));
            at += Math.min(Attributes.aligned(length), remaining);
        }
        return Decoded.ok(messages);
    }

    /**
     * Appends the header of a request, with an open length.
     *
     * @return where it starts: the argument of {@link #end}
     */
    public static int begin(ByteBuffer out, int type, int flags, int sequence) {
        int start = out.position();
        out.putInt(0)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0);
        return start;
    }

    /** Asks that the request that starts there be answered when it is carried out too; one that is refused is answered in any case. */
    public static void acknowledge(ByteBuffer out, int start) {
        out.putShort(start + FLAGS, (short) (out.getShort(start + FLAGS) | Uapi.Netlink.NLM_F_ACK));
    }

    /** Closes the message that starts there. */
    public static void end(ByteBuffer out, int start) {
        out.putInt(start, out.position() - start);
        Attributes.pad(out, start);
    }
}
