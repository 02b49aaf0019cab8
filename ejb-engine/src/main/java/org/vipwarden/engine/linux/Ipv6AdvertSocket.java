package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_IPV6;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_ADD_MEMBERSHIP;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_CHECKSUM;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_FREEBIND;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_HOPLIMIT;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_MULTICAST_ALL;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_MULTICAST_IF;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_MULTICAST_LOOP;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_PKTINFO;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_RECVHOPLIMIT;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_RECVPKTINFO;
import static org.vipwarden.engine.linux.wire.Uapi.In6.IPV6_TCLASS;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET6;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_RAW;

import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv6;

/**
 * One raw socket that sends and receives VRRP over IPv6.
 *
 * <p>The kernel writes the header; source, link and hop limit of each packet go with it, and come with it, as control messages (RFC
 * 3542 section 6). It also makes and checks the payload's checksum.
 */
final class Ipv6AdvertSocket implements Kernel.AdvertSocket {
    /** The checksum's place in an advert (RFC 9568 section 5.1). */
    private static final int CHECKSUM_AT = 6;
    /** {@code struct in6_pktinfo}: address (16), link (4). */
    private static final int PACKET_INFO = 20;

    private static final int PACKET_INFO_LINK = 16;

    private final Descriptor socket;
    private final int linkIndex;
    private final int protocol;
    private final Arrivals incoming;
    private final Block outgoing = new Block(0xFFFF);
    private final MessageBlock sent;
    private final int sentInfo;
    private final int sentHopLimit;

    /**
     * @param incoming where packets are read; shared by all sockets of one thread
     */
    Ipv6AdvertSocket(AdvertChannel channel, Arrivals incoming) throws KernelRefusal {
        this.linkIndex = channel.link().map(Link::index).orElse(0);
        this.protocol = channel.protocol();
        this.incoming = incoming;
        this.sent = new MessageBlock(SocketAddress.INTERNET6, outgoing);
        this.sentInfo = sent.add(IPPROTO_IPV6, IPV6_PKTINFO, PACKET_INFO);
        this.sentHopLimit = sent.add(IPPROTO_IPV6, IPV6_HOPLIMIT, Integer.BYTES);
        Purpose purpose = new Purpose(channel.toString(), "CAP_NET_RAW");
        socket = Descriptor.socket(AF_INET6, SOCK_RAW, protocol, purpose, made -> prepare(made, channel, purpose));
    }

    private void prepare(Descriptor socket, AdvertChannel channel, Purpose purpose) throws KernelRefusal {
        socket.receiveBuffer(Ipv4AdvertSocket.RECEIVE_BUFFER);
        if (channel.link().isPresent()) {
            socket.bindTo(channel.link().get().name(), purpose);
        }
        socket.require(purpose, IPPROTO_IPV6, IPV6_CHECKSUM, CHECKSUM_AT);
        socket.require(purpose, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
        socket.require(purpose, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
        socket.require(purpose, IPPROTO_IPV6, IPV6_TCLASS, Ipv4AdvertSocket.TOS);
        socket.require(purpose, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0);
        socket.require(purpose, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
        if (channel.group().isPresent()) {
            socket.require(purpose, IPPROTO_IPV6, IPV6_MULTICAST_IF, linkIndex);
            join(socket, (Ipv6) channel.group().get(), purpose);
        }
        // A unicast address may come later: the instance waits for it, the socket need not. And to a source that is not
        // on
        // the link itself, the kernel says EINVAL without this (net/ipv6/datagram.c, ip6_datagram_send_ctl).
        if (channel.borrowsSource() || channel.local().isPresent()) {
            socket.require(purpose, IPPROTO_IPV6, IPV6_FREEBIND, 1);
        }
        if (channel.local().isPresent()) {
            Block local = new Block(SocketAddress.INTERNET6);
            SocketAddress.putInternet6(local, (Ipv6) channel.local().get(), linkIndex);
            socket.bindTo(local, purpose);
        }
    }

    /** {@code struct ipv6_mreq}: group (16), link (4). */
    private void join(Descriptor socket, Ipv6 group, Purpose purpose) throws KernelRefusal {
        Block membership = new Block(PACKET_INFO);
        SocketAddress.putIpv6(membership.bytes, 0, group);
        int[] words = new int[PACKET_INFO / Integer.BYTES];
        membership.bytes.putInt(PACKET_INFO_LINK, linkIndex);
        membership.bytes.asIntBuffer().get(words);
        socket.require(purpose, IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP, words);
    }

    @Override
    public int descriptor() {
        return socket.number();
    }

    @Override
    public int send(IpAddress source, IpAddress target, int ttl, int identification, byte[] payload) {
        if (payload.length > outgoing.size()) {
            return EINVAL;
        }
        SocketAddress.putInternet6(sent.address, (Ipv6) target, linkIndex);
        SocketAddress.putIpv6(sent.control(), sentInfo, (Ipv6) source);
        sent.control().putInt(sentInfo + PACKET_INFO_LINK, linkIndex).putInt(sentHopLimit, ttl);
        outgoing.bytes.clear().put(payload);
        return sent.send(socket.number(), payload.length) < 0 ? LibC.errno() : 0;
    }

    @Override
    public void receive(Predicate<Incoming> wantsMore) {
        incoming.receive(socket.number(), (message, payload) -> deliver(message, payload, wantsMore));
    }

    private boolean deliver(MessageBlock message, ByteBuffer payload, Predicate<Incoming> wantsMore) {
        int info = message.find(IPPROTO_IPV6, IPV6_PKTINFO, PACKET_INFO);
        int hopLimit = message.find(IPPROTO_IPV6, IPV6_HOPLIMIT, Integer.BYTES);
        if (info < 0 || hopLimit < 0) {
            return true;
        }
        return wantsMore.test(new Incoming(
                SocketAddress.internet6Address(message.address),
                SocketAddress.ipv6(message.control(), info),
                message.control().getInt(hopLimit),
                protocol,
                0,
                payload));
    }

    @Override
    public void close() {
        socket.close();
    }
}
