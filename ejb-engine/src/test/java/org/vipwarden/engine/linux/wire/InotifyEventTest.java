package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.Inotify;

/** inotify's events, laid out as linux/inotify.h says. */
class InotifyEventTest {
    private static final long SEED = 6;

    private static byte[] event(int watch, int mask, String name, int room) {
        ByteBuffer out = ByteBuffer.allocate(16 + room).order(ByteOrder.nativeOrder());
        out.putInt(watch).putInt(mask).putInt(0).putInt(room).put(name.getBytes(StandardCharsets.UTF_8));
        return out.array();
    }

    private static Decoded<List<InotifyEvent>> decode(byte[]... events) {
        ByteBuffer all = ByteBuffer.allocate(1024).order(ByteOrder.nativeOrder());
        for (byte[] event : events) {
            all.put(event);
        }
        return InotifyEvent.decodeAll(all.flip().order(ByteOrder.nativeOrder()));
    }

    @Test
    void severalEventsOfOneReadAreRead() {
        assertThat(decode(event(1, Inotify.IN_CLOSE_WRITE, "prio", 16), event(-1, Inotify.IN_Q_OVERFLOW, "", 0)))
                .isEqualTo(Decoded.ok(List.of(
                        new InotifyEvent(1, Inotify.IN_CLOSE_WRITE, "prio"),
                        new InotifyEvent(-1, Inotify.IN_Q_OVERFLOW, ""))));
    }

    @Test
    void aNameMayFillItsRoomAndIsUtf8() {
        assertThat(decode(event(1, Inotify.IN_DELETE, "größe", 7)))
                .isEqualTo(Decoded.ok(List.of(new InotifyEvent(1, Inotify.IN_DELETE, "größe"))));
    }

    @Test
    void aLengthThatCannotBeIsRefused() {
        byte[] event = event(1, Inotify.IN_DELETE, "x", 16);
        event[12] = event[13] = event[14] = event[15] = (byte) 0xFF;
        assertThat(decode(event)).isEqualTo(Decoded.rejected(Flaw.BAD_LENGTH));
    }

    @Test
    void badReadsAreRefusedAndNeverThrow() {
        PacketKit<Optional<List<InotifyEvent>>> kit = new PacketKit<>(
                bytes -> InotifyEvent.decodeAll(bytes).toOptional().filter(events -> !events.isEmpty()),
                Optional::isPresent,
                ByteOrder.nativeOrder(),
                List.of(event(1, Inotify.IN_CLOSE_WRITE, "prio", 16), event(1, Inotify.IN_DELETE_SELF, "", 0)));
        kit.verify(SEED);
    }
}
