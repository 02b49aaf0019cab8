package org.vipwarden.engine.node;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Ipv4Header;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Instances;

/**
 * A kind of packet that a node at 10.0.0.1 with VI_1 and VI_2 of version 3 must refuse, whoever sends it.
 *
 * @param words what is wrong with it
 * @param counter where it is counted: the router and the counter's name, or {@link #UNKNOWN}
 */
record BadPacket(String words, String counter, int ttl, Ipv4 destination, Maker maker) {
    /** The counter of what is for no virtual router here. */
    static final String UNKNOWN = "unknown";

    private static final Ipv4 HOST = Ipv4.parse("10.0.0.1");
    /** To the multicast MAC address of 224.0.0.18, from nobody. */
    private static final byte[] ETHERNET = PacketKit.hex("01005e00001202000000000a0800");

    /** Makes the payload for its IP addresses: the checksum is over them too. */
    private interface Maker {
        byte[] payload(Ipv4 source, Ipv4 destination);
    }

    static List<BadPacket> all() {
        Instances first = Instances.v3();
        Instances second = first.number(2);
        return List.of(
                toGroup("an unknown VRID", UNKNOWN, good(first.number(20))),
                toGroup("too short to have a VRID", UNKNOWN, (from, to) -> new byte[] {0x31, 51, 100}),
                toGroup("CARP of others", UNKNOWN, (from, to) -> carp(78)),
                toGroup("CARP with our number", "VI_1 version-errors", (from, to) -> carp(51)),
                toGroup("version 2", "VI_1 version-errors", good(Instances.v2())),
                toGroup("too short for its addresses", "VI_1 packet-length-errors", bad(first, b -> b[3] = 3)),
                toGroup("a wrong checksum", "VI_1 checksum-errors", bad(first, b -> b[6] ^= 0x55)),
                toGroup("a wrong checksum for VI_2", "VI_2 checksum-errors", bad(second, b -> b[7] ^= 0x55)),
                toGroup("another type", "VI_1 invalid-type-packets", bad(first, b -> b[0] = 0x32)),
                toGroup("no interval", "VI_1 field-errors", bad(first, b -> b[5] = 0)),
                new BadPacket("a wrong TTL", "VI_1 ip-ttl-errors", 64, Ipv4.VRRP_GROUP, good(first)),
                new BadPacket("a wrong TTL for VI_2", "VI_2 ip-ttl-errors", 1, Ipv4.VRRP_GROUP, good(second)),
                new BadPacket("to one host", "VI_1 destination-errors", 255, HOST, good(first)));
    }

    private static BadPacket toGroup(String words, String counter, Maker maker) {
        return new BadPacket(words, counter, 255, Ipv4.VRRP_GROUP, maker);
    }

    /** An advert that an instance of this kind would take; its interval has an upper byte of 0. */
    private static Maker good(Instances instance) {
        Advert advert = new Advert(
                instance.version(),
                instance.definition().vrid(),
                new Priority(50),
                new AdvertInterval(100),
                instance.definition().advertisedAddresses());
        return (from, to) -> new AdvertCodec(instance.definition()).encode(advert, from, to);
    }

    /** The same with a fault. */
    private static Maker bad(Instances instance, Consumer<byte[]> fault) {
        return (from, to) -> {
            byte[] bytes = good(instance).payload(from, to);
            fault.accept(bytes);
            return bytes;
        };
    }

    /** OpenBSD's protocol, which has the number of VRRP: version 2, type 1, its own VHID and 36 bytes. */
    private static byte[] carp(int vhid) {
        byte[] bytes = new byte[36];
        bytes[0] = 0x21;
        bytes[1] = (byte) vhid;
        bytes[3] = 7;
        bytes[5] = 1;
        return bytes;
    }

    /** Whole frames of all kinds in turn, each from a sender of its own. */
    static List<byte[]> frames(List<BadPacket> kinds, int senders) {
        return IntStream.range(0, senders)
                .mapToObj(i -> kinds.get(i % kinds.size()).frame(Ipv4.parse("10.0." + (1 + i / 250) + "." + i % 250)))
                .toList();
    }

    private byte[] frame(Ipv4 source) {
        byte[] payload = maker.payload(source, destination);
        int length = Ipv4Header.SIZE + payload.length;
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET.length + length);
        frame.put(ETHERNET);
        Ipv4Header.append(frame, 0xC0, length, 1, ttl, 112, source, destination);
        return frame.put(payload).array();
    }
}
