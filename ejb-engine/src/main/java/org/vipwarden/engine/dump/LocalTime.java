package org.vipwarden.engine.dump;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time in keepalived's way: seconds since 1970, and in brackets as ctime(3) has it, both with microseconds. */
final class LocalTime {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss.SSSSSS yyyy", Locale.US);

    private LocalTime() {}

    static String of(Instant time, ZoneId zone) {
        return String.format(
                Locale.ROOT,
                "%d.%06d (%s)",
                time.getEpochSecond(),
                time.getNano() / 1000,
                CLOCK.format(time.atZone(zone)));
    }
}
