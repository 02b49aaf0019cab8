package org.vipwarden.engine.dump;

/** The names of rtnetlink's scopes, as in {@code rt_scopes} of iproute2. */
final class Scopes {
    private Scopes() {}

    static String name(int scope) {
        return switch (scope) {
            case 0 -> "global";
            case 200 -> "site";
            case 253 -> "link";
            case 254 -> "host";
            case 255 -> "nowhere";
            default -> Integer.toString(scope);
        };
    }
}
