package org.vipwarden.engine.track.bfd;

import java.nio.ByteBuffer;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/**
 * A BFD control packet (RFC 5880 section 4.1), without authentication.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Vers |  Diag   |Sta|P|F|C|A|D|M|  Detect Mult  |    Length     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       My Discriminator                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Your Discriminator                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Desired Min TX Interval                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                   Required Min RX Interval                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                 Required Min Echo RX Interval                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param poll the sender wants an answer with {@code final}
 * @param finale the answer to a poll (the F bit)
 * @param multiplier how many packets may be lost, 1 to 255
 * @param mine the sender's number of the session; not 0
 * @param yours the receiver's, as far as the sender knows it; 0 when it does not
 * @param desiredTx no less than this lies between the sender's packets, in microseconds, unsigned
 * @param requiredRx no less than this may lie between those that it receives, in microseconds, unsigned; 0: it wants none
 */
public record ControlPacket(
        Diagnostic diagnostic,
        State state,
        boolean poll,
        boolean finale,
        int multiplier,
        int mine,
        int yours,
        int desiredTx,
        int requiredRx) {
    /** Bytes of a packet without authentication. */
    public static final int SIZE = 24;

    private static final int VERSION = 1;
    private static final int POLL = 0x20;
    private static final int FINAL = 0x10;
    private static final int AUTHENTICATION = 0x04;
    private static final int MULTIPOINT = 0x01;

    /** Reads a packet in network byte order, with the checks of RFC 5880 section 6.8.6 that need no session. */
    public static Decoded<ControlPacket> decode(ByteBuffer packet) {
        if (packet.remaining() < SIZE) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        ByteBuffer in = packet.slice(); // big-endian, whatever the other's order
        if ((in.get(0) & 0xFF) >>> 5 != VERSION) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        int length = in.get(3) & 0xFF;
        if (length > in.remaining()) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int flags = in.get(1) & 0xFF;
        if ((flags & AUTHENTICATION) != 0) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        if (length < SIZE) {
            return Decoded.rejected(Flaw.BAD_LENGTH);
        }
        if (length != in.remaining() || length != SIZE) {
            return Decoded.rejected(Flaw.OVERLONG);
        }
        ControlPacket read = read(in, flags);
        return read.isValid(flags) ? Decoded.ok(read) : Decoded.rejected(Flaw.BAD_VALUE);
    }

    private static ControlPacket read(ByteBuffer in, int flags) {
        return new ControlPacket(
                Diagnostic.of(in.get(0) & 0x1F),
                State.of(flags >>> 6),
                (flags & POLL) != 0,
                (flags & FINAL) != 0,
                in.get(2) & 0xFF,
                in.getInt(4),
                in.getInt(8),
                in.getInt(12),
                in.getInt(16));
    }

    private boolean isValid(int flags) {
        boolean addressed = yours != 0 || state == State.DOWN || state == State.ADMIN_DOWN;
        return multiplier != 0 && (flags & MULTIPOINT) == 0 && mine != 0 && addressed && !(poll && finale);
    }

    /** The bytes, in network byte order. */
    public byte[] encode() {
        int flags = state.code() << 6 | (poll ? POLL : 0) | (finale ? FINAL : 0);
        return ByteBuffer.allocate(SIZE)
                .put((byte) (VERSION << 5 | diagnostic.code()))
                .put((byte) flags)
                .put((byte) multiplier)
                .put((byte) SIZE)
                .putInt(mine)
                .putInt(yours)
                .putInt(desiredTx)
                .putInt(requiredRx)
                .putInt(0) // no echo function
                .array();
    }
}
