package org.vipwarden.engine.track.bfd;

/** Why a session last left the state Up (RFC 5880 section 4.1). */
public enum Diagnostic {
    NONE(0, "no diagnostic"),
    TIME_EXPIRED(1, "nothing was heard within the detection time"),
    ECHO_FAILED(2, "the echo function failed"),
    NEIGHBOR_SIGNALED_DOWN(3, "the neighbour says that the session is down"),
    FORWARDING_RESET(4, "the forwarding plane was reset"),
    PATH_DOWN(5, "the path is down"),
    CONCATENATED_PATH_DOWN(6, "the concatenated path is down"),
    ADMIN_DOWN(7, "an administrator took it out of service"),
    REVERSE_CONCATENATED_PATH_DOWN(8, "the reverse concatenated path is down");

    private static final Diagnostic[] BY_CODE = values();
    private final int code;
    private final String words;

    Diagnostic(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** Its number on the wire, 0 to 8. */
    int code() {
        return code;
    }

    /** For an operator. */
    public String words() {
        return words;
    }

    /** The diagnostic of a number from 0 to 31; one that is reserved says nothing to us. */
    static Diagnostic of(int code) {
        return code < BY_CODE.length ? BY_CODE[code] : NONE;
    }
}
