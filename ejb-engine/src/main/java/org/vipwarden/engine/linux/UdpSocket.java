package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EADDRINUSE;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.EADDRNOTAVAIL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_IP;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_IPV6;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_UDP;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_RECVTTL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_TOS;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_TTL;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_HOPLIMIT;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_RECVHOPLIMIT;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_TCLASS;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_UNICAST_HOPS;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_V6ONLY;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET6;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_DGRAM;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** A UDP socket that says how far a packet has come: its time to live (hop limit) is told with it. One thread uses it. */
public final class UdpSocket implements Kernel.Source, AutoCloseable {
    /** The traffic class of network control (RFC 2474, CS6): such packets go before others. */
    private static final int NETWORK_CONTROL = 0xC0;

    private static final int LARGEST = 2048;
    private static final int PACKETS_AT_ONCE = 8;

    private final Descriptor socket;
    private final Family family;
    private final Arrivals incoming = new Arrivals(PACKETS_AT_ONCE, LARGEST);
    private final Block outgoing = new Block(LARGEST);
    private final Block peer = new Block(SocketAddress.INTERNET6);

    /**
     * A packet as it arrived.
     *
     * @param ttl its time to live or hop limit on arrival; 0 when the kernel did not say
     * @param payload valid until the sink returns
     */
    public record Arrival(IpAddress source, int ttl, ByteBuffer payload) {}

    private UdpSocket(Descriptor socket, Family family) {
        this.socket = socket;
        this.family = family;
    }

    /**
     * Opens a socket in the network namespace of the calling thread.
     *
     * @param local the address to receive on and to send from; all zero for any
     * @param port to receive on, 1 to 65535
     * @throws KernelRefusal when the port is another program's, or the address is not on this host
     */
    public static UdpSocket open(IpAddress local, int port) throws KernelRefusal {
        String name = local + " port " + port;
        Purpose purpose = new Purpose("a UDP socket on " + name, "CAP_NET_BIND_SERVICE");
        Family family = local.family();
        int number = family == Family.IPV4 ? AF_INET : AF_INET6;
        UdpSocket socket = new UdpSocket(Descriptor.socket(number, SOCK_DGRAM, IPPROTO_UDP, purpose), family);
        socket.prepare();
        SocketAddress.put(socket.peer, local, port);
        if (LibC.bind(socket.socket.number(), socket.peer.address, SocketAddress.size(family)) < 0) {
            int errno = LibC.errno();
            socket.close();
            throw refusal(purpose, name, errno);
        }
        return socket;
    }

    /** As {@link #open}; empty when another socket has the port. */
    public static Optional<UdpSocket> openIfFree(IpAddress local, int port) throws KernelRefusal {
        try {
            return Optional.of(open(local, port));
        } catch (KernelRefusal refusal) {
            if (refusal.errno() != EADDRINUSE) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private static KernelRefusal refusal(Purpose purpose, String name, int errno) {
        return switch (errno) {
            case EADDRINUSE -> new KernelRefusal(name + " is used by another program: stop that one", errno);
            case EADDRNOTAVAIL -> new KernelRefusal(name + ": the address is not on this host", errno);
            default -> purpose.refusal(errno);
        };
    }

    private void prepare() {
        if (family == Family.IPV4) {
            socket.option(IPPROTO_IP, IP_RECVTTL, 1);
            socket.option(IPPROTO_IP, IP_TOS, NETWORK_CONTROL);
        } else {
            socket.option(IPPROTO_IPV6, IPV6_V6ONLY, 1);
            socket.option(IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
            socket.option(IPPROTO_IPV6, IPV6_TCLASS, NETWORK_CONTROL);
        }
    }

    /** Sets the time to live (hop limit) of what is sent, 1 to 255. */
    public void ttl(int hops) {
        boolean four = family == Family.IPV4;
        socket.option(four ? IPPROTO_IP : IPPROTO_IPV6, four ? IP_TTL : IPV6_UNICAST_HOPS, hops);
    }

    @Override
    public int descriptor() {
        return socket.number();
    }

    /**
     * Sends one packet.
     *
     * @return 0, or the errno of the refusal
     */
    public int send(IpAddress destination, int port, byte[] payload) {
        SocketAddress.put(peer, destination, port);
        outgoing.bytes.clear().put(payload);
        long sent = LibC.sendto(
                socket.number(), outgoing.address, payload.length, 0, peer.address, SocketAddress.size(family));
        return sent < 0 ? LibC.errno() : 0;
    }

    /** What an errno of {@link #send} means, in words. */
    public static String words(int errno) {
        return LibC.strerror(errno);
    }

    /** Takes everything that has arrived. A packet longer than any that is expected here is passed over. */
    public void receive(Consumer<Arrival> sink) {
        incoming.receive(socket.number(), (message, packet) -> {
            if (packet.remaining() < LARGEST) {
                IpAddress source = SocketAddress.address(message.address, family);
                sink.accept(new Arrival(source, ttl(message), packet));
            }
            return true;
        });
    }

    private int ttl(MessageBlock message) {
        boolean four = family == Family.IPV4;
        int at = message.find(four ? IPPROTO_IP : IPPROTO_IPV6, four ? IP_TTL : IPV6_HOPLIMIT, Integer.BYTES);
        return at < 0 ? 0 : message.control().getInt(at);
    }

    @Override
    public void close() {
        socket.close();
    }
}
