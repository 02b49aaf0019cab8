package org.vipwarden.engine.config.model;

/**
 * Where implementations read the protocol differently, and which reading an instance follows.
 *
 * @param checksumAsV2 {@code v3_checksum_as_v2}: no pseudo-header in the checksum over IPv4, as RFC 9568 says
 * @param skipCheckAddresses {@code vrrp_skip_check_adv_addr}: the addresses in an advert are compared only when its sender is new
 * @param strict {@code vrrp_strict} or {@code strict_mode}: nothing that the RFC does not know; what follows from it is in the other
 *     parts of the instance already
 * @param oldUnicast what is done about the checksum of keepalived before 1.3.6
 */
public record Dialect(boolean checksumAsV2, boolean skipCheckAddresses, boolean strict, OldUnicastChecksum oldUnicast) {
    public static final Dialect USUAL = new Dialect(false, false, false, OldUnicastChecksum.DETECT);

    /** keepalived before 1.3.6 put 224.0.0.18 into the pseudo-header of version 3 unicast adverts in place of the peer's address. */
    public enum OldUnicastChecksum {
        /** Sent once a peer was heard that sends it. */
        DETECT,
        /** {@code old_unicast_checksum}: always sent. */
        ALWAYS,
        /** {@code old_unicast_checksum never}: neither sent nor taken. */
        NEVER
    }
}
