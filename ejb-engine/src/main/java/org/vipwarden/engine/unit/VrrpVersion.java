package org.vipwarden.engine.unit;

/** The protocol version of an advert. */
public enum VrrpVersion {
    /** RFC 3768: IPv4 only, whole seconds, optional clear-text password. */
    V2(2),
    /** RFC 9568: both families, centiseconds, no authentication. */
    V3(3);

    private final int number;

    VrrpVersion(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }
}
