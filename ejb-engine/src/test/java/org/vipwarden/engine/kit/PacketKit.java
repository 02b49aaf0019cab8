package org.vipwarden.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What every decoder must stand: cut off, over-long, flipped and random bytes are refused by a value, never by an exception.
 *
 * <p>Random bytes come from a seed, which a failure names.
 *
 * @param decoder reads from the buffer's position to its limit and leaves both as they are
 * @param accepted tells a value from a refusal
 * @param order of the buffers that the decoder is given
 * @param samples valid packets
 */
public record PacketKit<T>(
        Function<ByteBuffer, T> decoder, Predicate<T> accepted, ByteOrder order, List<byte[]> samples) {
    private static final int MARGIN = 7;
    private static final int RANDOM_PACKETS = 20_000;
    private static final int LONGEST = 300;

    public PacketKit {
        assertThat(samples).as("samples").isNotEmpty();
    }

    /** For a decoder of what is in network byte order. */
    public static <T> PacketKit<T> of(Function<ByteBuffer, T> decoder, Predicate<T> accepted, List<byte[]> samples) {
        return new PacketKit<>(decoder, accepted, ByteOrder.BIG_ENDIAN, samples);
    }

    /** Bytes from hexadecimal digits; white space between them is ignored. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    /** Everything that holds for every format. */
    public void verify(long seed) {
        samplesAreAccepted();
        truncationsAreRefused();
        nothingThrows(seed);
    }

    /** Each sample is accepted, wherever in a buffer it stands, and the buffer is left as it was. */
    public void samplesAreAccepted() {
        for (byte[] sample : samples) {
            T alone = decode(sample);
            assertThat(accepted.test(alone))
                    .as("accepts %s: %s", show(sample), alone)
                    .isTrue();
            byte[] surrounded = new byte[sample.length + 2 * MARGIN];
            Arrays.fill(surrounded, (byte) 0xA5);
            System.arraycopy(sample, 0, surrounded, MARGIN, sample.length);
            ByteBuffer within = ByteBuffer.wrap(surrounded).order(order);
            within.position(MARGIN).limit(MARGIN + sample.length);
            assertThat(decoder.apply(within.asReadOnlyBuffer().order(order)))
                    .as("the same when other bytes stand around %s", show(sample))
                    .isEqualTo(alone);
            assertThat(decoder.apply(within)).isEqualTo(alone);
            assertThat(within.position()).as("position after decoding").isEqualTo(MARGIN);
            assertThat(within.limit()).as("limit after decoding").isEqualTo(MARGIN + sample.length);
        }
    }

    /** Every beginning of a sample is refused. For formats that tell their length. */
    public void truncationsAreRefused() {
        for (byte[] sample : samples) {
            for (int length = 0; length < sample.length; length++) {
                assertRefused(Arrays.copyOf(sample, length));
            }
        }
    }

    /** A sample with more bytes behind it is refused. For formats that allow no padding. */
    public void overlongIsRefused() {
        for (byte[] sample : samples) {
            for (int more = 1; more <= 2 * MARGIN; more++) {
                assertRefused(Arrays.copyOf(sample, sample.length + more));
            }
        }
    }

    /** A sample in which any one bit is flipped is refused. For formats whose checksum covers everything. */
    public void bitFlipsAreRefused() {
        forEachBitFlip(this::assertRefused);
    }

    /** Whatever the bytes are, the decoder answers. */
    public void nothingThrows(long seed) {
        forEachBitFlip(this::decode);
        for (int length = 0; length <= LONGEST; length++) {
            byte[] bytes = new byte[length];
            decode(bytes);
            Arrays.fill(bytes, (byte) 0xFF);
            decode(bytes);
        }
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_PACKETS; i++) {
            byte[] bytes = i % 2 == 0 ? new byte[random.nextInt(LONGEST)] : mutant(random);
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            }
            decodeSeeded(bytes, seed);
        }
    }

    /** A sample in which a few bytes are others: it gets further into the decoder than plain noise. */
    private byte[] mutant(Random random) {
        byte[] sample = samples.get(random.nextInt(samples.size())).clone();
        for (int i = random.nextInt(4); i >= 0 && sample.length > 0; i--) {
            sample[random.nextInt(sample.length)] = (byte) random.nextInt();
        }
        return Arrays.copyOf(sample, Math.max(0, sample.length + random.nextInt(3 * MARGIN) - MARGIN / 2));
    }

    private void forEachBitFlip(Consumer<byte[]> check) {
        for (byte[] sample : samples) {
            for (int bit = 0; bit < sample.length * 8; bit++) {
                byte[] flipped = sample.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                check.accept(flipped);
            }
        }
    }

    private void assertRefused(byte[] bytes) {
        T result = decode(bytes);
        assertThat(accepted.test(result))
                .as("refuses %s: %s", show(bytes), result)
                .isFalse();
    }

    private T decode(byte[] bytes) {
        return decodeSeeded(bytes, 0);
    }

    private T decodeSeeded(byte[] bytes, long seed) {
        try {
            return decoder.apply(ByteBuffer.wrap(bytes).order(order));
        } catch (RuntimeException e) {
            throw new AssertionError("threw at " + show(bytes) + " (seed " + seed + ")", e);
        }
    }

    private static String show(byte[] bytes) {
        return bytes.length == 0 ? "nothing" : HexFormat.of().formatHex(bytes);
    }
}
