package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.MacAddress;

/**
 * The declaration of one netlink attribute: its number, and how its value is laid out.
 *
 * @param type the number, unique within one family of messages
 * @param layout the form of its value
 */
public record Attribute<T>(int type, Layout<T> layout) {

    /** The form of a value. */
    public interface Layout<T> {
        /** Whether a value of so many bytes can be read. */
        boolean fits(int length);

        /** Reads the value that fills the buffer. */
        T read(ByteBuffer value);

        /** Appends the value. */
        void write(ByteBuffer out, T value);
    }

    /** A number of 32 bits in the machine's byte order. */
    public static Attribute<Integer> u32(int type) {
        return new Attribute<>(type, new Fixed<>(Integer.BYTES, ByteBuffer::getInt, ByteBuffer::putInt));
    }

    /** A number of 8 bits. */
    public static Attribute<Integer> u8(int type) {
        return new Attribute<>(
                type,
                new Fixed<>(
                        Byte.BYTES, in -> Byte.toUnsignedInt(in.get()), (out, value) -> out.put(value.byteValue())));
    }

    /** A number of 16 bits in the machine's byte order. */
    public static Attribute<Integer> u16(int type) {
        return new Attribute<>(
                type,
                new Fixed<>(
                        Short.BYTES,
                        in -> Short.toUnsignedInt(in.getShort()),
                        (out, value) -> out.putShort(value.shortValue())));
    }

    /** A number of 32 bits in network byte order. */
    public static Attribute<Integer> be32(int type) {
        return new Attribute<>(
                type, new Fixed<>(Integer.BYTES, in -> BigEndian.getInt(in, in.position()), BigEndian::putInt));
    }

    /** Bytes as they are; what they hold is read, and refused, by itself. */
    public static Attribute<ByteBuffer> bytes(int type) {
        return new Attribute<>(type, new Bytes());
    }

    /** From one 16-bit number to another, both in the machine's byte order. */
    public static Attribute<Range> range16(int type) {
        return new Attribute<>(
                type,
                new Fixed<>(
                        2 * Short.BYTES,
                        in -> new Range(Short.toUnsignedInt(in.getShort()), Short.toUnsignedInt(in.getShort())),
                        (out, value) -> out.putShort((short) value.first()).putShort((short) value.last())));
    }

    /** From one 32-bit number to another, both in the machine's byte order. */
    public static Attribute<Range> range32(int type) {
        return new Attribute<>(
                type,
                new Fixed<>(2 * Integer.BYTES, in -> new Range(in.getInt(), in.getInt()), (out, value) -> out.putInt(
                                value.first())
                        .putInt(value.last())));
    }

    /** From one number to another, both included. */
    public record Range(int first, int last) {}

    /** An address of either family in network byte order. */
    public static Attribute<IpAddress> address(int type) {
        return new Attribute<>(type, new Address());
    }

    /** Bytes of text that end with a zero. */
    public static Attribute<String> text(int type) {
        return new Attribute<>(type, new Text());
    }

    /** A hardware address; one that is not of six bytes reads as {@link MacAddress#NONE}. */
    public static Attribute<MacAddress> mac(int type) {
        return new Attribute<>(type, new Mac());
    }

    /**
     * A value that always takes the same number of bytes.
     *
     * @param reader reads on from the position of its buffer
     */
    private record Fixed<T>(int size, Function<ByteBuffer, T> reader, BiConsumer<ByteBuffer, T> writer)
            implements Layout<T> {
        @Override
        public boolean fits(int length) {
            return length == size;
        }

        @Override
        public T read(ByteBuffer value) {
            return reader.apply(value.duplicate().order(value.order()));
        }

        @Override
        public void write(ByteBuffer out, T value) {
            writer.accept(out, value);
        }
    }

    private record Bytes() implements Layout<ByteBuffer> {
        @Override
        public boolean fits(int length) {
            return true;
        }

        @Override
        public ByteBuffer read(ByteBuffer value) {
            return value;
        }

        @Override
        public void write(ByteBuffer out, ByteBuffer value) {
            out.put(value.duplicate());
        }
    }

    private record Address() implements Layout<IpAddress> {
        @Override
        public boolean fits(int length) {
            return length == Family.IPV4.bytes() || length == Family.IPV6.bytes();
        }

        @Override
        public IpAddress read(ByteBuffer value) {
            byte[] bytes = new byte[value.remaining()];
            value.get(value.position(), bytes);
            return IpAddress.of(bytes);
        }

        @Override
        public void write(ByteBuffer out, IpAddress value) {
            out.put(value.toBytes());
        }
    }

    private record Text() implements Layout<String> {
        @Override
        public boolean fits(int length) {
            return length > 0;
        }

        @Override
        public String read(ByteBuffer value) {
            byte[] bytes = new byte[value.remaining()];
            value.get(value.position(), bytes);
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }

        @Override
        public void write(ByteBuffer out, String value) {
            out.put(value.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
        }
    }

    private record Mac() implements Layout<MacAddress> {
        @Override
        public boolean fits(int length) {
            return true;
        }

        @Override
        public MacAddress read(ByteBuffer value) {
            return value.remaining() == 6 ? BigEndian.getMac(value, value.position()) : MacAddress.NONE;
        }

        @Override
        public void write(ByteBuffer out, MacAddress value) {
            BigEndian.putMac(out, value);
        }
    }
}
