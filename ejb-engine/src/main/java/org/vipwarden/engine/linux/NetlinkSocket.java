package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENOBUFS;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ETIMEDOUT;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EAGAIN;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINTR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NETLINK_ADD_MEMBERSHIP;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NETLINK_CAP_ACK;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NETLINK_EXT_ACK;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NETLINK_ROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Poll.POLLIN;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_NETLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.MSG_TRUNC;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.SOL_NETLINK;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_NONBLOCK;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_RAW;

import java.nio.ByteBuffer;
import java.util.List;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.linux.wire.NetlinkMessage;

/** A conversation with a part of the kernel by netlink: datagrams of messages out and in. */
final class NetlinkSocket implements AutoCloseable {
    // The kernel fills a dump's datagrams up to 32 KiB when it has seen a buffer of that size.
    private static final int RECEIVE = 64 * 1024;
    private static final int BUFFER = 1024 * 1024;
    private static final int PATIENCE_MILLIS = 1000;
    // struct sockaddr_nl: family (2), padding (2), port (4), groups (4).
    private static final int ADDRESS_SIZE = 12;
    private static final int ADDRESS_PORT = 4;
    private static final int ADDRESS_GROUPS = 8;

    /** What came of looking for a datagram. */
    enum Arrival {
        MESSAGES,
        NOTHING,
        /** Datagrams were lost: the buffer was full. */
        LOST
    }

    private final Descriptor socket;
    private final Block incoming = new Block(RECEIVE);
    private final Block sender = new Block(ADDRESS_SIZE);
    private final Block senderSize = new Block(Integer.BYTES);
    private final Block descriptors = new Block(8);

    /** The last datagram's messages, valid until the next is read. */
    private List<NetlinkMessage> messages = List.of();

    /**
     * A conversation with rtnetlink.
     *
     * @param groups of events to join ({@code RTMGRP_*}); 0 for a socket for requests
     */
    NetlinkSocket(int groups) {
        this(NETLINK_ROUTE, groups);
    }

    /**
     * @param family {@code NETLINK_*}
     */
    NetlinkSocket(int family, int groups) {
        this(new Descriptor(
                LibC.socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, family), "socket (netlink)"));
        LibC.require(-bindTo(groups), "bind (netlink)");
    }

    private NetlinkSocket(Descriptor socket) {
        this.socket = socket;
        socket.receiveBuffer(BUFFER);
        // Answers without the request's payload, but with the kernel's explanation; older kernels have neither.
        socket.option(SOL_NETLINK, NETLINK_CAP_ACK, 1);
        socket.option(SOL_NETLINK, NETLINK_EXT_ACK, 1);
        descriptors.bytes.putInt(0, socket.number()).putShort(4, (short) POLLIN);
    }

    /**
     * A conversation with a family ({@code NETLINK_*}) that may be missing or not allowed.
     *
     * @param groups of events to join
     */
    static NetlinkSocket open(int family, int groups, Purpose purpose) throws KernelRefusal {
        NetlinkSocket socket = new NetlinkSocket(Descriptor.socket(AF_NETLINK, SOCK_RAW, family, purpose));
        int errno = socket.bindTo(groups);
        if (errno != 0) {
            socket.close();
            throw purpose.refusal(errno);
        }
        return socket;
    }

    /** Binds; 0, or the errno. */
    private int bindTo(int groups) {
        Block address = new Block(ADDRESS_SIZE);
        address.bytes.putShort(0, (short) AF_NETLINK).putInt(ADDRESS_GROUPS, groups);
        return LibC.bind(socket.number(), address.address, ADDRESS_SIZE) < 0 ? LibC.errno() : 0;
    }

    int descriptor() {
        return socket.number();
    }

    /**
     * Joins one more group of events.
     *
     * @param group {@code RTNLGRP_*}
     */
    void join(int group) {
        socket.option(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
    }

    /** The number by which the kernel knows this socket, and names it in what it reports of its requests. */
    int port() {
        Block address = new Block(ADDRESS_SIZE);
        senderSize.bytes.putInt(0, ADDRESS_SIZE);
        LibC.require(LibC.getsockname(socket.number(), address.address, senderSize.address), "getsockname (netlink)");
        return address.bytes.getInt(ADDRESS_PORT);
    }

    /** Receives no report of addresses that the socket with that port has installed or renewed. */
    void passOverChangesOf(int port) {
        OwnChanges.passOver(socket, port);
    }

    /** Sends what is in the block before its position. The kernel has carried it out when this returns. */
    void send(Block requests) {
        LibC.require(-trySend(requests), "send (netlink)");
    }

    /** As {@link #send}, where nobody may be listening; 0, or the errno. */
    int trySend(Block requests) {
        long sent = LibC.send(socket.number(), requests.address, requests.bytes.position(), 0);
        return sent < 0 ? LibC.errno() : 0;
    }

    /** Waits until a datagram is there. */
    boolean awaitDatagram(int millis) {
        int ready = LibC.poll(descriptors.address, 1, millis);
        while (ready < 0 && LibC.errno() == EINTR) {
            ready = LibC.poll(descriptors.address, 1, millis);
        }
        return LibC.require(ready, "poll (netlink)") > 0;
    }

    /** Reads the next datagram of the kernel's; others' are passed over. */
    Arrival receive() {
        while (true) {
            senderSize.bytes.putInt(0, ADDRESS_SIZE);
            long length = LibC.recvfrom(
                    socket.number(), incoming.address, RECEIVE, MSG_TRUNC, sender.address, senderSize.address);
            if (length < 0) {
                int errno = LibC.errno();
                if (errno == EAGAIN) {
                    return Arrival.NOTHING;
                }
                if (errno == ENOBUFS) {
                    return Arrival.LOST;
                }
                if (errno != EINTR) {
                    throw new SystemError("recvfrom (netlink)", errno, LibC.strerror(errno));
                }
            } else if (length > RECEIVE) {
                return Arrival.LOST;
            } else if (sender.bytes.getInt(ADDRESS_PORT) == 0 && read(incoming.first((int) length))) {
                return Arrival.MESSAGES;
            }
        }
    }

    /** Reads the next datagram, waiting for it; false when some before it were lost. */
    boolean next() {
        boolean nothingLost = true;
        Arrival arrival = receive();
        while (arrival != Arrival.MESSAGES) {
            if (arrival == Arrival.LOST) {
                nothingLost = false;
            } else if (!awaitDatagram(PATIENCE_MILLIS)) {
                throw new SystemError("netlink", ETIMEDOUT, "no answer within " + PATIENCE_MILLIS + " ms");
            }
            arrival = receive();
        }
        return nothingLost;
    }

    private boolean read(ByteBuffer datagram) {
        Decoded<List<NetlinkMessage>> decoded = NetlinkMessage.decodeAll(datagram);
        messages = decoded.toOptional().orElse(List.of());
        return !messages.isEmpty();
    }

    List<NetlinkMessage> messages() {
        return messages;
    }

    @Override
    public void close() {
        socket.close();
    }
}
