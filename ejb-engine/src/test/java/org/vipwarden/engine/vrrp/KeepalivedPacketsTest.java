package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Decoded.Checksum;

/** Packets that keepalived has sent are read, and written byte for byte. */
class KeepalivedPacketsTest {

    private static AdvertCodec codec(KeepalivedPackets packet) {
        return new AdvertCodec(packet.instance().definition());
    }

    private static Advert read(KeepalivedPackets packet) {
        return codec(packet)
                .decode(packet.incoming(), KeepalivedPackets.NOW)
                .advert()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void isRead(KeepalivedPackets packet) {
        Advert advert = read(packet);
        assertThat(advert.version()).isEqualTo(packet.version());
        assertThat(advert.vrid().value()).isEqualTo(51);
        assertThat(advert.priority()).isEqualTo(new Priority(200));
        assertThat(advert.addresses()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isWritten(KeepalivedPackets packet) {
        AdvertCodec codec = codec(packet);
        byte[] advert = codec.encode(read(packet), packet.source(), packet.destination());
        Incoming header = packet.incoming();
        byte[] ours = codec.seal(
                advert, new byte[0], packet.source(), packet.destination(), header.ttl(), header.identification());
        byte[] theirs = packet.payload();
        if (packet.instance().definition().family() == Family.IPV6) {
            // The kernel fills in the checksum.
            theirs[6] = 0;
            theirs[7] = 0;
        }
        assertThat(ours).isEqualTo(theirs);
    }

    @ParameterizedTest
    @EnumSource
    void standsWhateverArrivesInItsPlace(KeepalivedPackets packet) {
        PacketKit<Decoded> kit = PacketKit.of(
                buffer -> codec(packet).decode(packet.incoming(buffer), KeepalivedPackets.NOW),
                decoded -> decoded.advert().isPresent(),
                List.of(packet.payload()));
        kit.verify(20261121);
        if (packet.instance().definition().family() == Family.IPV4) {
            kit.bitFlipsAreRefused();
        }
    }

    @Test
    void whatAChecksumCoversIsTold() {
        assertThat(checksum(KeepalivedPackets.V3)).isEqualTo(Checksum.PSEUDO_HEADER);
        assertThat(checksum(KeepalivedPackets.V2_PASS)).isEqualTo(Checksum.PLAIN);
        assertThat(checksum(KeepalivedPackets.V3_IPV6)).isEqualTo(Checksum.BY_KERNEL);
    }

    private static Checksum checksum(KeepalivedPackets packet) {
        return ((Decoded.Accepted) codec(packet).decode(packet.incoming(), KeepalivedPackets.NOW)).checksum();
    }

    @Test
    void anAuthenticationHeaderIsTakenOnceOnly() {
        KeepalivedPackets packet = KeepalivedPackets.V2_HEADER;
        AdvertCodec codec = codec(packet);
        assertThat(codec.decode(packet.incoming(), KeepalivedPackets.NOW).advert())
                .isPresent();
        assertThat(codec.decode(packet.incoming(), KeepalivedPackets.NOW))
                .isEqualTo(new Decoded.Refused(Refusal.AUTHENTICATION_REPLAY));
        AdvertCodec reloaded = codec.successor(packet.instance().priority(7).definition());
        assertThat(reloaded.decode(packet.incoming(), KeepalivedPackets.NOW))
                .as("after a reload")
                .isEqualTo(new Decoded.Refused(Refusal.AUTHENTICATION_REPLAY));
    }

    @Test
    void whoSendsNextCountsOnFromWhatWasHeard() {
        KeepalivedPackets packet = KeepalivedPackets.V2_HEADER;
        AdvertCodec codec = codec(packet);
        Advert advert =
                codec.decode(packet.incoming(), KeepalivedPackets.NOW).advert().orElseThrow();
        byte[] ours = codec.seal(
                codec.encode(advert, packet.source(), packet.destination()),
                new byte[0],
                packet.source(),
                packet.destination(),
                255,
                9);
        assertThat(ByteBuffer.wrap(ours).getInt(8)).isEqualTo(2);
    }

    @Test
    void aWrongKeyIsAFailureAndAMissingHeaderAMismatch() {
        KeepalivedPackets packet = KeepalivedPackets.V2_HEADER;
        Instances other = packet.instance().authentication(new Authentication.Header("secret13"));
        assertThat(new AdvertCodec(other.definition()).decode(packet.incoming(), KeepalivedPackets.NOW))
                .isEqualTo(new Decoded.Refused(Refusal.AUTHENTICATION_FAILURE));
        assertThat(codec(packet).decode(KeepalivedPackets.V2_PASS.incoming(), KeepalivedPackets.NOW))
                .isEqualTo(new Decoded.Refused(Refusal.AUTHENTICATION_MISMATCH));
        assertThat(codec(KeepalivedPackets.V2_PASS).decode(packet.incoming(), KeepalivedPackets.NOW))
                .isEqualTo(new Decoded.Refused(Refusal.AUTHENTICATION_MISMATCH));
    }

    @Test
    void unicastAndMulticastAreNotMixed() {
        assertThat(codec(KeepalivedPackets.V3).decode(KeepalivedPackets.V3_UNICAST.incoming(), KeepalivedPackets.NOW))
                .isEqualTo(new Decoded.Refused(Refusal.DESTINATION));
        assertThat(codec(KeepalivedPackets.V3_UNICAST).decode(KeepalivedPackets.V3.incoming(), KeepalivedPackets.NOW))
                .isEqualTo(new Decoded.Refused(Refusal.DESTINATION));
    }
}
