package org.vipwarden.launcher.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.writers.Writer;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.UnixDatagram;

/** Sends each line as a datagram to a program on this machine, and connects anew when that program was started anew. For one thread. */
abstract class DatagramWriter implements Writer, AutoCloseable {
    /** More than any line; less than what a datagram may hold as Linux has it. */
    private static final int LONGEST = 64 * 1024;

    private final Path listener;
    private UnixDatagram socket;

    DatagramWriter(Path listener) {
        this.listener = listener;
    }

    /** The datagram of an entry, at most so many bytes of its message. */
    abstract byte[] datagram(LogEntry entry, int longest);

    @Override
    public final void write(LogEntry entry) throws IOException {
        byte[] datagram = datagram(entry, LONGEST);
        boolean sent = send(datagram);
        if (!sent) {
            // The listener may have been started anew since the last line.
            sent = send(datagram);
        }
        if (!sent) {
            throw new IOException("nobody takes the log at " + listener);
        }
    }

    private boolean send(byte[] datagram) {
        try {
            if (socket == null) {
                socket = UnixDatagram.connect(listener);
            }
            if (socket.send(datagram) == 0) {
                return true;
            }
            close();
            return false;
        } catch (KernelRefusal nobodyThere) {
            return false;
        }
    }

    /** The severities of syslog (RFC 5424 section 6.2.1). */
    static int severity(Level level) {
        return switch (level) {
            case ERROR -> 3;
            case WARN -> 4;
            case INFO -> 6;
            default -> 7;
        };
    }

    @Override
    public Collection<LogEntryValue> getRequiredLogEntryValues() {
        return EnumSet.noneOf(LogEntryValue.class);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
