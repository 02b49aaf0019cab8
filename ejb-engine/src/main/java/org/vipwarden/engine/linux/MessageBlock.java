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
 * In a row of them (recvmmsg(2)) the length of what arrived follows, at 56, and the next one begins at 64.
 *
 * A control message has its length (8 bytes, with these 16), its level (4), its type (4) and its data, filled up to 8 bytes.
 */
final class MessageBlock {
    /** Of a {@code struct mmsghdr}. */
    static final int SIZE_IN_ROW = 64;

    private static final int SIZE = 56;
    private static final int ADDRESS_LENGTH = 8;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int CONTROL_HEADER = 16;
    private static final int CONTROL_SIZE = 256;

    /** The other end's. */
    final Block address;

    private final Block header;
    private final int at;
    private final Block piece = new Block(2 * Long.BYTES);
    private final Block control;

    /**
     * @param addressSize bytes of the address
     * @param data where the data is read, or stands to be sent
     */
    MessageBlock(int addressSize, Block data) {
        this(new Block(SIZE), 0, addressSize, data);
    }

    /** One of a row. */
    MessageBlock(Block header, int at, int addressSize, Block data) {
        this.header = header;
        this.at = at;
        this.control = new Block(CONTROL_SIZE);
        address = new Block(addressSize);
        piece.bytes.putLong(0, Pointer.nativeValue(data.address)).putLong(8, data.size());
        header.bytes
                .putLong(at, Pointer.nativeValue(address.address))
                .putLong(at + 16, Pointer.nativeValue(piece.address))
                .putLong(at + 24, 1)
                .putLong(at + CONTROL, Pointer.nativeValue(control.address));
        makeRoom();
    }

    /** Lets the kernel write as much as there is room for: it left there how much it wrote the last time. */
    void makeRoom() {
        header.bytes.putInt(at + ADDRESS_LENGTH, address.size()).putLong(at + CONTROL_LENGTH, control.size());
    }

    /** How long the packet is that a call for a whole row put here. */
    int lengthInRow() {
        return header.bytes.getInt(at + SIZE);
    }

    /** Sends so many bytes of the data, with the control messages that were added since {@link #clear}. */
    long send(int descriptor, int length) {
        piece.bytes.putLong(8, length);
        header.bytes.putInt(at + ADDRESS_LENGTH, address.size()).putLong(at + CONTROL_LENGTH, control.bytes.position());
        return LibC.sendmsg(descriptor, header.address.share(at), 0);
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
        long end = header.bytes.getLong(at + CONTROL_LENGTH);
        int next = 0;
        while (next + CONTROL_HEADER <= end) {
            long length = control.bytes.getLong(next);
            if (length < CONTROL_HEADER || next + length > end) {
                return -1;
            }
            boolean found = control.bytes.getInt(next + 8) == level && control.bytes.getInt(next + 12) == type;
            if (found && length >= CONTROL_HEADER + dataSize) {
                return next + CONTROL_HEADER;
            }
            next += filled((int) length);
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
