package org.vipwarden.web.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names in {@code Host} and {@code Origin} mean this machine. */
final class LocalNames {
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private LocalNames() {}

    /**
     * Whether the header names this machine by its loopback name or address. Any other name may have been pointed here by a
     * stranger's DNS, so that his page may read ours.
     *
     * @param host the header; null when there was none
     */
    static boolean isLoopback(String host) {
        if (host == null) {
            return false;
        }
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || LOOPBACK_V4.matcher(name).matches();
    }

    /**
     * Whether a request comes from our own page, or from no page at all.
     *
     * @param origin the header; null when there was none, as from a program
     */
    static boolean isOwn(String origin, String host) {
        return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
