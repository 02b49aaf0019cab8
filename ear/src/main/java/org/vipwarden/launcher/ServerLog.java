package org.vipwarden.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the application server's own log goes: to a file, because nobody wants its hundreds of lines on the console. */
final class ServerLog {
    static final String FILE = "payara.log";
    private static final int LARGEST = 8 << 20;

    private ServerLog() {}

    /**
     * Writes a configuration of {@code java.util.logging} that has no console.
     *
     * @return its file
     */
    static Path configure(Path run) throws IOException {
        var settings = new Properties();
        settings.setProperty("handlers", "java.util.logging.FileHandler");
        settings.setProperty(".level", "INFO");
        // Prints every expired certificate of the trust store in full.
        settings.setProperty("javax.enterprise.system.security.ssl.level", "SEVERE");
        settings.setProperty(
                "java.util.logging.FileHandler.pattern",
                run.resolve(FILE).toString().replace("%", "%%"));
        settings.setProperty("java.util.logging.FileHandler.limit", String.valueOf(LARGEST));
        settings.setProperty("java.util.logging.FileHandler.encoding", "UTF-8");
        settings.setProperty("java.util.logging.FileHandler.formatter", "java.util.logging.SimpleFormatter");
        settings.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n");
        var file = run.resolve("payara-logging.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        return file;
    }
}
