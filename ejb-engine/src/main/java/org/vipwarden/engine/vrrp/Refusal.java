package org.vipwarden.engine.vrrp;

/** Why a packet is not an advert for us. Each refusal has a counter of its own; none touches a timer. */
public enum Refusal {
    /** Shorter than its own address count says, or longer (RFC 9568 section 7.1). */
    PACKET_LENGTH("packet-length-errors", "its length is not what its address count says"),
    /** The time to live is not 255: it came through a router. */
    IP_TTL("ip-ttl-errors", "its TTL is not 255, so it came through a router"),
    /** Another protocol version than the instance's. */
    VERSION("version-errors", "it has another VRRP version"),
    /** Not an ADVERTISEMENT (type 1). */
    TYPE("invalid-type-packets", "it is not an advert"),
    /** An authentication type that RFC 3768 does not know. */
    AUTHENTICATION_UNKNOWN("invalid-authentication-type", "its authentication type is unknown"),
    /** Another authentication type than the instance's. */
    AUTHENTICATION_MISMATCH("authentication-type-mismatch", "it has another authentication type"),
    /** A wrong password. */
    AUTHENTICATION_FAILURE("authentication-failures", "its password is wrong"),
    /** Version 2 with another interval than the instance's (RFC 3768 section 7.1). */
    INTERVAL("advertisement-interval-errors", "it has another advert interval"),
    CHECKSUM("checksum-errors", "its checksum is wrong"),
    /** Priority, VRID or interval outside its range. */
    FIELD("field-errors", "a field is outside its range"),
    /** Sent to another address than the instance's group. */
    DESTINATION("destination-errors", "it was sent to another group");

    private final String counter;
    private final String words;

    Refusal(String counter, String words) {
        this.counter = counter;
        this.words = words;
    }

    /** The stable name of its counter. */
    public String counter() {
        return counter;
    }

    /** What is wrong with the packet, for an operator. */
    public String words() {
        return words;
    }
}
