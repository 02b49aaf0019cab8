package org.vipwarden.launcher.log;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.runtime.Timestamp;

/** Entries of a log, at a time that does not pass. */
final class Entries {
    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private Entries() {}

    static LogEntry entry(Level level, String message, Map<String, String> context, Throwable exception) {
        return new LogEntry(
                new Noon(),
                Thread.currentThread(),
                new TreeMap<>(context),
                "org.vipwarden",
                "method",
                "File.java",
                1,
                null,
                level,
                message,
                exception);
    }

    static LogEntry info(String message) {
        return entry(Level.INFO, message, Map.of(), null);
    }

    private static final class Noon implements Timestamp {
        @Override
        public Date toDate() {
            return Date.from(NOON);
        }

        @Override
        public Instant toInstant() {
            return NOON;
        }

        @Override
        public java.sql.Timestamp toSqlTimestamp() {
            return java.sql.Timestamp.from(NOON);
        }

        @Override
        public long calcDifferenceInNanoseconds(Timestamp other) {
            return 0;
        }
    }
}
