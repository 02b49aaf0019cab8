package org.vipwarden.launcher.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.tinylog.core.LogEntry;

/**
 * Logs to the journal of systemd by its native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL): the parts of an event are fields
 * {@code VIPWARDEN_...} that one can ask journalctl for.
 */
final class JournalWriter extends DatagramWriter {

    JournalWriter(Path listener) {
        super(listener);
    }

    @Override
    byte[] datagram(LogEntry entry, int longest) {
        ByteArrayOutputStream datagram = new ByteArrayOutputStream();
        put(datagram, "PRIORITY", Integer.toString(severity(entry.getLevel())), longest);
        put(datagram, "SYSLOG_IDENTIFIER", "vipwarden", longest);
        entry.getContext()
                .forEach((name, value) -> put(
                        datagram, "VIPWARDEN_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value, longest));
        put(datagram, "MESSAGE", entry.getMessage(), longest - datagram.size() - 64);
        return datagram.toByteArray();
    }

    /** {@code NAME=value}, or, for a value of several lines, the name, the length and the value. */
    private static void put(ByteArrayOutputStream out, String name, String value, int longest) {
        byte[] all = value.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = all.length <= longest ? all : Arrays.copyOf(all, longest);
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        if (value.indexOf('\n') < 0) {
            out.write('=');
        } else {
            out.write('\n');
            out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bytes.length)
                    .array());
        }
        out.writeBytes(bytes);
        out.write('\n');
    }
}
