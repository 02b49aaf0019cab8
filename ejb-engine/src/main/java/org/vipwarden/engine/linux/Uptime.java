package org.vipwarden.engine.linux;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** For how long the system has run: the first number of {@code /proc/uptime}, in seconds (proc_uptime(5)). */
public final class Uptime {
    private static final Logger LOG = System.getLogger(Uptime.class.getName());
    private static final Path FILE = Path.of("/proc/uptime");

    private Uptime() {}

    /** Reads it; where it cannot be read the system counts as just started, which is the careful answer. */
    public static Duration read() {
        try {
            return parse(Files.readString(FILE));
        } catch (IOException | NumberFormatException e) {
            LOG.log(Level.WARNING, "cannot tell when the system started: {0}", e.toString());
            return Duration.ZERO;
        }
    }

    static Duration parse(String text) {
        String seconds = text.strip().split(" ", 2)[0];
        return Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValue());
    }
}
