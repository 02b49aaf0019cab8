package org.vipwarden.engine.linux.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.vipwarden.engine.kit.PacketKit;

/** Datagrams that Linux 6.18 on x86-64 has sent, from the resources; so their numbers are little-endian. */
final class Recorded {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private Recorded() {}

    static byte[] bytes(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("/netlink/" + name + ".hex")) {
            String digits = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining());
            return PacketKit.hex(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ByteBuffer datagram(String name) {
        return ByteBuffer.wrap(bytes(name)).order(ORDER);
    }
}
