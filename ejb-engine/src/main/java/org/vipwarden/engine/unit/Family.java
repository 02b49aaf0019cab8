package org.vipwarden.engine.unit;

/** An address family: its addresses and what stands for "a single host" in it. */
public enum Family {
    IPV4(4),
    IPV6(16);

    private final int bytes;

    Family(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of an address. */
    public int bytes() {
        return bytes;
    }

    /** Bits of an address: the longest prefix. */
    public int bits() {
        return bytes * 8;
    }
}
