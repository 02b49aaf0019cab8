package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.IfArp.ARPHRD_ETHER;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET6;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_PACKET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.MacAddress;

/** The layouts of {@code struct sockaddr_*}. What the network reads is in its order, the rest in the machine's. */
final class SocketAddress {
    /** Bytes of {@code struct sockaddr_in}: family (2), port (2), address (4), zeros (8). */
    static final int INTERNET = 16;

    private static final int PORT = 2;
    private static final int INTERNET_ADDRESS = 4;
    /** Bytes of {@code struct sockaddr_in6} (ipv6(7)): family (2), port (2), flow (4), address (16), scope (4). */
    static final int INTERNET6 = 28;

    private static final int INTERNET6_FLOW = 4;
    private static final int INTERNET6_ADDRESS = 8;
    private static final int INTERNET6_SCOPE = 24;
    /** Bytes of {@code struct sockaddr_ll} (packet(7)). */
    static final int LINK = 20;

    private SocketAddress() {}

    /** As {@link #INTERNET} says; the port is 0. */
    static void putInternet(Block block, Ipv4 address) {
        block.bytes.putShort(0, (short) AF_INET).putShort(PORT, (short) 0);
        block.bytes.putInt(INTERNET_ADDRESS, networkOrder(address)).putLong(INTERNET - Long.BYTES, 0);
    }

    /** As {@link #INTERNET6} says; the port is 0. */
    static void putInternet6(Block block, Ipv6 address, int linkIndex) {
        ByteBuffer bytes = block.bytes;
        bytes.putShort(0, (short) AF_INET6).putShort(PORT, (short) 0).putInt(INTERNET6_FLOW, 0);
        putIpv6(bytes, INTERNET6_ADDRESS, address);
        bytes.putInt(INTERNET6_SCOPE, address.isGlobal() ? 0 : linkIndex);
    }

    static Ipv6 internet6Address(Block block) {
        return ipv6(block.bytes, INTERNET6_ADDRESS);
    }

    /** Puts 16 bytes into a buffer in the machine's order. */
    static void putIpv6(ByteBuffer bytes, int at, Ipv6 address) {
        bytes.putLong(at, networkOrder(address.high())).putLong(at + 8, networkOrder(address.low()));
    }

    static Ipv6 ipv6(ByteBuffer bytes, int at) {
        return new Ipv6(networkOrder(bytes.getLong(at)), networkOrder(bytes.getLong(at + 8)));
    }

    private static long networkOrder(long value) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Long.reverseBytes(value) : value;
    }

    static Ipv4 internetAddress(Block block) {
        return new Ipv4(networkOrder(block.bytes.getInt(INTERNET_ADDRESS)));
    }

    /** The port; of an ICMP socket, the identifier of its requests. */
    static int internetPort(Block block) {
        return (block.bytes.get(PORT) & 0xFF) << 8 | (block.bytes.get(PORT + 1) & 0xFF);
    }

    /** Writes address and port of either family, without a link. */
    static void put(Block block, IpAddress address, int port) {
        if (address instanceof Ipv4 four) {
            putInternet(block, four);
        } else {
            putInternet6(block, (Ipv6) address, 0);
        }
        block.bytes.put(PORT, (byte) (port >>> 8)).put(PORT + 1, (byte) port);
    }

    static int size(Family family) {
        return family == Family.IPV4 ? INTERNET : INTERNET6;
    }

    static IpAddress address(Block block, Family family) {
        return family == Family.IPV4 ? internetAddress(block) : internet6Address(block);
    }

    /** An address in the form in which a C structure has it. */
    static int networkOrder(Ipv4 address) {
        return networkOrder(address.bits());
    }

    private static int networkOrder(int value) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(value) : value;
    }

    /** {@code struct sockaddr_ll}: family, protocol, index, hardware type, packet type, address length, address. */
    static void putLink(Block block, int protocol, int linkIndex, MacAddress destination) {
        ByteBuffer bytes = block.bytes;
        bytes.putShort(0, (short) AF_PACKET);
        bytes.put(2, (byte) (protocol >>> 8)).put(3, (byte) protocol);
        bytes.putInt(4, linkIndex);
        bytes.putShort(8, (short) ARPHRD_ETHER);
        bytes.put(11, (byte) 6);
        for (int i = 0; i < 6; i++) {
            bytes.put(12 + i, (byte) (destination.bits() >>> (40 - 8 * i)));
        }
    }
}
