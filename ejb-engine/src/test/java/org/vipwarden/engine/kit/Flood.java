package org.vipwarden.engine.kit;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the same frames over and over, at a given rate: a packet socket, and many frames with each call (sendmmsg(2)). What it sends
 * does not come back to that host.
 *
 * <p>It is a process of its own, so that its pauses are not the tested node's, and the other way round.
 */
public final class Flood implements AutoCloseable {
    private static final int AF_PACKET = 17; // bits/socket.h
    private static final int SOCK_RAW = 3; // bits/socket_type.h
    /** {@code struct sockaddr_ll} (packet(7)): family (2), protocol (2), link (4), and what only receivers use. */
    private static final int LINK_ADDRESS = 20;
    /** {@code struct mmsghdr}: a {@code msghdr} (56), the length that was sent (4), and padding. */
    private static final int MESSAGE = 64;
    /** {@code struct iovec}: address, length. */
    private static final int PIECE = 16;

    private static final int MESSAGE_PIECES = 16;
    private static final int MESSAGE_PIECES_COUNT = 24;
    private static final long SECOND = 1_000_000_000L;

    private final int socket;
    private final int count;
    private final ByteBuffer frames;
    private final ByteBuffer pieces;
    private final ByteBuffer messages;
    private long sent;

    /** The system calls of this kit: socket(2), bind(2), sendmmsg(2), close(2), and if_nametoindex(3). */
    private static final class Calls {
        static {
            Native.register(Calls.class, "c");
        }

        static native int socket(int family, int type, int protocol) throws LastErrorException;

        static native int bind(int descriptor, Pointer address, int length) throws LastErrorException;

        static native int sendmmsg(int descriptor, Pointer messages, int count, int flags) throws LastErrorException;

        static native int close(int descriptor);

        @SuppressWarnings("MemberName") // the library's
        static native int if_nametoindex(String name) throws LastErrorException;
    }

    /**
     * @param linkName where the frames leave
     * @param frames whole, with the link's header
     */
    public Flood(String linkName, List<byte[]> frames) {
        count = frames.size();
        this.frames = room(frames.stream().mapToInt(frame -> frame.length).sum());
        pieces = room(count * PIECE);
        messages = room(count * MESSAGE);
        long at = Pointer.nativeValue(Native.getDirectBufferPointer(this.frames));
        for (int i = 0; i < count; i++) {
            byte[] frame = frames.get(i);
            this.frames.put(frame);
            pieces.putLong(at).putLong(frame.length);
            messages.putLong(i * MESSAGE + MESSAGE_PIECES, Pointer.nativeValue(pointer(pieces)) + (long) i * PIECE);
            messages.putLong(i * MESSAGE + MESSAGE_PIECES_COUNT, 1);
            at += frame.length;
        }
        socket = Calls.socket(AF_PACKET, SOCK_RAW, 0);
        ByteBuffer address = room(LINK_ADDRESS);
        address.putShort((short) AF_PACKET).putShort((short) 0).putInt(Calls.if_nametoindex(linkName));
        Calls.bind(socket, pointer(address), LINK_ADDRESS);
    }

    private static ByteBuffer room(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    private static Pointer pointer(ByteBuffer buffer) {
        return Native.getDirectBufferPointer(buffer);
    }

    /**
     * Sends for some time; after a pause of this thread it does not send faster to catch up more than one second.
     *
     * @param perSecond frames
     * @param nanos how long
     * @return frames per second that were really sent
     */
    public double run(int perSecond, long nanos) {
        long before = sent;
        long start = System.nanoTime();
        long between = SECOND * count / perSecond;
        long due = start;
        while (System.nanoTime() - start < nanos) {
            sendAll();
            due = Math.max(due + between, System.nanoTime() - SECOND);
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return (sent - before) * (double) SECOND / (System.nanoTime() - start);
    }

    private void sendAll() {
        int done = 0;
        while (done < count) {
            done += Calls.sendmmsg(socket, pointer(messages).share((long) done * MESSAGE), count - done, 0);
        }
        sent += count;
    }

    /** How many frames were sent so far. */
    public long sent() {
        return sent;
    }

    @Override
    public void close() {
        Calls.close(socket);
    }
}
