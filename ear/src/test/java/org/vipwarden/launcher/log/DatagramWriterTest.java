package org.vipwarden.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Level;

/** Real sockets. */
class DatagramWriterTest {
    private static final int LOCAL0 = 16;

    @TempDir
    private Path directory;

    private Path socket() {
        return directory.resolve("socket");
    }

    @Test
    void syslogGetsWhatSyslogOfCSends() throws IOException {
        try (LocalListener listener = new LocalListener(socket());
                SyslogWriter writer = new SyslogWriter(socket(), LOCAL0)) {
            writer.write(Entries.info("(VI_1) Entering MASTER STATE: became Active\n  of course"));
            String time = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT)
                    .format(Entries.NOON.atZone(ZoneId.systemDefault()));
            // local0.info is 16 * 8 + 6; the day has two places (RFC 3164 section 4.1.2).
            assertThat(listener.receiveText())
                    .isEqualTo("<134>" + time + " vipwarden["
                            + ProcessHandle.current().pid()
                            + "]: (VI_1) Entering MASTER STATE: became Active of course");
            assertThat(time).startsWith("Nov  ");
        }
    }

    @Test
    void theSeverityIsThatOfTheLine() throws IOException {
        try (LocalListener listener = new LocalListener(socket());
                SyslogWriter writer = new SyslogWriter(socket(), LOCAL0)) {
            writer.write(Entries.entry(Level.ERROR, "e", Map.of(), null));
            writer.write(Entries.entry(Level.WARN, "w", Map.of(), null));
            writer.write(Entries.entry(Level.DEBUG, "d", Map.of(), null));
            assertThat(listener.receiveText()).startsWith("<131>");
            assertThat(listener.receiveText()).startsWith("<132>");
            assertThat(listener.receiveText()).startsWith("<135>");
        }
    }

    @Test
    void aDaemonThatIsStartedAnewIsFoundAgain() throws IOException {
        try (SyslogWriter writer = new SyslogWriter(socket(), LOCAL0)) {
            assertThatThrownBy(() -> writer.write(Entries.info("nobody"))).isInstanceOf(IOException.class);
            try (LocalListener first = new LocalListener(socket())) {
                writer.write(Entries.info("one"));
                assertThat(first.receiveText()).endsWith(": one");
            }
            Files.delete(socket());
            try (LocalListener second = new LocalListener(socket())) {
                writer.write(Entries.info("two"));
                assertThat(second.receiveText()).endsWith(": two");
            }
        }
    }

    @Test
    void aDaemonThatTakesNothingHoldsUpNobody() {
        try (LocalListener listener = new LocalListener(socket());
                SyslogWriter writer = new SyslogWriter(socket(), LOCAL0)) {
            // A local socket has room for some hundred datagrams; without end, this would be one.
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000_000; i++) {
                            writer.write(Entries.info("line " + i));
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(listener.receiveText()).endsWith("line 0");
        }
    }

    @Test
    void theJournalGetsFields() throws IOException {
        try (LocalListener listener = new LocalListener(socket());
                JournalWriter writer = new JournalWriter(socket())) {
            writer.write(
                    Entries.entry(Level.WARN, "VI_1 is odd", Map.of("event", "warning", "sub-ject", "VI_1"), null));
            assertThat(listener.receiveText())
                    .isEqualTo(
                            """
                            PRIORITY=4
                            SYSLOG_IDENTIFIER=vipwarden
                            VIPWARDEN_EVENT=warning
                            VIPWARDEN_SUB_JECT=VI_1
                            MESSAGE=VI_1 is odd
                            """);
        }
    }

    @Test
    void aFieldOfSeveralLinesHasALength() throws IOException {
        try (LocalListener listener = new LocalListener(socket());
                JournalWriter writer = new JournalWriter(socket())) {
            writer.write(Entries.info("one\ntwo"));
            byte[] datagram = listener.receive();
            String text = new String(datagram, StandardCharsets.ISO_8859_1);
            int at = text.indexOf("MESSAGE\n") + "MESSAGE\n".length();
            assertThat(ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN).getLong(at))
                    .isEqualTo("one\ntwo".length());
            assertThat(text.substring(at + Long.BYTES)).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void aLineOfAnyLengthIsSent() throws IOException {
        try (LocalListener listener = new LocalListener(socket());
                JournalWriter journal = new JournalWriter(socket());
                SyslogWriter syslog = new SyslogWriter(socket(), LOCAL0)) {
            String endless = "x".repeat(1_000_000);
            journal.write(Entries.info(endless));
            assertThat(listener.receive().length).isLessThanOrEqualTo(64 * 1024);
            syslog.write(Entries.info(endless));
            assertThat(listener.receive()).hasSize(64 * 1024);
        }
    }
}
