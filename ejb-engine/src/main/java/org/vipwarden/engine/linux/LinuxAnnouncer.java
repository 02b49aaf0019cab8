package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.IfEther.ETH_P_ARP;
import static org.vipwarden.engine.linux.wire.Uapi.IfEther.ETH_P_IPV6;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_PACKET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_DGRAM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.wire.ArpAnnouncement;
import org.vipwarden.engine.linux.wire.NeighbourAnnouncement;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.MacAddress;

/** A packet socket that only sends; the kernel puts the link's header before the packet. */
final class LinuxAnnouncer implements Kernel.Announcer {
    private final Descriptor socket;
    private final Link link;
    private final boolean router;
    private final Block packet = new Block(NeighbourAnnouncement.SIZE);
    private final Block everybody = new Block(SocketAddress.LINK);
    private final Block allNodes = new Block(SocketAddress.LINK);

    LinuxAnnouncer(Link link) throws KernelRefusal {
        this.link = link;
        this.router = forwards(link.name());
        Purpose purpose = new Purpose("announcing addresses on " + link.name(), "CAP_NET_RAW");
        // Protocol 0: this socket receives nothing.
        socket = Descriptor.socket(AF_PACKET, SOCK_DGRAM, 0, purpose);
        SocketAddress.putLink(everybody, ETH_P_ARP, link.index(), MacAddress.BROADCAST);
        SocketAddress.putLink(allNodes, ETH_P_IPV6, link.index(), MacAddress.ofGroup(Ipv6.ALL_NODES));
    }

    /** Whether the host forwards IPv6 packets that come in here; the file is that of the thread's network namespace. */
    private static boolean forwards(String linkName) {
        try {
            return !Files.readString(Path.of("/proc/sys/net/ipv6/conf", linkName, "forwarding"))
                    .strip()
                    .equals("0");
        } catch (IOException e) {
            // Without IPv6 there is no such file.
            return false;
        }
    }

    @Override
    public int announce(IpAddress address) {
        if (!link.arp()) {
            return 0;
        }
        packet.bytes.clear();
        Block destination;
        if (address instanceof Ipv4 four) {
            new ArpAnnouncement(link.mac(), four).append(packet.bytes);
            destination = everybody;
        } else {
            new NeighbourAnnouncement(link.mac(), (Ipv6) address, router).append(packet.bytes);
            destination = allNodes;
        }
        long sent = LibC.sendto(
                socket.number(), packet.address, packet.bytes.position(), 0, destination.address, SocketAddress.LINK);
        return sent < 0 ? LibC.errno() : 0;
    }

    @Override
    public void close() {
        socket.close();
    }
}
