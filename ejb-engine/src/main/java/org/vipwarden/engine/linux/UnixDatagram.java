package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_UNIX;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.MSG_NOSIGNAL;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_DGRAM;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.vipwarden.engine.linux.Descriptor.Purpose;

/** A socket that sends datagrams to a program on this machine (unix(7)): to syslog, or to the journal of systemd. One thread uses it. */
public final class UnixDatagram implements AutoCloseable {
    /** Bytes of {@code sun_path}, its NUL among them. */
    private static final int LONGEST_PATH = 108;

    private final Descriptor socket;

    private UnixDatagram(Descriptor socket) {
        this.socket = socket;
    }

    /**
     * Connects to the program that listens there.
     *
     * @throws KernelRefusal when nobody does
     */
    public static UnixDatagram connect(Path listener) throws KernelRefusal {
        byte[] name = listener.toString().getBytes(StandardCharsets.UTF_8);
        if (name.length >= LONGEST_PATH) {
            throw new KernelRefusal(listener + " is too long a name for a socket", 0);
        }
        Descriptor socket = Descriptor.socket(AF_UNIX, SOCK_DGRAM, 0, new Purpose("a socket to " + listener, ""));
        // struct sockaddr_un: family (2), path (108).
        Block address = new Block(Short.BYTES + LONGEST_PATH);
        address.bytes.putShort((short) AF_UNIX).put(name);
        if (LibC.connect(socket.number(), address.address, address.size()) < 0) {
            int errno = LibC.errno();
            socket.close();
            throw new KernelRefusal("cannot connect to " + listener + ": " + LibC.strerror(errno), errno);
        }
        return new UnixDatagram(socket);
    }

    /**
     * Sends one datagram. Never waits.
     *
     * @return 0, or the errno of the refusal: EAGAIN when the listener is too slow, EMSGSIZE when it is too long
     */
    public int send(byte[] datagram) {
        Block block = new Block(datagram.length);
        block.bytes.put(datagram);
        long sent = LibC.send(socket.number(), block.address, datagram.length, MSG_NOSIGNAL);
        return sent < 0 ? LibC.errno() : 0;
    }

    @Override
    public void close() {
        socket.close();
    }
}
