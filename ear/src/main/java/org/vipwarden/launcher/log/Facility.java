package org.vipwarden.launcher.log;

import java.util.Optional;

/**
 * A facility of syslog, as keepalived's {@code -S} names it.
 *
 * @param code RFC 5424 section 6.2.1
 */
record Facility(int code) {
    private static final int USER = 1;
    private static final int DAEMON = 3;
    private static final int LOCAL0 = 16;

    /** {@code 0} to {@code 7}, {@code local0} to {@code local7}, {@code user} or {@code daemon}. */
    static Optional<Facility> of(String text) {
        if (text.matches("(local)?[0-7]")) {
            return Optional.of(new Facility(LOCAL0 + text.charAt(text.length() - 1) - '0'));
        }
        return switch (text) {
            case "user" -> Optional.of(new Facility(USER));
            case "daemon" -> Optional.of(new Facility(DAEMON));
            default -> Optional.empty();
        };
    }
}
