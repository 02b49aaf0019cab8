package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.ProcessEvent.Answered;
import org.vipwarden.engine.linux.wire.ProcessEvent.Executed;
import org.vipwarden.engine.linux.wire.ProcessEvent.Exited;
import org.vipwarden.engine.linux.wire.ProcessEvent.Forked;
import org.vipwarden.engine.linux.wire.ProcessEvent.Other;
import org.vipwarden.engine.linux.wire.ProcessEvent.Renamed;
import org.vipwarden.engine.linux.wire.Uapi.ProcessConnector;

/** The process connector's messages, laid out as linux/cn_proc.h says. */
class ProcessEventTest {
    private static final long SEED = 5;
    private static final byte[] NAME = Arrays.copyOf("nginx".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 16);

    private static byte[] message(int what, int... data) {
        ByteBuffer out = ByteBuffer.allocate(20 + 16 + 4 * data.length).order(ByteOrder.nativeOrder());
        out.putInt(1).putInt(1).putInt(7).putInt(0).putShort((short) (16 + 4 * data.length));
        out.putShort((short) 0).putInt(what).putInt(3).putLong(123_456_789L);
        Arrays.stream(data).forEach(out::putInt);
        return out.array();
    }

    private static byte[] renamed() {
        byte[] message = message(ProcessConnector.PROC_EVENT_COMM, 40, 40, 0, 0, 0, 0);
        System.arraycopy(NAME, 0, message, 44, NAME.length);
        return message;
    }

    private static Decoded<ProcessEvent> decode(byte[] bytes) {
        return ProcessEvent.decode(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
    }

    @Test
    void everyKindIsRead() {
        assertThat(decode(message(ProcessConnector.PROC_EVENT_NONE, 1))).isEqualTo(Decoded.ok(new Answered(1)));
        assertThat(decode(message(ProcessConnector.PROC_EVENT_FORK, 11, 10, 20, 20)))
                .isEqualTo(Decoded.ok(new Forked(10, 20)));
        assertThat(decode(message(ProcessConnector.PROC_EVENT_EXEC, 31, 30))).isEqualTo(Decoded.ok(new Executed(30)));
        assertThat(decode(renamed())).isEqualTo(Decoded.ok(new Renamed(40, "nginx")));
        assertThat(decode(message(ProcessConnector.PROC_EVENT_EXIT, 50, 50, 0, 17, 1, 1)))
                .isEqualTo(Decoded.ok(new Exited(50)));
        assertThat(decode(message(0x40, 50, 50))).isEqualTo(Decoded.ok(new Other()));
    }

    @Test
    void whatAThreadDoesIsNoProcess() {
        assertThat(decode(message(ProcessConnector.PROC_EVENT_FORK, 10, 10, 21, 10)))
                .isEqualTo(Decoded.ok(new Other()));
        assertThat(decode(message(ProcessConnector.PROC_EVENT_EXIT, 51, 50, 0, 17, 1, 1)))
                .isEqualTo(Decoded.ok(new Other()));
        assertThat(decode(message(ProcessConnector.PROC_EVENT_COMM, 51, 50, 0, 0, 0, 0)))
                .isEqualTo(Decoded.ok(new Other()));
    }

    @Test
    void anotherConnectorsMessageIsRefused() {
        byte[] message = message(ProcessConnector.PROC_EVENT_EXEC, 31, 30);
        message[0] = 9;
        assertThat(decode(message)).isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
    }

    @Test
    void badMessagesAreRefusedAndNeverThrow() {
        List<byte[]> samples = Stream.of(
                        message(ProcessConnector.PROC_EVENT_FORK, 11, 10, 20, 20),
                        message(ProcessConnector.PROC_EVENT_EXIT, 50, 50, 0, 17, 1, 1),
                        renamed())
                .toList();
        new PacketKit<>(
                        bytes -> ProcessEvent.decode(bytes).toOptional(),
                        Optional::isPresent,
                        ByteOrder.nativeOrder(),
                        samples)
                .verify(SEED);
    }

    @Test
    void aWishToListenIsFortyBytesLessTheNetlinkHeader() {
        ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        ProcessEvent.appendListen(out);
        assertThat(out.position()).isEqualTo(24);
        assertThat(out.getShort(16)).isEqualTo((short) 4);
        assertThat(out.getInt(20)).isEqualTo(1);
    }
}
