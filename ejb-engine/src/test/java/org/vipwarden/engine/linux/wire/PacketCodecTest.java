package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.MacAddress;

/** IPv4, ARP and ICMP, on packets that keepalived, arping and ping have sent. */
class PacketCodecTest {
    private static final long SEED = 112;
    private static final byte[] ADVERT =
            PacketKit.hex("45c00020 00010000 ff701890 c000020a e0000012 3133c801 000aa1c2 c0000264");
    private static final byte[] GRATUITOUS =
            PacketKit.hex("00010800 06040001 0200 00000001 c0000201 ffffffffffff c0000201");
    /** Of keepalived, for a virtual address. */
    private static final byte[] NEIGHBOUR = PacketKit.hex("6000000000203aff 20010db8000000000000000000000100"
            + "ff020000000000000000000000000001 8800cafd20000000 20010db8000000000000000000000100 02014a0ef0c7f359");

    private static final byte[] REQUEST = PacketKit.hex("080059db 16290001 79a3006b 00000000 08ec0500 00000000");
    private static final byte[] REPLY = PacketKit.hex("000061db 16290001 79a3006b 00000000 08ec0500 00000000");

    private static boolean isOk(Decoded<?> decoded) {
        return decoded instanceof Decoded.Ok;
    }

    @Test
    void badIpv4HeadersAreRefusedAndNeverThrow() {
        PacketKit.of(Ipv4Header::decode, PacketCodecTest::isOk, List.of(ADVERT)).verify(SEED);
        ByteBuffer bare = ByteBuffer.allocate(Ipv4Header.SIZE);
        Ipv4Header.append(bare, 0, Ipv4Header.SIZE, 1, 64, 112, Ipv4.parse("192.0.2.1"), Ipv4.VRRP_GROUP);
        PacketKit.of(Ipv4Header::decode, PacketCodecTest::isOk, List.of(bare.array()))
                .bitFlipsAreRefused();
    }

    @Test
    void badArpPacketsAreRefusedAndNeverThrow() {
        PacketKit.of(ArpAnnouncement::decode, PacketCodecTest::isOk, List.of(GRATUITOUS))
                .verify(SEED);
    }

    @Test
    void keepalivedsNeighbourAdvertisementIsReadAndWrittenByteForByte() {
        NeighbourAnnouncement announcement = NeighbourAnnouncement.decode(ByteBuffer.wrap(NEIGHBOUR))
                .toOptional()
                .orElseThrow();
        assertThat(announcement)
                .isEqualTo(new NeighbourAnnouncement(
                        new MacAddress(0x4A0E_F0C7_F359L), Ipv6.parse("2001:db8::100"), false));
        ByteBuffer out = ByteBuffer.allocate(NeighbourAnnouncement.SIZE);
        announcement.append(out);
        assertThat(out.array()).isEqualTo(NEIGHBOUR);
        PacketKit.of(NeighbourAnnouncement::decode, PacketCodecTest::isOk, List.of(NEIGHBOUR))
                .verify(SEED);
    }

    @Test
    void badEchoesAreRefusedAndNeverThrow() {
        PacketKit<Decoded<IcmpEcho>> kit =
                PacketKit.of(IcmpEcho::decode, PacketCodecTest::isOk, List.of(REQUEST, REPLY));
        kit.samplesAreAccepted();
        kit.bitFlipsAreRefused();
        kit.nothingThrows(SEED);
        ByteBuffer bare = ByteBuffer.allocate(IcmpEcho.SIZE);
        new IcmpEcho(true, 0xABCD, 1).append(bare);
        PacketKit.of(IcmpEcho::decode, PacketCodecTest::isOk, List.of(bare.array()))
                .truncationsAreRefused();
    }

    @Test
    void keepalivedsHeaderIsReadAndWrittenByteForByte() {
        Ipv4Header header =
                Ipv4Header.decode(ByteBuffer.wrap(ADVERT)).toOptional().orElseThrow();
        assertThat(header)
                .isEqualTo(new Ipv4Header(20, 0xC0, 32, 1, 0, 255, 112, Ipv4.parse("192.0.2.10"), Ipv4.VRRP_GROUP));
        assertThat(header.payload(ByteBuffer.wrap(ADVERT))).isEqualTo(ByteBuffer.wrap(ADVERT, Ipv4Header.SIZE, 12));
        ByteBuffer out = ByteBuffer.allocate(Ipv4Header.SIZE);
        Ipv4Header.append(out, 0xC0, 32, 1, 255, 112, header.source(), header.destination());
        assertThat(out.array()).isEqualTo(Arrays.copyOf(ADVERT, Ipv4Header.SIZE));
    }

    @Test
    void eachFlawOfAHeaderHasItsName() {
        assertThat(Ipv4Header.decode(ByteBuffer.wrap(ADVERT, 0, 19))).isEqualTo(Decoded.rejected(Flaw.TRUNCATED));
        assertThat(Ipv4Header.decode(ByteBuffer.wrap(ADVERT, 0, 31))).isEqualTo(Decoded.rejected(Flaw.TRUNCATED));
        assertThat(with(0, 0x65)).isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
        assertThat(with(0, 0x44)).isEqualTo(Decoded.rejected(Flaw.BAD_LENGTH));
        assertThat(with(3, 19)).isEqualTo(Decoded.rejected(Flaw.BAD_LENGTH));
        assertThat(with(8, 254)).isEqualTo(Decoded.rejected(Flaw.BAD_CHECKSUM));
    }

    private static Decoded<Ipv4Header> with(int index, int value) {
        byte[] changed = ADVERT.clone();
        changed[index] = (byte) value;
        return Ipv4Header.decode(ByteBuffer.wrap(changed));
    }

    @Test
    void anAnnouncementIsWrittenWithoutATarget() {
        ArpAnnouncement announcement =
                ArpAnnouncement.decode(ByteBuffer.wrap(GRATUITOUS)).toOptional().orElseThrow();
        assertThat(announcement)
                .isEqualTo(new ArpAnnouncement(new MacAddress(0x0200_0000_0001L), Ipv4.parse("192.0.2.1")));
        ByteBuffer out = ByteBuffer.allocate(ArpAnnouncement.SIZE);
        announcement.append(out);
        byte[] expected = GRATUITOUS.clone();
        Arrays.fill(expected, 18, 24, (byte) 0);
        assertThat(out.array()).isEqualTo(expected);
    }

    @Test
    void anArpReplyIsAnotherKind() {
        byte[] reply = GRATUITOUS.clone();
        reply[7] = 2;
        assertThat(ArpAnnouncement.decode(ByteBuffer.wrap(reply))).isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
        byte[] question = GRATUITOUS.clone();
        question[27] = 9;
        assertThat(ArpAnnouncement.decode(ByteBuffer.wrap(question))).isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
    }

    @Test
    void pingsQuestionAndItsAnswerAreRead() {
        assertThat(IcmpEcho.decode(ByteBuffer.wrap(REQUEST))).isEqualTo(Decoded.ok(new IcmpEcho(false, 0x1629, 1)));
        assertThat(IcmpEcho.decode(ByteBuffer.wrap(REPLY))).isEqualTo(Decoded.ok(new IcmpEcho(true, 0x1629, 1)));
        byte[] unreachable = REQUEST.clone();
        unreachable[0] = 3;
        assertThat(IcmpEcho.decode(ByteBuffer.wrap(unreachable))).isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
    }
}
