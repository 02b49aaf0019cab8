package org.vipwarden.launcher.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether what we write is read by the journal of systemd, which says so in {@code JOURNAL_STREAM} (systemd.exec(5)). */
final class JournalStream {
    private JournalStream() {}

    static boolean isStandardError() {
        return is(System.getenv("JOURNAL_STREAM"), Path.of("/proc/self/fd/2"));
    }

    /** @param announced {@code DEVICE:INODE}; null when nothing is announced */
    static boolean is(String announced, Path stream) {
        if (announced == null) {
            return false;
        }
        try {
            Map<String, Object> facts = Files.readAttributes(stream, "unix:dev,ino");
            return announced.equals(facts.get("dev") + ":" + facts.get("ino"));
        } catch (IOException e) {
            return false;
        }
    }
}
