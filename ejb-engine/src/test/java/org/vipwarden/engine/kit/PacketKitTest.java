package org.vipwarden.engine.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit finds the faults that it is for; a format of two bytes, 7 and their sum with 1, stands for all. */
class PacketKitTest {
    private static final List<byte[]> SAMPLES = List.of(new byte[] {7, 8});

    private static PacketKit<Boolean> kit(Function<ByteBuffer, Boolean> decoder) {
        return PacketKit.of(decoder, value -> value, SAMPLES);
    }

    private static boolean right(ByteBuffer bytes) {
        int at = bytes.position();
        return bytes.remaining() == 2 && bytes.get(at) == 7 && bytes.get(at + 1) == 8;
    }

    @Test
    void aRightDecoderPasses() {
        PacketKit<Boolean> kit = kit(PacketKitTest::right);
        assertThatCode(() -> {
                    kit.verify(1);
                    kit.overlongIsRefused();
                    kit.bitFlipsAreRefused();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aDecoderThatReadsBeyondTheEndIsFoundOut() {
        assertThatThrownBy(() -> kit(bytes -> bytes.get(bytes.position()) == 7).verify(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("threw at nothing");
    }

    @Test
    void aDecoderThatTakesPartForTheWholeIsFoundOut() {
        assertThatThrownBy(() -> kit(bytes -> bytes.hasRemaining() && bytes.get(bytes.position()) == 7)
                        .truncationsAreRefused())
                .hasMessageContaining("refuses 07");
    }

    @Test
    void aDecoderThatCountsFromTheBuffersStartIsFoundOut() {
        assertThatThrownBy(() ->
                        kit(bytes -> bytes.limit() == 2 && bytes.get(0) == 7).samplesAreAccepted())
                .hasMessageContaining("other bytes stand around");
    }

    @Test
    void aDecoderThatMovesThePositionIsFoundOut() {
        assertThatThrownBy(() -> kit(bytes -> right(bytes) && bytes.get() == 7).samplesAreAccepted())
                .hasMessageContaining("position after decoding");
    }

    @Test
    void aDecoderThatIgnoresPaddingIsFoundOut() {
        assertThatThrownBy(() -> kit(bytes -> bytes.remaining() >= 2).overlongIsRefused())
                .hasMessageContaining("refuses 0708");
    }

    @Test
    void aDecoderWithoutChecksumIsFoundOut() {
        assertThatThrownBy(() -> kit(bytes -> bytes.remaining() == 2).bitFlipsAreRefused())
                .hasMessageContaining("refuses 0608");
    }
}
