package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_IP;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_ADD_MEMBERSHIP;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_FREEBIND;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_HDRINCL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_MULTICAST_ALL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_MULTICAST_IF;
import static org.vipwarden.engine.linux.wire.Uapi.In.IP_MULTICAST_LOOP;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_RAW;

import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.wire.Ipv4Header;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/**
 * One raw socket that sends and receives VRRP over IPv4.
 *
 * <p>keepalived uses two. One is enough because the sender's IP_MULTICAST_LOOP decides whether a packet also goes up on its own
 * machine: it is off, so what this socket sends reaches no socket here.
 */
final class Ipv4AdvertSocket implements Kernel.AdvertSocket {
    /** Internetwork control (RFC 791), as keepalived sets it. */
    static final int TOS = 0xC0;

    static final int RECEIVE_BUFFER = 1024 * 1024;

    private final Descriptor socket;
    private final int linkIndex;
    private final int protocol;
    private final Arrivals incoming;
    private final Block outgoing = new Block(0xFFFF);
    private final Block destination = new Block(SocketAddress.INTERNET);
    private Ipv4 lastSource = Ipv4.VRRP_GROUP;
    private Ipv4 lastDestination = Ipv4.VRRP_GROUP;

    /**
     * @param incoming where packets are read; shared by all sockets of one thread
     */
    Ipv4AdvertSocket(AdvertChannel channel, Arrivals incoming) throws KernelRefusal {
        this.linkIndex = channel.link().map(Link::index).orElse(0);
        this.protocol = channel.protocol();
        this.incoming = incoming;
        Purpose purpose = new Purpose(channel.toString(), "CAP_NET_RAW");
        socket = Descriptor.socket(AF_INET, SOCK_RAW, protocol, purpose, made -> prepare(made, channel, purpose));
    }

    private void prepare(Descriptor socket, AdvertChannel channel, Purpose purpose) throws KernelRefusal {
        socket.receiveBuffer(RECEIVE_BUFFER);
        if (channel.link().isPresent()) {
            socket.bindTo(channel.link().get().name(), purpose);
        }
        socket.require(purpose, IPPROTO_IP, IP_HDRINCL, 1);
        socket.require(purpose, IPPROTO_IP, IP_MULTICAST_LOOP, 0);
        socket.require(purpose, IPPROTO_IP, IP_MULTICAST_ALL, 0);
        if (channel.group().isPresent()) {
            // struct ip_mreqn: group, local address, link.
            int group = SocketAddress.networkOrder((Ipv4) channel.group().get());
            socket.require(purpose, IPPROTO_IP, IP_MULTICAST_IF, group, 0, linkIndex);
            socket.require(purpose, IPPROTO_IP, IP_ADD_MEMBERSHIP, group, 0, linkIndex);
        }
        if (channel.local().isPresent()) {
            // The address may come later: the instance waits for it, the socket need not.
            socket.require(purpose, IPPROTO_IP, IP_FREEBIND, 1);
            Block local = new Block(SocketAddress.INTERNET);
            SocketAddress.putInternet(local, (Ipv4) channel.local().get());
            socket.bindTo(local, purpose);
        }
    }

    @Override
    public int descriptor() {
        return socket.number();
    }

    @Override
    public int send(IpAddress source, IpAddress target, int ttl, int identification, byte[] payload) {
        int length = Ipv4Header.SIZE + payload.length;
        if (length > outgoing.size()) {
            return EINVAL;
        }
        ByteBuffer packet = outgoing.bytes.clear();
        Ipv4Header.append(packet, TOS, length, identification, ttl, protocol, (Ipv4) source, (Ipv4) target);
        packet.put(payload);
        SocketAddress.putInternet(destination, (Ipv4) target);
        long sent =
                LibC.sendto(socket.number(), outgoing.address, length, 0, destination.address, SocketAddress.INTERNET);
        return sent < 0 ? LibC.errno() : 0;
    }

    @Override
    public void receive(Predicate<Incoming> wantsMore) {
        incoming.receive(socket.number(), (message, packet) -> deliver(packet, wantsMore));
    }

    /** The kernel has checked the header. */
    private boolean deliver(ByteBuffer packet, Predicate<Incoming> wantsMore) {
        int header = Ipv4Header.headerLength(packet);
        int length = Ipv4Header.totalLength(packet);
        if (header > length || length > packet.remaining()) {
            return true;
        }
        lastSource = Ipv4Header.source(packet, lastSource);
        lastDestination = Ipv4Header.destination(packet, lastDestination);
        return wantsMore.test(new Incoming(
                lastSource,
                lastDestination,
                Ipv4Header.ttl(packet),
                protocol,
                Ipv4Header.identification(packet),
                packet.position(header).limit(length)));
    }

    @Override
    public void close() {
        socket.close();
    }
}
