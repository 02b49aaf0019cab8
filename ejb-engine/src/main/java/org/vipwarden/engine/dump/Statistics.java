package org.vipwarden.engine.dump;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.vrrp.Refusal;

/**
 * keepalived's counters, in the order of its JSON, and what each of them counts here. Some refusals have no counter in keepalived: it
 * only logs a wrong checksum, version or sender.
 */
enum Statistics {
    ADVERT_RCVD(1, "Advertisements", "Received", "advertisements-received"),
    ADVERT_SENT(2, "Advertisements", "Sent", "advertisements-sent"),
    BECOME_MASTER(3, "", "Became master", "became-active"),
    RELEASE_MASTER(4, "", "Released master", "released-active"),
    PACKET_LEN_ERR(5, "Packet Errors", "Length", Refusal.PACKET_LENGTH.counter()),
    ADVERT_INTERVAL_ERR(8, "Packet Errors", "Advertisement Interval", Refusal.INTERVAL.counter()),
    IP_TTL_ERR(6, "Packet Errors", "TTL", Refusal.IP_TTL.counter(), Refusal.PEER_TTL.counter()),
    INVALID_TYPE_RCVD(7, "Packet Errors", "Invalid Type", Refusal.TYPE.counter()),
    ADDR_LIST_ERR(9, "Packet Errors", "Address List", "address-list-errors", Refusal.DESTINATION.counter()),
    INVALID_AUTHTYPE(10, "Authentication Errors", "Invalid Type", Refusal.AUTHENTICATION_UNKNOWN.counter()),
    AUTHTYPE_MISMATCH(11, "Authentication Errors", "Type Mismatch", Refusal.AUTHENTICATION_MISMATCH.counter()),
    AUTH_FAILURE(
            12,
            "Authentication Errors",
            "Failure",
            Refusal.AUTHENTICATION_FAILURE.counter(),
            Refusal.AUTHENTICATION_REPLAY.counter()),
    AUTH_EXT_MISSING(0, "", "", Refusal.TRAILER_MISSING.counter()),
    AUTH_EXT_MALFORMED(0, "", "", Refusal.TRAILER_MALFORMED.counter()),
    AUTH_EXT_UNKNOWN_KEY(0, "", "", Refusal.TRAILER_KEY_UNKNOWN.counter()),
    AUTH_EXT_INVALID_HMAC(0, "", "", Refusal.TRAILER_INVALID.counter()),
    AUTH_EXT_STALE(0, "", "", Refusal.TRAILER_STALE.counter()),
    AUTH_EXT_REPLAY(0, "", "", Refusal.TRAILER_REPLAYED.counter()),
    PRI_ZERO_RCVD(13, "Priority Zero", "Received", "priority-zero-packets-received"),
    PRI_ZERO_SENT(14, "Priority Zero", "Sent", "priority-zero-packets-sent");

    private final int place;
    private final String section;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a List.of does not change
    private final List<String> counters;

    /**
     * @param place in the text; 0 for one that only the JSON has
     * @param section of the text that it stands in; empty for one that stands alone
     * @param counters the engine's, which are added up
     */
    Statistics(int place, String section, String label, String... counters) {
        this.place = place;
        this.section = section;
        this.label = label;
        this.counters = List.of(counters);
    }

    /** Those of the text, in its order. */
    static List<Statistics> inText() {
        return Stream.of(values())
                .filter(s -> s.place > 0)
                .sorted(Comparator.comparingInt(s -> s.place))
                .toList();
    }

    /** All counts of a router. */
    static Map<Statistics, Long> of(Picture.Router router, Tally tally) {
        Map<String, Long> counts = tally.of(router);
        Map<Statistics, Long> all = new EnumMap<>(Statistics.class);
        Arrays.stream(values())
                .forEach(s -> all.put(
                        s,
                        s.counters.stream()
                                .mapToLong(name -> counts.getOrDefault(name, 0L))
                                .sum()));
        return all;
    }

    String section() {
        return section;
    }

    String label() {
        return label;
    }
}
