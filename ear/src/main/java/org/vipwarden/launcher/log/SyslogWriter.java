package org.vipwarden.launcher.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.tinylog.core.LogEntry;

/**
 * Logs to the syslog of this machine, in the form that syslog(3) uses and that every daemon behind {@code /dev/log} reads (RFC 3164
 * without the host).
 */
final class SyslogWriter extends DatagramWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);

    private final int facility;
    private final String tag = " vipwarden[" + ProcessHandle.current().pid() + "]: ";

    SyslogWriter(Path listener, int facility) {
        super(listener);
        this.facility = facility;
    }

    @Override
    byte[] datagram(LogEntry entry, int longest) {
        String text = "<" + (facility * 8 + severity(entry.getLevel())) + ">"
                + TIME.format(entry.getTimestamp().toInstant().atZone(ZoneId.systemDefault()))
                + tag
                + entry.getMessage().replaceAll("\\s*\\R\\s*", " ");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
    }
}
