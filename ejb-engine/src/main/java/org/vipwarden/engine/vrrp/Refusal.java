package org.vipwarden.engine.vrrp;

import java.util.Optional;

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
    /** A wrong password, or an authentication header with a wrong value. */
    AUTHENTICATION_FAILURE("authentication-failures", "its password or its authentication header is wrong"),
    /** An authentication header whose number was used before. */
    AUTHENTICATION_REPLAY("authentication-replays", "its authentication header was sent before"),
    /** No trailer where {@code auth_hmac} demands one. */
    TRAILER_MISSING("authentication-trailer-missing", "it is not signed (auth_hmac)"),
    /** A trailer of another kind. */
    TRAILER_MALFORMED("authentication-trailer-malformed", "its auth_hmac trailer is malformed"),
    /** A trailer signed with a key that is not configured. */
    TRAILER_KEY_UNKNOWN(
            "authentication-trailer-unknown-key", "it is signed with a key that is not configured (auth_hmac)"),
    /** A wrong signature. */
    TRAILER_INVALID("authentication-trailer-invalid", "its auth_hmac signature is wrong"),
    /** Signed too long ago, or by a clock that is too far from ours. */
    TRAILER_STALE(
            "authentication-trailer-stale",
            "it was signed too long ago, or the two nodes' clocks are too far apart (auth_hmac)"),
    /** Signed, but sent before. */
    TRAILER_REPLAYED("authentication-trailer-replayed", "it was sent before (auth_hmac)"),
    /** Version 2 with another interval than the instance's (RFC 3768 section 7.1). */
    INTERVAL("advertisement-interval-errors", "it has another advert interval"),
    CHECKSUM("checksum-errors", "its checksum is wrong"),
    /** Priority, VRID or interval outside its range. */
    FIELD("field-errors", "a field is outside its range"),
    /** Sent to another address than the instance's group, or to a group although the instance is unicast. */
    DESTINATION("destination-errors", "it was sent to another group, or to one at all"),
    /** From an address that is none of the unicast peers'. */
    SOURCE("source-errors", "its sender is not one of the unicast peers"),
    /** From a peer, but with a time to live outside the peer's limits. */
    PEER_TTL("peer-ttl-errors", "its TTL is outside the peer's min_ttl and max_ttl");

    private final String counter;
    private final String words;
    /** Made once: a flood of packets is refused without making garbage. */
    @SuppressWarnings("ImmutableEnumChecker") // it holds this constant and nothing else
    private final Decoded answer = new Decoded.Refused(this);

    @SuppressWarnings("ImmutableEnumChecker") // an Optional does not change
    private final Optional<Refusal> found = Optional.of(this);

    Refusal(String counter, String words) {
        this.counter = counter;
        this.words = words;
    }

    /** That the packet is refused for this. */
    Decoded answer() {
        return answer;
    }

    /** That this was found wrong. */
    Optional<Refusal> found() {
        return found;
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
