package org.vipwarden.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Level;
import org.tinylog.writers.Writer;
import org.vipwarden.engine.config.model.LogDefinition;
import picocli.CommandLine;

class TargetsTest {
    @TempDir
    private Path directory;

    private static LogOptions options(String... arguments) {
        LogArguments parsed = CommandLine.populateCommand(new LogArguments(), arguments);
        return parsed.with(LogDefinition.DEFAULT);
    }

    @Test
    void withoutAnythingTheConsoleIsWrittenTo() {
        assertThat(options())
                .isEqualTo(new LogOptions(true, false, Optional.empty(), Optional.empty(), LogDefinition.DEFAULT));
        assertThat(options("-G").console()).isTrue();
    }

    @Test
    void theUsualOptionsOfKeepalivedSendTheLogToAFacility() {
        LogOptions options = options("-D", "-S", "0");
        assertThat(options.detail()).isTrue();
        assertThat(options.console()).isFalse();
        assertThat(options.syslog()).contains(new Facility(16));
        assertThat(options("-S", "local7").syslog()).contains(new Facility(23));
        assertThat(options("-S", "user").syslog()).contains(new Facility(1));
        assertThat(options("--log-facility=daemon").syslog()).contains(new Facility(3));
        assertThat(options("-l", "-S", "0").console()).isTrue();
        assertThat(options("-G", "-S", "0").syslog()).isEmpty();
    }

    @Test
    void aFacilityThatIsNoneIsRefused() {
        for (String text : List.of("8", "local8", "mail", "", "00")) {
            assertThat(Facility.of(text)).as(text).isEmpty();
        }
    }

    private List<Writer> file(boolean json, String size) {
        return Targets.of(Map.of(
                "console",
                "false",
                "file",
                directory.resolve("node.log").toString(),
                "json",
                Boolean.toString(json),
                "size",
                size,
                "backups",
                "2"));
    }

    @Test
    void aFileHasTheLineWithTimeAndLevel() throws Exception {
        try (Closing writer = new Closing(file(false, "1mb"))) {
            writer.all().get(0).write(Entries.info("(VI_1) Entering MASTER STATE: became Active"));
        }
        assertThat(Files.readString(directory.resolve("node.log")))
                .matches("2026-11-0\\d \\d\\d:00:00\\.000 INFO  \\(VI_1\\) Entering MASTER STATE: became Active\n");
    }

    @Test
    void aFileIsRotatedAndOldOnesGo() throws Exception {
        try (Closing writer = new Closing(file(false, "1kb"))) {
            for (int i = 0; i < 100; i++) {
                writer.all().get(0).write(Entries.info("line " + i + " " + "x".repeat(50)));
            }
        }
        assertThat(Files.readString(directory.resolve("node.log"))).contains("line 99 ");
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all.filter(Files::isRegularFile)
                            .filter(f -> !Files.isSymbolicLink(f))
                            .toList())
                    .hasSizeBetween(3, 4);
        }
    }

    @Test
    void inJsonAnEventIsALineWithItsParts() throws Exception {
        try (Closing writer = new Closing(file(true, "1mb"))) {
            writer.all()
                    .get(0)
                    .write(Entries.entry(
                            Level.WARN,
                            "two\nlines",
                            Map.of("event", "router-changed", "subject", "VI_1", "to", "MASTER"),
                            new IOException("because")));
            writer.all().get(0).write(Entries.info("next"));
        }
        List<String> lines = Files.readAllLines(directory.resolve("node.log"));
        assertThat(lines).hasSize(2);
        JsonObject event = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        assertThat(event.get("at").getAsString()).isEqualTo(Entries.NOON.toString());
        assertThat(event.get("level").getAsString()).isEqualTo("warn");
        assertThat(event.get("message").getAsString()).isEqualTo("two\nlines");
        assertThat(event.get("event").getAsString()).isEqualTo("router-changed");
        assertThat(event.get("to").getAsString()).isEqualTo("MASTER");
        assertThat(event.get("exception").getAsString()).startsWith("java.io.IOException: because\n\tat ");
        assertThat(lines.get(1)).contains("\"message\":\"next\"").doesNotContain("exception");
    }

    @Test
    void aStreamIsTheJournalsOnlyWhenSystemdSaysSo() throws IOException {
        Path file = Files.createFile(directory.resolve("stream"));
        Map<String, Object> facts = Files.readAttributes(file, "unix:dev,ino");
        assertThat(JournalStream.is(facts.get("dev") + ":" + facts.get("ino"), file))
                .isTrue();
        assertThat(JournalStream.is("1:2", file)).isFalse();
        assertThat(JournalStream.is(null, file)).isFalse();
    }

    /** Closes writers, whose own close may throw anything. */
    private record Closing(List<Writer> all) implements AutoCloseable {
        @Override
        public void close() {
            for (Writer writer : all) {
                try {
                    writer.close();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
