package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/**
 * What inotify(7) says of a watched directory ({@code struct inotify_event} of linux/inotify.h); one read gives one or several.
 *
 * <pre>
 *  0                   1                   2                   3
 * +---------------------------------------------------------------+
 * |  watch descriptor                                             |
 * +---------------------------------------------------------------+
 * |  mask: IN_*                                                   |
 * +---------------------------------------------------------------+
 * |  cookie                                                       |
 * +---------------------------------------------------------------+
 * |  length of the name, with the zeros behind it                 |
 * +---------------------------------------------------------------+
 * |  name                                             ... | zeros |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * All numbers are in the machine's byte order.
 *
 * @param watch which directory; -1 when it is about the queue itself
 * @param mask {@code IN_*}
 * @param name of the file in the directory; empty when it is about the directory itself
 */
public record InotifyEvent(int watch, int mask, String name) {
    private static final int HEADER = 16;

    /** Whether any of the bits is set. */
    public boolean is(int bits) {
        return (mask & bits) != 0;
    }

    /** Reads all events of one read. */
    public static Decoded<List<InotifyEvent>> decodeAll(ByteBuffer bytes) {
        List<InotifyEvent> events = new ArrayList<>();
        int at = bytes.position();
        while (at < bytes.limit()) {
            int remaining = bytes.limit() - at;
            if (remaining < HEADER) {
                return Decoded.rejected(Flaw.TRUNCATED);
            }
            int length = bytes.getInt(at + 12);
            if (length < 0) {
                return Decoded.rejected(Flaw.BAD_LENGTH);
            }
            if (length > remaining - HEADER) {
                return Decoded.rejected(Flaw.TRUNCATED);
            }
            events.add(new InotifyEvent(bytes.getInt(at), bytes.getInt(at + 4), name(bytes, at + HEADER, length)));
            at += HEADER + length;
        }
        return Decoded.ok(List.copyOf(events));
    }

    private static String name(ByteBuffer bytes, int at, int length) {
        int end = 0;
        while (end < length && bytes.get(at + end) != 0) {
            end++;
        }
        byte[] text = new byte[end];
        bytes.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
