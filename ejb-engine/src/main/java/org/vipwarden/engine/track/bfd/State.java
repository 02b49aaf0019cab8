package org.vipwarden.engine.track.bfd;

/** The state of a session (RFC 5880 section 4.1: bfd.SessionState). */
public enum State {
    /** Taken out of service by its administrator. */
    ADMIN_DOWN(0),
    /** There is no session, or it was just made. */
    DOWN(1),
    /** The neighbour is heard, and does not hear us yet. */
    INIT(2),
    /** Both hear each other. */
    UP(3);

    private static final State[] BY_CODE = values();
    private final int code;

    State(int code) {
        this.code = code;
    }

    /** Its number on the wire, 0 to 3. */
    int code() {
        return code;
    }

    static State of(int code) {
        return BY_CODE[code];
    }
}
