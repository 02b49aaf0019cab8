package org.vipwarden.launcher;

import java.util.List;

/** What {@code -v} says. Exporters take keepalived's version from the second word of the first line, and know by it what they get. */
final class KeepalivedVersion {
    private static final String LIKE = "2.2.7";

    private KeepalivedVersion() {}

    static List<String> lines() {
        return List.of(
                "Keepalived v" + LIKE + " is what this behaves like:",
                Main.version() + ", on Java " + Runtime.version());
    }
}
