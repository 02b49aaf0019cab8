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

    private static final int INTERNET_PORT = 2;
    private static final int INTERNET_ADDRESS = 4;
    /** Bytes of {@code struct sockaddr_in6}. */
    static final int INTERNET6 = 28;

    private static final int INTERNET6_ADDRESS = 8;
    private static final int INTERNET6_SCOPE = 24;
    /** Bytes of {@code struct sockaddr_ll} (packet(7)). */
    static final int LINK = 20;

    private SocketAddress() {}

    static void putInternet(Block block, Ipv4 address) {
        block.bytes.putShort(0, (short) AF_INET).putInt(INTERNET_ADDRESS, networkOrder(address));
    }

    /** {@code struct sockaddr_in6} (ipv6(7)): family (2), port (2), flow (4), address (16), scope (4). */
    static void putInternet6(Block block, Ipv6 address, int linkIndex) {
        ByteBuffer bytes = block.bytes;
        bytes.putShort(0, (short) AF_INET6).putShort(2, (short) 0).putInt(4, 0);
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
        return (block.bytes.get(INTERNET_PORT) & 0xFF) << 8 | (block.bytes.get(INTERNET_PORT + 1) & 0xFF);
    }

    /** Room for a {@code struct sockaddr_in6}: family (2), port (2), flow (4), address (16), scope (4); the larger of the two. */
    static final int ENDPOINT = 28;

    private static final int ENDPOINT_ADDRESS6 = 8;

    /** Writes address and port of either family. */
    static void putEndpoint(Block block, IpAddress address, int port) {
        block.bytes.put(0, new byte[ENDPOINT]);
        boolean four = address.family() == Family.IPV4;
        block.bytes.putShort(0, (short) (four ? AF_INET : AF_INET6));
        block.bytes.put(INTERNET_PORT, (byte) (port >>> 8)).put(INTERNET_PORT + 1, (byte) port);
        block.bytes.put(four ? INTERNET_ADDRESS : ENDPOINT_ADDRESS6, address.toBytes());
    }

    static int endpointSize(Family family) {
        return family == Family.IPV4 ? INTERNET : ENDPOINT;
    }

    static IpAddress endpointAddress(Block block, Family family) {
        byte[] address = new byte[family.bytes()];
        block.bytes.get(family == Family.IPV4 ? INTERNET_ADDRESS : ENDPOINT_ADDRESS6, address);
        return IpAddress.of(address);
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
