package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Poll.POLLIN;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_PACKET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_DGRAM;

import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** Sees every packet of one protocol that reaches the namespace of the thread that makes it, without the link's header. */
final class PacketTap implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private final Descriptor socket;
    private final Block incoming = new Block(0xFFFF);
    private final Block descriptors = new Block(8);

    PacketTap(int protocol) throws KernelRefusal {
        int networkOrder = Short.toUnsignedInt(Short.reverseBytes((short) protocol));
        socket = Descriptor.socket(
                AF_PACKET, SOCK_DGRAM, networkOrder, new Descriptor.Purpose("listening", "CAP_NET_RAW"));
        descriptors.bytes.putInt(0, socket.number()).putShort(4, (short) POLLIN);
    }

    /** The next packet that is wanted; valid until the one after it. */
    ByteBuffer next(Predicate<ByteBuffer> wanted) {
        while (true) {
            if (LibC.poll(descriptors.address, 1, PATIENCE_MILLIS) <= 0) {
                throw new AssertionError("no such packet within " + PATIENCE_MILLIS + " ms");
            }
            long length = LibC.recv(socket.number(), incoming.address, incoming.size(), 0);
            if (length > 0 && wanted.test(incoming.first((int) length))) {
                return incoming.first((int) length);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
