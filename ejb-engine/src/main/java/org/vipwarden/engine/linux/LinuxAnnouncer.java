package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EAFNOSUPPORT;
import static org.vipwarden.engine.linux.wire.Uapi.IfEther.ETH_P_ARP;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_PACKET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_DGRAM;

import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.wire.ArpAnnouncement;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.MacAddress;

/** A packet socket that only sends; the kernel puts the link's header before the ARP packet. */
final class LinuxAnnouncer implements Kernel.Announcer {
    private final Descriptor socket;
    private final Link link;
    private final Block packet = new Block(ArpAnnouncement.SIZE);
    private final Block destination = new Block(SocketAddress.LINK);

    LinuxAnnouncer(Link link) throws KernelRefusal {
        this.link = link;
        Purpose purpose = new Purpose("gratuitous ARP on " + link.name(), "CAP_NET_RAW");
        // Protocol 0: this socket receives nothing.
        socket = Descriptor.socket(AF_PACKET, SOCK_DGRAM, 0, purpose);
        SocketAddress.putLink(destination, ETH_P_ARP, link.index(), MacAddress.BROADCAST);
    }

    @Override
    public int announce(IpAddress address) {
        if (!link.arp()) {
            return 0;
        }
        if (!(address instanceof Ipv4 four)) {
            return EAFNOSUPPORT;
        }
        new ArpAnnouncement(link.mac(), four).append(packet.bytes.clear());
        long sent = LibC.sendto(
                socket.number(), packet.address, ArpAnnouncement.SIZE, 0, destination.address, SocketAddress.LINK);
        return sent < 0 ? LibC.errno() : 0;
    }

    @Override
    public void close() {
        socket.close();
    }
}
