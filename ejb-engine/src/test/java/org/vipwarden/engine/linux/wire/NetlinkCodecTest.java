package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_DONE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_ERROR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET6;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_NETLINK;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.If;
import org.vipwarden.engine.linux.wire.Uapi.IfAddr;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.MacAddress;

/** Netlink as the kernel has really spoken it. */
class NetlinkCodecTest {
    private static final long SEED = 112;

    private static List<NetlinkMessage> messages(String name) {
        return NetlinkMessage.decodeAll(Recorded.datagram(name)).toOptional().orElseThrow();
    }

    private static AddressMessage address(NetlinkMessage message) {
        return AddressMessage.decode(message.payload()).toOptional().orElseThrow();
    }

    /** Everything that a datagram holds; empty when any part of it is refused. */
    private static Optional<List<Object>> decodeWhole(ByteBuffer datagram) {
        List<Object> found = new ArrayList<>();
        for (NetlinkMessage message :
                NetlinkMessage.decodeAll(datagram).toOptional().orElse(List.of())) {
            Decoded<?> decoded =
                    switch (message.type()) {
                        case RTM_NEWLINK, RTM_DELLINK -> LinkMessage.decode(message.payload());
                        case RTM_NEWADDR, RTM_DELADDR -> AddressMessage.decode(message.payload());
                        case NLMSG_ERROR -> AckMessage.decode(message);
                        default -> Decoded.ok(message.type());
                    };
            if (decoded.toOptional().isEmpty()) {
                return Optional.empty();
            }
            found.add(decoded.toOptional().get());
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    @Test
    void badDatagramsAreRefusedAndNeverThrow() {
        List<byte[]> single = Stream.of(
                        "getlink", "done", "refusal", "ack", "newaddr-event", "deladdr-event", "dellink-event")
                .map(Recorded::bytes)
                .toList();
        new PacketKit<>(NetlinkCodecTest::decodeWhole, Optional::isPresent, Recorded.ORDER, single).verify(SEED);
        List<byte[]> several = List.of(Recorded.bytes("getaddr"));
        new PacketKit<>(NetlinkCodecTest::decodeWhole, Optional::isPresent, Recorded.ORDER, several)
                .nothingThrows(SEED);
    }

    @Test
    void aLinkIsReadFromADump() {
        List<NetlinkMessage> messages = messages("getlink");
        assertThat(messages).extracting(NetlinkMessage::type).containsExactly(RTM_NEWLINK);
        assertThat(messages.get(0).sequence()).isEqualTo(1);
        LinkMessage link =
                LinkMessage.decode(messages.get(0).payload()).toOptional().orElseThrow();
        assertThat(link.name()).isEqualTo("v0");
        assertThat(link.index()).isEqualTo(3);
        assertThat(link.mac()).isEqualTo(new MacAddress(0x0200_0000_0001L));
        assertThat(link.mtu()).isEqualTo(1500);
        assertThat(link.has(If.IFF_UP)).isTrue();
        assertThat(link.has(If.IFF_RUNNING)).isTrue();
        assertThat(link.has(If.IFF_LOOPBACK)).isFalse();
        assertThat(messages("done")).extracting(NetlinkMessage::type).containsExactly(NLMSG_DONE);
    }

    @Test
    void addressesAreReadFromADump() {
        List<AddressMessage> addresses =
                messages("getaddr").stream().map(NetlinkCodecTest::address).toList();
        assertThat(addresses)
                .extracting(message -> message.cidr().toString())
                .containsExactly("127.0.0.1/8", "192.0.2.1/24", "192.0.2.100/32", "198.51.100.1/32");
        AddressMessage leased = addresses.get(2);
        assertThat(leased.label()).contains("v0:vip");
        assertThat(leased.lifetime()).contains(new Lifetime(200, 300));
        assertThat(leased.has(IfAddr.IFA_F_NOPREFIXROUTE)).isTrue();
        assertThat(addresses.get(1).broadcast()).contains(Ipv4.parse("192.0.2.255"));
        assertThat(addresses.get(1).lifetime()).contains(Lifetime.ofSeconds(-1));
    }

    @Test
    void eventsAreReadAsWhatTheyAre() {
        NetlinkMessage present = messages("newaddr-event").get(0);
        assertThat(present.type()).isEqualTo(RTM_NEWADDR);
        assertThat(address(present).cidr()).isEqualTo(Cidr.parse("192.0.2.7/24"));
        assertThat(address(present).has(IfAddr.IFA_F_SECONDARY)).isTrue();
        assertThat(messages("deladdr-event").get(0).type()).isEqualTo(RTM_DELADDR);
        NetlinkMessage gone = messages("dellink-event").get(0);
        assertThat(gone.type()).isEqualTo(RTM_DELLINK);
        assertThat(LinkMessage.decode(gone.payload()).toOptional().map(LinkMessage::name))
                .contains("v0");
    }

    @Test
    void theKernelsWordsForARefusalAreKept() {
        assertThat(AckMessage.decode(messages("refusal").get(0)))
                .isEqualTo(Decoded.ok(new AckMessage(EINVAL, "ipv4: Invalid scope value")));
        assertThat(AckMessage.decode(messages("ack").get(0))).isEqualTo(Decoded.ok(new AckMessage(0, "")));
    }

    @Test
    void anAddressIsOfTheFamilyThatItsHeaderSays() {
        ByteBuffer payload = messages("newaddr-event").get(0).payload();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(0, bytes);
        bytes[0] = AF_INET6;
        assertThat(AddressMessage.decode(ByteBuffer.wrap(bytes).order(Recorded.ORDER)))
                .isEqualTo(Decoded.rejected(Flaw.BAD_VALUE));
        bytes[0] = AF_NETLINK;
        assertThat(AddressMessage.decode(ByteBuffer.wrap(bytes).order(Recorded.ORDER)))
                .isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
    }

    @Test
    void whatIsWrittenCanBeReadAgain() {
        AddressMessage message = new AddressMessage(
                7,
                Cidr.parse("192.0.2.100/24"),
                Optional.of(Ipv4.parse("198.51.100.7")),
                IfAddr.IFA_F_NOPREFIXROUTE,
                253,
                Optional.of(Ipv4.parse("192.0.2.255")),
                Optional.of("eth0:1"),
                Optional.of(Lifetime.ofSeconds(3)));
        ByteBuffer out = ByteBuffer.allocate(256).order(Recorded.ORDER);
        int start = NetlinkMessage.begin(out, RTM_NEWADDR, 0x505, 42);
        message.append(out);
        NetlinkMessage.end(out, start);
        assertThat(out.position() % 4).isZero();
        NetlinkMessage read =
                NetlinkMessage.decodeAll(out.flip()).toOptional().orElseThrow().get(0);
        assertThat(read.sequence()).isEqualTo(42);
        assertThat(read.flags()).isEqualTo(0x505);
        assertThat(address(read)).isEqualTo(message);
    }
}
