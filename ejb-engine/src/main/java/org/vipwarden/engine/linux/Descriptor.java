package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETDOWN;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EACCES;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EPERM;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SOL_SOCKET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SO_BINDTODEVICE;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SO_RCVBUF;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SO_RCVBUFFORCE;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_NONBLOCK;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An open file descriptor that is closed once. */
final class Descriptor implements AutoCloseable {
    private static final int CLOSED = -1;
    private int number;

    /**
     * @param number of an open descriptor; negative when the call that should have made it has failed
     * @param call its name, for the error
     */
    Descriptor(int number, String call) {
        this.number = LibC.require(number, call);
    }

    /**
     * Opens a socket that does not block and that no child inherits.
     *
     * @param purpose what it is for, and which right that needs, for the refusal
     */
    static Descriptor socket(int family, int type, int protocol, Purpose purpose) throws KernelRefusal {
        int number = LibC.socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
        if (number < 0) {
            throw purpose.refusal(LibC.errno());
        }
        return new Descriptor(number, "socket");
    }

    /** What is done to a socket before it is of use. */
    interface Preparation {
        void of(Descriptor socket) throws KernelRefusal;
    }

    /** Opens a socket that is closed again when it cannot be prepared. */
    static Descriptor socket(int family, int type, int protocol, Purpose purpose, Preparation preparation)
            throws KernelRefusal {
        Descriptor socket = socket(family, type, protocol, purpose);
        try {
            preparation.of(socket);
            return socket;
        } catch (KernelRefusal refusal) {
            socket.close();
            throw refusal;
        }
    }

    /** What a descriptor is for, in words for the operator. */
    record Purpose(String does, String capability) {
        KernelRefusal refusal(int errno) {
            if (errno == EPERM || errno == EACCES) {
                return new KernelRefusal(
                        does + " needs " + capability + ": run as root, or give the service that capability", errno);
            }
            String text = errno == ENETDOWN ? "the interface is down" : LibC.strerror(errno);
            return new KernelRefusal(does + " is not possible: " + text, errno);
        }
    }

    int number() {
        return number;
    }

    /** As {@link #option}, for a socket that is useless without it. */
    void require(Purpose purpose, int level, int name, int... values) throws KernelRefusal {
        accept(option(level, name, values), purpose);
    }

    /** Binds it to one link. */
    void bindTo(String linkName, Purpose purpose) throws KernelRefusal {
        accept(option(SOL_SOCKET, SO_BINDTODEVICE, linkName), purpose);
    }

    /** Binds it to a local address. */
    void bindTo(Block address, Purpose purpose) throws KernelRefusal {
        accept(LibC.bind(number, address.address, address.size()) < 0 ? LibC.errno() : 0, purpose);
    }

    private static void accept(int errno, Purpose purpose) throws KernelRefusal {
        if (errno != 0) {
            throw purpose.refusal(errno);
        }
    }

    /**
     * Sets an option whose value is one int.
     *
     * @return 0, or the errno
     */
    int option(int level, int name, int value) {
        return option(level, name, new int[] {value});
    }

    /** Sets an option whose value is a row of ints in the machine's order. */
    int option(int level, int name, int[] values) {
        Block block = new Block(values.length * Integer.BYTES);
        Arrays.stream(values).forEach(block.bytes::putInt);
        return LibC.setsockopt(number, level, name, block.address, block.size()) < 0 ? LibC.errno() : 0;
    }

    /** Sets an option whose value is text. */
    int option(int level, int name, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        Block block = new Block(text.length + 1);
        block.bytes.put(text);
        return LibC.setsockopt(number, level, name, block.address, block.size()) < 0 ? LibC.errno() : 0;
    }

    /** Asks for a receive buffer beyond the system's limit, or the largest within it when the right is missing. */
    void receiveBuffer(int bytes) {
        if (option(SOL_SOCKET, SO_RCVBUFFORCE, bytes) != 0) {
            option(SOL_SOCKET, SO_RCVBUF, bytes);
        }
    }

    @Override
    public void close() {
        if (number != CLOSED) {
            LibC.close(number);
            number = CLOSED;
        }
    }
}
