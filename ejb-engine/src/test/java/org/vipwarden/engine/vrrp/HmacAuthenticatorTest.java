package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Authentication.Mode;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.Priority;

/** The packets of the draft's appendix, and what a trailer must not be. */
class HmacAuthenticatorTest {
    private static final String SECRET = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final IpAddress SOURCE4 = IpAddress.parse("198.51.100.10");
    private static final IpAddress SOURCE6 = IpAddress.parse("fe80::10");
    private static final byte[] PACKET4 =
            PacketKit.hex("3133c80100644402c0000264 010100006800000080000000 1b84bc4e8e43892dc6d98448f8ee2265");
    private static final byte[] PACKET6 = PacketKit.hex("3133c8010064a2e9 fe800000000000000000000000000100"
            + "010100006800000080000000 c8c56146ebfd66ee10ec4d8186461b78");
    /** When they were signed. */
    private static final Instant THEN = Instant.ofEpochSecond(0x68000000L).plusMillis(500);

    private static final Instances IPV4 = Instances.v3().authentication(hmac(Mode.ENFORCE, true));
    private static final Instances IPV6 = IPV4.delivery(new Delivery.Multicast(Ipv6.VRRP_GROUP));

    private static Authentication.Hmac hmac(Mode mode, boolean timed) {
        return new Authentication.Hmac(
                List.of(new Authentication.Key(1, SECRET)), 1, Duration.ofSeconds(5), timed, mode);
    }

    private static Incoming from(IpAddress source, byte[] packet) {
        IpAddress group = source instanceof Ipv4 ? Ipv4.VRRP_GROUP : Ipv6.VRRP_GROUP;
        return new Incoming(source, group, 255, ByteBuffer.wrap(packet));
    }

    private static Decoded decode(Instances instance, IpAddress source, byte[] packet, Instant now) {
        return new AdvertCodec(instance.definition()).decode(from(source, packet), now);
    }

    private static Decoded refused(Refusal refusal) {
        return new Decoded.Refused(refusal);
    }

    private static byte[] signed(AdvertCodec codec, Instances instance, IpAddress source, Instant now) {
        byte[] advert = codec.encode(instance.setting().advert(new Priority(100)), source, Ipv4.VRRP_GROUP);
        return codec.seal(advert, codec.trailer(advert, source, now), source, Ipv4.VRRP_GROUP, 255, 1);
    }

    @Test
    void thePacketsOfTheDraftAreTaken() {
        assertThat(decode(IPV4, SOURCE4, PACKET4, THEN).advert()).isPresent();
        assertThat(decode(IPV6, SOURCE6, PACKET6, THEN).advert()).isPresent();
    }

    @Test
    void thePacketOfTheDraftIsWritten() {
        AdvertCodec codec = new AdvertCodec(IPV4.withChecksumAsV2().definition());
        Advert advert = codec.decode(from(SOURCE4, PACKET4), THEN).advert().orElseThrow();
        byte[] encoded = codec.encode(advert, SOURCE4, Ipv4.VRRP_GROUP);
        byte[] trailer = codec.trailer(encoded, SOURCE4, THEN);
        assertThat(codec.seal(encoded, trailer, SOURCE4, Ipv4.VRRP_GROUP, 255, 1))
                .isEqualTo(PACKET4);
    }

    @ParameterizedTest
    @CsvSource({
        "2, TRAILER_INVALID",
        "5, TRAILER_INVALID",
        "23, TRAILER_INVALID",
        "24, TRAILER_MALFORMED",
        "25, TRAILER_KEY_UNKNOWN",
        "27, TRAILER_MALFORMED",
        "31, TRAILER_INVALID",
        "35, TRAILER_INVALID",
        "36, TRAILER_INVALID"
    })
    void aChangedBitIsFoundForWhatItIs(int at, Refusal refusal) {
        byte[] changed = PACKET6.clone();
        changed[at] ^= 1;
        assertThat(decode(IPV6, SOURCE6, changed, THEN)).isEqualTo(refused(refusal));
    }

    @Test
    void theChecksumIsNotSigned() {
        byte[] changed = PACKET6.clone();
        changed[6] ^= 1;
        assertThat(decode(IPV6, SOURCE6, changed, THEN).advert()).isPresent();
    }

    @Test
    void anotherSenderCannotUseIt() {
        assertThat(decode(IPV6, IpAddress.parse("fe80::20"), PACKET6, THEN))
                .isEqualTo(refused(Refusal.TRAILER_INVALID));
    }

    @Test
    void theWindowEndsOnEitherSide() {
        assertThat(decode(IPV4, SOURCE4, PACKET4, THEN.plusSeconds(5)).advert()).isPresent();
        assertThat(decode(IPV4, SOURCE4, PACKET4, THEN.plusSeconds(6))).isEqualTo(refused(Refusal.TRAILER_STALE));
        assertThat(decode(IPV4, SOURCE4, PACKET4, THEN.minusSeconds(6))).isEqualTo(refused(Refusal.TRAILER_STALE));
        Instances monotonic = IPV4.authentication(hmac(Mode.ENFORCE, false));
        assertThat(decode(monotonic, SOURCE4, PACKET4, THEN.plusSeconds(1_000_000))
                        .advert())
                .isPresent();
    }

    @Test
    void thereIsNoSecondTimeForAPacket() {
        AdvertCodec codec = new AdvertCodec(IPV4.definition());
        assertThat(codec.decode(from(SOURCE4, PACKET4), THEN).advert()).isPresent();
        assertThat(codec.decode(from(SOURCE4, PACKET4), THEN)).isEqualTo(refused(Refusal.TRAILER_REPLAYED));
    }

    @Test
    void theSameInstantGivesTwoNumbersAndBothAreTaken() {
        AdvertCodec sender = new AdvertCodec(IPV4.definition());
        AdvertCodec receiver = new AdvertCodec(IPV4.definition());
        byte[] first = signed(sender, IPV4, SOURCE4, THEN);
        byte[] second = signed(sender, IPV4, SOURCE4, THEN);
        assertThat(receiver.decode(from(SOURCE4, first), THEN).advert()).isPresent();
        assertThat(receiver.decode(from(SOURCE4, second), THEN).advert()).isPresent();
        assertThat(receiver.decode(from(SOURCE4, first), THEN)).isEqualTo(refused(Refusal.TRAILER_REPLAYED));
    }

    @Test
    void aClockThatWasSetBackDoesNotSilenceTheSender() {
        AdvertCodec sender = new AdvertCodec(IPV4.definition());
        AdvertCodec receiver = new AdvertCodec(IPV4.definition());
        Instant ahead = THEN.plusSeconds(3600);
        assertThat(receiver.decode(from(SOURCE4, signed(sender, IPV4, SOURCE4, ahead)), ahead)
                        .advert())
                .isPresent();
        assertThat(receiver.decode(from(SOURCE4, signed(sender, IPV4, SOURCE4, THEN)), THEN)
                        .advert())
                .isPresent();
    }

    @Test
    void eachModeTakesAndSendsWhatItSays() {
        byte[] unsigned = new AdvertCodec(Instances.v3().definition())
                .encode(Instances.v3().setting().advert(new Priority(100)), SOURCE4, Ipv4.VRRP_GROUP);
        for (Mode mode : Mode.values()) {
            Instances instance = IPV4.authentication(hmac(mode, true));
            AdvertCodec codec = new AdvertCodec(instance.definition());
            assertThat(codec.decode(from(SOURCE4, unsigned), THEN).advert().isPresent())
                    .as("%s takes what is not signed", mode)
                    .isEqualTo(mode != Mode.ENFORCE);
            assertThat(codec.decode(from(SOURCE4, PACKET4), THEN).advert()).isPresent();
            assertThat(codec.signsEachAdvert()).isEqualTo(mode != Mode.RECEIVE_ONLY);
        }
        assertThat(decode(IPV4, SOURCE4, unsigned, THEN)).isEqualTo(refused(Refusal.TRAILER_MISSING));
    }

    @Test
    void onlySoManySendersAreRemembered() {
        ReplayMarks marks = new ReplayMarks(2, Long.MAX_VALUE);
        for (String sender : List.of("10.0.0.1", "10.0.0.2", "10.0.0.3")) {
            assertThat(marks.advance(IpAddress.parse(sender), 1, 0)).isTrue();
        }
        assertThat(marks.advance(IpAddress.parse("10.0.0.3"), 1, 0)).isFalse();
        assertThat(marks.advance(IpAddress.parse("10.0.0.1"), 1, 0))
                .as("forgotten")
                .isTrue();
    }

    @Test
    void theWrapOfTheNumberIsNothingSpecial() {
        ReplayMarks marks = new ReplayMarks(2, Long.MAX_VALUE);
        assertThat(marks.advance(SOURCE4, -1, 0)).isTrue();
        assertThat(marks.advance(SOURCE4, 0, 0)).isTrue();
        assertThat(marks.advance(SOURCE4, -1, 0)).isFalse();
    }

    @Test
    void standsWhateverArrives() {
        PacketKit<Decoded> kit = PacketKit.of(
                buffer -> new AdvertCodec(IPV4.definition())
                        .decode(new Incoming(SOURCE4, Ipv4.VRRP_GROUP, 255, buffer), THEN),
                decoded -> decoded.advert().isPresent(),
                List.of(PACKET4));
        kit.verify(20261121);
        kit.bitFlipsAreRefused();
    }
}
