package org.vipwarden.engine.linux;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * A {@code struct msghdr} with its address, its one piece of data and its control messages (recvmsg(2), cmsg(3)), as a 64-bit machine
 * lays them out; made once and used again.
 *
 * <pre>
 *  0 address*          8 address length     16 pieces*       24 number of pieces
 * 32 control*         40 control length     48 flags
 * </pre>
 *
 * A control message has its length (8 bytes, with these 16), its level (4), its type (4) and its data, filled up to 8 bytes.
 */
final class MessageBlock {
    private static final int SIZE = 56;
    private static final int ADDRESS_LENGTH = 8;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int CONTROL_HEADER = 16;
    private static final int CONTROL_SIZE = 256;

    /** The other end's. */
    final Block address;

    private final Block header = new Block(SIZE);
    private final Block piece = new Block(2 * Long.BYTES);
    private final Block control = new Block(CONTROL_SIZE);

    /**
     * @param addressSize bytes of the address
     * @param data where the data is read, or stands to be sent
     */
    MessageBlock(int addressSize, Block data) {
        address = new Block(addressSize);
        piece.bytes.putLong(0, Pointer.nativeValue(data.address)).putLong(8, data.size());
        header.bytes
                .putLong(0, Pointer.nativeValue(address.address))
                .putLong(16, Pointer.nativeValue(piece.address))
                .putLong(24, 1)
                .putLong(CONTROL, Pointer.nativeValue(control.address));
    }

    /** Waits for nothing: the length of what has arrived, or negative. */
    long receive(int descriptor) {
        header.bytes.putInt(ADDRESS_LENGTH, address.size()).putLong(CONTROL_LENGTH, control.size());
        return LibC.recvmsg(descriptor, header.address, 0);
    }

    /** Sends so many bytes of the data, with the control messages that were added since {@link #clear}. */
    long send(int descriptor, int length) {
        piece.bytes.putLong(8, length);
        header.bytes.putInt(ADDRESS_LENGTH, address.size()).putLong(CONTROL_LENGTH, control.bytes.position());
        return LibC.sendmsg(descriptor, header.address, 0);
    }

    /** Takes all control messages away. */
    void clear() {
        control.bytes.clear();
    }

    /**
     * Adds a control message.
     *
     * @return where its data is to be put, by index, in {@link #control()}
     */
    int add(int level, int type, int dataSize) {
        int start = control.bytes.position();
        control.bytes
                .putLong(start, CONTROL_HEADER + dataSize)
                .putInt(start + 8, level)
                .putInt(start + 12, type);
        control.bytes.position(start + CONTROL_HEADER + filled(dataSize));
        return start + CONTROL_HEADER;
    }

    /**
     * Finds a control message that was received.
     *
     * @return where its data is, or -1 when there is none with that much data
     */
    int find(int level, int type, int dataSize) {
        long end = header.bytes.getLong(CONTROL_LENGTH);
        int at = 0;
        while (at + CONTROL_HEADER <= end) {
            long length = control.bytes.getLong(at);
            if (length < CONTROL_HEADER || at + length > end) {
                return -1;
            }
            boolean found = control.bytes.getInt(at + 8) == level && control.bytes.getInt(at + 12) == type;
            if (found && length >= CONTROL_HEADER + dataSize) {
                return at + CONTROL_HEADER;
            }
            at += filled((int) length);
        }
        return -1;
    }

    ByteBuffer control() {
        return control.bytes;
    }

    private static int filled(int length) {
        return length + 7 & ~7;
    }
}
