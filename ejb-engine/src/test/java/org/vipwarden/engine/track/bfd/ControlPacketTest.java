package org.vipwarden.engine.track.bfd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/** BFD control packets, to and from bytes. */
class ControlPacketTest {
    private static final long SEED = 5880;

    /** Down, no diagnostic, multiplier 3, 1 s and 300 ms: laid out by hand as RFC 5880 section 4.1 says. */
    private static final byte[] DOWN = PacketKit.hex("20400318 00000001 00000000 000f4240 000493e0 00000000");

    private static Decoded<ControlPacket> decode(byte[] bytes) {
        return ControlPacket.decode(ByteBuffer.wrap(bytes));
    }

    private static byte[] changed(int index, int value) {
        byte[] bytes = DOWN.clone();
        bytes[index] = (byte) value;
        return bytes;
    }

    @Test
    void theFieldsStandWhereTheRfcHasThem() {
        ControlPacket packet =
                new ControlPacket(Diagnostic.NONE, State.DOWN, false, false, 3, 1, 0, 1_000_000, 300_000);
        assertThat(packet.encode()).isEqualTo(DOWN);
        assertThat(decode(DOWN)).isEqualTo(Decoded.ok(packet));
    }

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            int flags = random.nextInt(3);
            ControlPacket packet = new ControlPacket(
                    Diagnostic.of(random.nextInt(9)),
                    State.of(random.nextInt(4)),
                    flags == 1,
                    flags == 2,
                    1 + random.nextInt(255),
                    1 + random.nextInt(Integer.MAX_VALUE - 1),
                    -1 - random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(),
                    random.nextInt());
            assertThat(decode(packet.encode())).isEqualTo(Decoded.ok(packet));
        }
    }

    @Test
    void whatTheRfcForbidsIsRefused() {
        assertThat(decode(changed(0, 0x00))).as("version 0").isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
        assertThat(decode(changed(1, 0x44))).as("authenticated").isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
        assertThat(decode(changed(1, 0x41))).as("multipoint").isEqualTo(Decoded.rejected(Flaw.BAD_VALUE));
        assertThat(decode(changed(2, 0))).as("multiplier 0").isEqualTo(Decoded.rejected(Flaw.BAD_VALUE));
        assertThat(decode(changed(3, 23))).as("too short a length").isEqualTo(Decoded.rejected(Flaw.BAD_LENGTH));
        assertThat(decode(changed(3, 25))).as("too long a length").isEqualTo(Decoded.rejected(Flaw.TRUNCATED));
        assertThat(decode(changed(7, 0))).as("no discriminator").isEqualTo(Decoded.rejected(Flaw.BAD_VALUE));
        assertThat(decode(changed(1, 0xC0))).as("up, but to nobody").isEqualTo(Decoded.rejected(Flaw.BAD_VALUE));
        assertThat(decode(changed(1, 0x70))).as("poll and final").isEqualTo(Decoded.rejected(Flaw.BAD_VALUE));
        assertThat(decode(changed(1, 0x42)).toOptional())
                .as("demand mode is not asked of us")
                .isPresent();
    }

    @Test
    void badPacketsAreRefusedAndNeverThrow() {
        List<byte[]> samples = new ArrayList<>(List.of(DOWN));
        samples.add(
                new ControlPacket(Diagnostic.TIME_EXPIRED, State.UP, true, false, 5, 7, 9, 10_000, 10_000).encode());
        PacketKit<Decoded<ControlPacket>> kit =
                PacketKit.of(ControlPacket::decode, d -> d.toOptional().isPresent(), samples);
        kit.verify(SEED);
        kit.overlongIsRefused();
    }
}
