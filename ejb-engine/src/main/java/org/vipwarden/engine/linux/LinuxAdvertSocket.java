package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EAGAIN;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_IP;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_ADD_MEMBERSHIP;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_HDRINCL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_MULTICAST_ALL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_MULTICAST_IF;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_MULTICAST_LOOP;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SOL_SOCKET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SO_BINDTODEVICE;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_RAW;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.Kernel.Datagram;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.linux.wire.Ipv4Header;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/**
 * One raw socket that sends and receives VRRP on one link.
 *
 * <p>keepalived uses two. One is enough because the sender's IP_MULTICAST_LOOP decides whether a packet also goes up on its own
 * machine: it is off, so what this socket sends reaches no socket here.
 */
final class LinuxAdvertSocket implements Kernel.AdvertSocket {
    /** The protocol number of VRRP (RFC 9568 section 5.1.1.4). */
    static final int IPPROTO_VRRP = 112;

    /** Internetwork control (RFC 791), as keepalived sets it. */
    static final int TOS = 0xC0;

    static final int TTL = 255;
    private static final int BUFFER = 1024 * 1024;
    /** More packets than the buffer holds: what arrives while they are read is left for the next time. */
    private static final int MOST_PACKETS = 4096;

    private final Descriptor socket;
    private final int linkIndex;
    private final Block incoming;
    private final Block outgoing = new Block(0xFFFF);
    private final Block destination = new Block(SocketAddress.INTERNET);
    private int identification;

    /**
     * @param incoming where packets are read; shared by all sockets of one thread
     */
    LinuxAdvertSocket(Link link, Ipv4 group, Block incoming) throws KernelRefusal {
        this.linkIndex = link.index();
        this.incoming = incoming;
        Purpose purpose = new Purpose("VRRP on " + link.name(), "CAP_NET_RAW");
        socket = Descriptor.socket(AF_INET, SOCK_RAW, IPPROTO_VRRP, purpose);
        try {
            socket.receiveBuffer(BUFFER);
            accept(socket.option(SOL_SOCKET, SO_BINDTODEVICE, link.name()), purpose);
            accept(socket.option(IPPROTO_IP, IP_HDRINCL, 1), purpose);
            accept(socket.option(IPPROTO_IP, IP_MULTICAST_LOOP, 0), purpose);
            accept(socket.option(IPPROTO_IP, IP_MULTICAST_ALL, 0), purpose);
            // struct ip_mreqn: group, local address, link.
            int[] membership = {SocketAddress.networkOrder(group), 0, link.index()};
            accept(socket.option(IPPROTO_IP, IP_MULTICAST_IF, membership), purpose);
            accept(socket.option(IPPROTO_IP, IP_ADD_MEMBERSHIP, membership), purpose);
        } catch (KernelRefusal refusal) {
            socket.close();
            throw refusal;
        }
    }

    private static void accept(int errno, Purpose purpose) throws KernelRefusal {
        if (errno != 0) {
            throw purpose.refusal(errno);
        }
    }

    @Override
    public int descriptor() {
        return socket.number();
    }

    @Override
    public int send(IpAddress source, IpAddress target, byte[] payload) {
        int length = Ipv4Header.SIZE + payload.length;
        if (length > outgoing.size()) {
            return EINVAL;
        }
        // Never 0: the kernel would fill it in.
        identification = identification == 0xFFFF ? 1 : identification + 1;
        ByteBuffer packet = outgoing.bytes.clear();
        Ipv4Header.append(packet, TOS, length, identification, TTL, IPPROTO_VRRP, (Ipv4) source, (Ipv4) target);
        packet.put(payload);
        SocketAddress.putInternet(destination, (Ipv4) target);
        long sent =
                LibC.sendto(socket.number(), outgoing.address, length, 0, destination.address, SocketAddress.INTERNET);
        return sent < 0 ? LibC.errno() : 0;
    }

    @Override
    public void receive(Consumer<Datagram> sink) {
        for (int i = 0; i < MOST_PACKETS; i++) {
            long length = LibC.recv(socket.number(), incoming.address, incoming.size(), 0);
            if (length >= 0) {
                deliver(incoming.first((int) length), sink);
            } else if (LibC.errno() == EAGAIN) {
                return;
            }
            // Any other error is one that the network has reported (an interface went down); reading it has cleared it.
        }
    }

    private void deliver(ByteBuffer packet, Consumer<Datagram> sink) {
        if (Ipv4Header.decode(packet) instanceof Decoded.Ok<Ipv4Header> ok) {
            Ipv4Header header = ok.value();
            sink.accept(new Datagram(
                    linkIndex,
                    header.source(),
                    header.destination(),
                    header.ttl(),
                    header.totalLength(),
                    header.payload(packet)));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
