package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/**
 * The attributes behind the fixed part of a netlink message (linux/netlink.h, {@code struct nlattr}).
 *
 * <pre>
 *  0                   1                   2                   3
 * +-------------------------------+-------------------------------+
 * |  length: these 4 + value      | N|O|        type (14 bits)    |   repeated; each starts
 * +-------------------------------+-------------------------------+   on a multiple of 4
 * |  value                                              ... | pad |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * Both numbers are in the machine's byte order.
 */
public final class Attributes {
    private static final int HEADER = 4;
    private final Map<Integer, ByteBuffer> values;

    private Attributes(Map<Integer, ByteBuffer> values) {
        this.values = values;
    }

    /**
     * Reads all attributes.
     *
     * @param known those that will be asked for; refused when the length of one does not fit its layout
     */
    public static Decoded<Attributes> decode(ByteBuffer bytes, List<Attribute<?>> known) {
        Map<Integer, ByteBuffer> values = new HashMap<>();
        int at = bytes.position();
        while (bytes.limit() - at >= HEADER) {
            int length = Short.toUnsignedInt(bytes.getShort(at));
            if (length < HEADER) {
                return Decoded.rejected(Flaw.BAD_LENGTH);
            }
            if (length > bytes.limit() - at) {
                return Decoded.rejected(Flaw.TRUNCATED);
            }
            int type = Short.toUnsignedInt(bytes.getShort(at + 2)) & Uapi.Netlink.NLA_TYPE_MASK;
            values.put(type, bytes.slice(at + HEADER, length - HEADER).order(bytes.order()));
            at += aligned(length);
        }
        if (at < bytes.limit()) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        boolean fit = known.stream().allMatch(attribute -> {
            ByteBuffer value = values.get(attribute.type());
            return value == null || attribute.layout().fits(value.remaining());
        });
        return fit ? Decoded.ok(new Attributes(values)) : Decoded.rejected(Flaw.BAD_LENGTH);
    }

    /** As {@link #decode(ByteBuffer, List)}, for attributes that begin so many bytes behind the position. */
    static Decoded<Attributes> decode(ByteBuffer payload, int behind, List<Attribute<?>> known) {
        ByteBuffer rest = payload.slice(payload.position() + behind, payload.remaining() - behind);
        return decode(rest.order(payload.order()), known);
    }

    /** The value of an attribute that was declared to {@link #decode}, if the message has it. */
    public <T> Optional<T> get(Attribute<T> attribute) {
        return Optional.ofNullable(values.get(attribute.type())).map(attribute.layout()::read);
    }

    /** Appends one attribute. */
    public static <T> void append(ByteBuffer out, Attribute<T> attribute, T value) {
        int start = out.position();
        out.putInt(0);
        attribute.layout().write(out, value);
        out.putShort(start, (short) (out.position() - start)).putShort(start + 2, (short) attribute.type());
        pad(out, start);
    }

    /** Appends an attribute whose value is attributes again. */
    public static void appendNested(ByteBuffer out, int type, Consumer<ByteBuffer> value) {
        int start = out.position();
        out.putInt(0);
        value.accept(out);
        int length = out.position() - start;
        out.putShort(start, (short) length).putShort(start + 2, (short) (type | Uapi.Netlink.NLA_F_NESTED));
        pad(out, start);
    }

    /** Zeros up to the next multiple of four, counted from the start. */
    static void pad(ByteBuffer out, int start) {
        while ((out.position() - start) % 4 != 0) {
            out.put((byte) 0);
        }
    }

    static int aligned(int length) {
        return (length + 3) & ~3;
    }
}
