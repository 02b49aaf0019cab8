package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;

class AdvertCodecTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Ipv4 SOURCE = Ipv4.parse("192.0.2.10");

    /** A version 3 advert of keepalived 2.2.7: VRID 51, priority 200, 1 s, 192.0.2.100; its checksum has a pseudo-header. */
    private static final byte[] KEEPALIVED_V3 = PacketKit.hex("3133c801 000aa1c2 c0000264");

    private static final Ipv4 KEEPALIVED_SOURCE = Ipv4.parse("192.0.2.10");

    private static Decoded decode(Instances instance, byte[] packet) {
        return decode(instance, packet, 255, Ipv4.VRRP_GROUP);
    }

    private static Decoded decode(Instances instance, byte[] packet, int ttl, Ipv4 destination) {
        return new AdvertCodec(instance.definition())
                .decode(new Incoming(SOURCE, destination, ttl, ByteBuffer.wrap(packet)), NOW);
    }

    private static byte[] encode(Instances instance, int priority) {
        Setting setting = instance.setting();
        return new AdvertCodec(setting.definition())
                .encode(setting.advert(new Priority(priority)), SOURCE, Ipv4.VRRP_GROUP);
    }

    private static Decoded refused(Refusal refusal) {
        return new Decoded.Refused(refusal);
    }

    @Test
    void readsWhatKeepalivedSent() {
        Advert advert = new AdvertCodec(Instances.v3().definition())
                .decode(new Incoming(KEEPALIVED_SOURCE, Ipv4.VRRP_GROUP, 255, ByteBuffer.wrap(KEEPALIVED_V3)), NOW)
                .advert()
                .orElseThrow();
        assertThat(advert.vrid().value()).isEqualTo(51);
        assertThat(advert.priority()).isEqualTo(new Priority(200));
        assertThat(advert.interval()).isEqualTo(new AdvertInterval(10));
        assertThat(advert.addresses()).containsExactly(Ipv4.parse("192.0.2.100"));
    }

    @Test
    void writesAVersion2AdvertAsRfc3768DrawsIt() {
        assertThat(encode(Instances.v2().password("1111"), 99))
                .isEqualTo(PacketKit.hex("21336301 01010e04 0a000064 31313131 00000000"));
    }

    @Test
    void readsBackWhatItWrites() {
        for (Instances instance : List.of(
                Instances.v2(),
                Instances.v2().password("12345678"),
                Instances.v3(),
                Instances.v3().interval(1),
                Instances.v3().interval(4095),
                Instances.v3().withChecksumAsV2())) {
            for (int priority : new int[] {0, 1, 100, 254, 255}) {
                assertThat(decode(instance, encode(instance, priority)).advert())
                        .contains(instance.setting().advert(new Priority(priority)));
            }
        }
    }

    @Test
    void takesBothChecksumsOfVersion3() {
        assertThat(decode(Instances.v3(), encode(Instances.v3().withChecksumAsV2(), 100))
                        .advert())
                .isPresent();
        assertThat(decode(Instances.v3().withChecksumAsV2(), encode(Instances.v3(), 100))
                        .advert())
                .isPresent();
    }

    @Test
    void refusesForOneReasonEach() {
        byte[] v2 = encode(Instances.v2(), 100);
        byte[] v3 = encode(Instances.v3(), 100);
        assertThat(decode(Instances.v2(), v2, 254, Ipv4.VRRP_GROUP)).isEqualTo(refused(Refusal.IP_TTL));
        assertThat(decode(Instances.v2(), v2, 255, Ipv4.parse("224.0.0.19"))).isEqualTo(refused(Refusal.DESTINATION));
        assertThat(decode(Instances.v3(), v2)).isEqualTo(refused(Refusal.PACKET_LENGTH));
        assertThat(decode(Instances.v2().password("1111"), v2)).isEqualTo(refused(Refusal.AUTHENTICATION_MISMATCH));
        assertThat(decode(Instances.v2().password("1111"), encode(Instances.v2().password("1112"), 100)))
                .isEqualTo(refused(Refusal.AUTHENTICATION_FAILURE));
        assertThat(decode(Instances.v2().interval(200), v2)).isEqualTo(refused(Refusal.INTERVAL));
        assertThat(decode(Instances.v3().interval(200), v3).advert()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0, 73, VERSION", "0, 50, TYPE", "1, 52, CHECKSUM", "2, 99, CHECKSUM", "5, 0, FIELD", "7, 7, CHECKSUM"})
    void aChangedByteIsRefused(int at, int value, Refusal refusal) {
        byte[] packet = encode(Instances.v3().interval(100), 100);
        packet[at] = (byte) value;
        assertThat(decode(Instances.v3(), packet)).isEqualTo(refused(refusal));
    }

    @Test
    void standsWhateverArrives() {
        for (Instances instance : List.of(Instances.v2().password("1111"), Instances.v3())) {
            PacketKit<Decoded> kit = PacketKit.of(
                    buffer -> new AdvertCodec(instance.definition())
                            .decode(new Incoming(SOURCE, Ipv4.VRRP_GROUP, 255, buffer), NOW),
                    decoded -> decoded.advert().isPresent(),
                    List.of(encode(instance, 100), encode(instance, 0)));
            kit.verify(20261120);
            kit.bitFlipsAreRefused();
        }
    }

    @Test
    void paddingOfAShortFrameIsTakenAsKeepalivedTakesIt() {
        byte[] packet = encode(Instances.v3(), 100);
        assertThat(decode(Instances.v3(), java.util.Arrays.copyOf(packet, packet.length + 2))
                        .advert())
                .isPresent();
        assertThat(decode(Instances.v3(), java.util.Arrays.copyOf(packet, packet.length + 4)))
                .isEqualTo(refused(Refusal.PACKET_LENGTH));
    }
}
