package org.vipwarden.launcher;

import org.tinylog.configuration.Configuration;

/** The log on the console, which {@code tinylog.properties} describes. */
final class Console {
    private Console() {}

    /** From now on with debug messages and stack traces; must come before anything is logged. */
    static void showDetail() {
        Configuration.set("writer.format", "{date: yyyy-MM-dd HH:mm:ss.SSS} {level|min-size=5} {message}");
        Configuration.set("level@org.vipwarden", "debug");
    }
}
