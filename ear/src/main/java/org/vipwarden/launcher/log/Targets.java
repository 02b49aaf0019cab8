package org.vipwarden.launcher.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tinylog.writers.ConsoleWriter;
import org.tinylog.writers.RollingFileWriter;
import org.tinylog.writers.Writer;

/** Makes the writers that {@link LogOptions} ask for. */
final class Targets {
    private static final Path SYSLOG = Path.of("/dev/log");
    private static final Path JOURNAL = Path.of("/run/systemd/journal/socket");

    private Targets() {}

    static List<Writer> of(Map<String, String> properties) {
        boolean detail = Boolean.parseBoolean(properties.get("detail"));
        boolean json = Boolean.parseBoolean(properties.get("json"));
        List<Writer> targets = new ArrayList<>();
        if (Boolean.parseBoolean(properties.get("console"))) {
            targets.add(console(detail, json));
        }
        if (properties.containsKey("facility")) {
            targets.add(new SyslogWriter(SYSLOG, Integer.parseInt(properties.get("facility"))));
        }
        if (properties.containsKey("file")) {
            file(properties, detail, json, targets);
        }
        return List.copyOf(targets);
    }

    private static Writer console(boolean detail, boolean json) {
        if (!json && JournalStream.isStandardError()) {
            return new JournalWriter(JOURNAL);
        }
        Writer console = new ConsoleWriter(Map.of("stream", "err", "format", format(detail, json)));
        return json ? new JsonLines(console) : console;
    }

    /** Without the file, the rest of the log says what is wrong with it. */
    private static void file(Map<String, String> properties, boolean detail, boolean json, List<Writer> targets) {
        Map<String, String> wanted = new HashMap<>();
        wanted.put("file", properties.get("file") + ".{count}");
        wanted.put("latest", properties.get("file"));
        wanted.put("format", format(detail, json));
        wanted.put("policies", "size: " + properties.get("size"));
        wanted.put("backups", properties.get("backups"));
        wanted.put("charset", "UTF-8");
        try {
            Writer file = new RollingFileWriter(wanted);
            targets.add(json ? new JsonLines(file) : file);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("cannot log to " + properties.get("file") + ": " + e.getMessage());
        }
    }

    private static String format(boolean detail, boolean json) {
        return json
                ? "{message-only}"
                : "{date: yyyy-MM-dd HH:mm:ss.SSS} {level|min-size=5} " + (detail ? "{message}" : "{message-only}");
    }
}
