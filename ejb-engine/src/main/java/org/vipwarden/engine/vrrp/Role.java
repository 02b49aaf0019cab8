package org.vipwarden.engine.vrrp;

/** What a node is for a virtual router (RFC 9568 section 6.4); keepalived's words are for the edges. */
public enum Role {
    /** It cannot take part: FAULT in keepalived, or INIT before the start and STOP after the end. */
    INITIALIZE("FAULT"),
    /** It listens, ready to take over. */
    BACKUP("BACKUP"),
    /** It holds the addresses and says so. */
    ACTIVE("MASTER");

    private final String keepalivedName;

    Role(String keepalivedName) {
        this.keepalivedName = keepalivedName;
    }

    /** The word of keepalived's scripts, FIFOs and dumps. */
    public String keepalivedName() {
        return keepalivedName;
    }
}
