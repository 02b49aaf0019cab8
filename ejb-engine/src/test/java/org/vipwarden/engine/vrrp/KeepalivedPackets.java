package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.VrrpVersion;

/** What Debian's keepalived 2.2.7 sent, recorded on a cable: VRID 51, priority 200. Whole IP packets. */
@SuppressWarnings("ImmutableEnumChecker") // nobody is given the fields themselves to change
enum KeepalivedPackets {
    V2_PASS(
            "45c0002800010000ff701891c0000201e00000122133c8010101e5e6c00002647365637265743132",
            Instances.v2().password("secret12")),
    V2_HEADER(
            "45c0004000010000ff3318b6c0000201e000001270040000c000020100000001734981059db32fd5e7441796"
                    + "2133c80102015265c00002640000000000000000",
            Instances.v2().authentication(new Authentication.Header("secret12"))),
    V2_HEADER_UNICAST(
            "45c00040000100004033f5c6c0000201c000020270040000c000020100000001533b500304808a811290b744"
                    + "2133c80102015265c00002640000000000000000",
            Instances.v2()
                    .authentication(new Authentication.Header("secret12"))
                    .delivery(unicast(Family.IPV4, "192.0.2.1", 64))),
    V3(
            "45c0002400010000ff701895c0000201e00000123133c8020032df38c0000264c0000265",
            Instances.v3().interval(50)),
    V3_UNICAST(
            "45c0002000010000ff7036a9c0000201c00002023133c8010032bfb3c0000264",
            Instances.v3().interval(50).delivery(unicast(Family.IPV4, "192.0.2.1", 255))),
    V3_IPV6(
            "6c01477f002870fffe8000000000000000000000000a0001ff020000000000000000000000000012"
                    + "3133c8020032da24fe80000000000000000000000000010020010db8000000000000000000000100",
            Instances.v3().interval(50).delivery(new Delivery.Multicast(Ipv6.VRRP_GROUP))),
    V3_IPV6_UNICAST(
            "6c0575aa00187040fe8000000000000000000000000a0001fe8000000000000000000000000b0001"
                    + "3133c8010032da3e20010db8000000000000000000000100",
            Instances.v3().interval(50).delivery(unicast(Family.IPV6, "fe80::a:1", 64)));

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final byte[] packet;
    private final Instances instance;

    KeepalivedPackets(String hex, Instances instance) {
        this.packet = PacketKit.hex(hex);
        this.instance = instance;
    }

    private static Delivery unicast(Family family, String peer, int ttl) {
        return new Delivery.Unicast(
                family, List.of(new Delivery.Peer(IpAddress.parse(peer), 0, 255)), ttl, false, false);
    }

    /** The instance that they are for. */
    Instances instance() {
        return instance;
    }

    private boolean isIpv4() {
        return packet[0] == 0x45;
    }

    private int headerLength() {
        return isIpv4() ? 20 : 40;
    }

    /** What follows the IP header. */
    byte[] payload() {
        return java.util.Arrays.copyOfRange(packet, headerLength(), packet.length);
    }

    Incoming incoming() {
        return incoming(ByteBuffer.wrap(payload()));
    }

    /** The same packet with another payload. */
    Incoming incoming(ByteBuffer payload) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        return isIpv4()
                ? new Incoming(source(), destination(), in.get(8) & 0xFF, in.get(9), in.getShort(4), payload)
                : new Incoming(source(), destination(), in.get(7) & 0xFF, in.get(6), 0, payload);
    }

    IpAddress source() {
        ByteBuffer in = ByteBuffer.wrap(packet);
        return isIpv4() ? new Ipv4(in.getInt(12)) : new Ipv6(in.getLong(8), in.getLong(16));
    }

    IpAddress destination() {
        ByteBuffer in = ByteBuffer.wrap(packet);
        return isIpv4() ? new Ipv4(in.getInt(16)) : new Ipv6(in.getLong(24), in.getLong(32));
    }

    VrrpVersion version() {
        return instance.version();
    }
}
