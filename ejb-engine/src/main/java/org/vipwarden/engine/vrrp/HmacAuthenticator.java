package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * Signs adverts by a trailer and checks theirs (draft-cassen-vrrp-auth-hmac, as keepalived 2.4.1 and later send it).
 *
 * <pre>
 * +---------------+---------------+-------------------------------+
 * | type: 1       | key number    | reserved: 0                   |
 * +---------------+---------------+-------------------------------+
 * | seconds since 1970                                            |
 * +-------------------------------+-------------------------------+
 * | fraction of a second          | counter                       |
 * +-------------------------------+-------------------------------+
 * | HMAC-SHA256, cut to 16 bytes                                  |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The HMAC covers a pseudo-header (address family, version, VRID, source address), the advert with a checksum of zero, and the
 * trailer with an HMAC of zero. Seconds, fraction and counter are one number, which grows from advert to advert.
 */
final class HmacAuthenticator {
    static final int SIZE = 28;
    private static final int SHA256 = 1;
    private static final int SEQUENCE_AT = 4;
    private static final int HMAC_AT = 12;
    private static final int HMAC = 16;
    private static final int PSEUDO_HEADER = 20;
    private static final long FRACTIONS = 65_536;
    private static final long NANOS = 1_000_000_000L;

    private final Authentication.Hmac settings;
    private final Map<Integer, Mac> keys = new HashMap<>();
    private final ReplayMarks marks;
    private final byte[] scope;
    private long sent;
    private boolean started;

    /**
     * @param senders whose numbers are remembered
     */
    HmacAuthenticator(Authentication.Hmac settings, VrrpVersion version, Family family, Vrid vrid, int senders) {
        this.settings = settings;
        this.marks =
                new ReplayMarks(senders, settings.timed() ? settings.window().toSeconds() : Long.MAX_VALUE);
        this.scope =
                new byte[] {(byte) (family == Family.IPV4 ? 4 : 6), (byte) version.number(), (byte) vrid.value(), 0};
        settings.keys()
                .forEach(key -> keys.put(
                        key.number(), Macs.of("HmacSHA256", HexFormat.of().parseHex(key.secret()))));
    }

    boolean signs() {
        return settings.mode().signs();
    }

    boolean demands() {
        return settings.mode().demands();
    }

    /**
     * What is wrong with the trailer; a right one is remembered.
     *
     * @param advert without its trailer
     */
    Optional<Refusal> check(ByteBuffer advert, ByteBuffer trailer, IpAddress source, Instant now) {
        if (trailer.get(0) != SHA256 || trailer.getShort(2) != 0) {
            return Optional.of(Refusal.TRAILER_MALFORMED);
        }
        long sequence = trailer.getLong(SEQUENCE_AT);
        if (settings.timed()
                && ReplayMarks.secondsBetween(sequence, sequenceOf(now))
                        > settings.window().toSeconds()) {
            return Optional.of(Refusal.TRAILER_STALE);
        }
        Mac mac = keys.get(trailer.get(1) & 0xFF);
        if (mac == null) {
            return Optional.of(Refusal.TRAILER_KEY_UNKNOWN);
        }
        byte[] found = new byte[HMAC];
        trailer.get(HMAC_AT, found);
        if (!MessageDigest.isEqual(found, hmac(mac, advert, trailer, source))) {
            return Optional.of(Refusal.TRAILER_INVALID);
        }
        return marks.advance(source, sequence, sequenceOf(now))
                ? Optional.empty()
                : Optional.of(Refusal.TRAILER_REPLAYED);
    }

    /** The trailer of an advert; every copy of it has the same. */
    byte[] trailer(ByteBuffer advert, IpAddress source, Instant now) {
        sent = next(sequenceOf(now));
        started = true;
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        out.put((byte) SHA256)
                .put((byte) settings.activeKey())
                .putShort((short) 0)
                .putLong(sent);
        out.put(HMAC_AT, hmac(keys.get(settings.activeKey()), advert, out.clear(), source));
        return out.array();
    }

    /** The clock's number, or one more than the last when the clock has not moved on; with a common clock not far ahead of it. */
    private long next(long clock) {
        boolean stranded = !started
                || settings.timed()
                        && ReplayMarks.secondsBetween(sent, clock)
                                > settings.window().toSeconds();
        return stranded || ReplayMarks.isAfter(clock, sent) ? clock : sent + 1;
    }

    /** Seconds in the upper half, the fraction in 16 bits, and a counter of 0. */
    static long sequenceOf(Instant time) {
        return time.getEpochSecond() << 32 | (time.getNano() * FRACTIONS / NANOS) << 16;
    }

    private byte[] hmac(Mac mac, ByteBuffer advert, ByteBuffer trailer, IpAddress source) {
        byte[] address = source.toBytes();
        mac.update(scope);
        mac.update(address);
        mac.update(new byte[PSEUDO_HEADER - scope.length - address.length]);
        mac.update(advert.slice(0, AdvertLayout.CHECKSUM_AT));
        mac.update(new byte[2]);
        int rest = AdvertLayout.CHECKSUM_AT + 2;
        mac.update(advert.slice(rest, advert.limit() - rest));
        mac.update(trailer.slice(0, HMAC_AT));
        mac.update(new byte[HMAC]);
        return Arrays.copyOf(mac.doFinal(), HMAC);
    }
}
