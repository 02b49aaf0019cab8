package org.vipwarden.jmx.client;

import java.time.Duration;

/** How long ago something was, in the two largest units. */
final class Since {

    private Since() {}

    static String of(long thenMillis, long nowMillis) {
        Duration age = Duration.ofMillis(Math.max(0, nowMillis - thenMillis));
        if (age.toDays() > 0) {
            return age.toDays() + " d " + age.toHoursPart() + " h";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min " + age.toSecondsPart() + " s" : age.toSeconds() + " s";
    }
}
