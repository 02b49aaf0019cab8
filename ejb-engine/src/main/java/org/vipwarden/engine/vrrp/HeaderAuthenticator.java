package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/**
 * Puts an IP authentication header (RFC 2402, HMAC-MD5-96 of RFC 2403) before an advert, and checks one.
 *
 * <pre>
 * +---------------+---------------+-------------------------------+
 * | next: 112     | length: 4     | reserved: 0                   |
 * +---------------+---------------+-------------------------------+
 * | security parameters index: the sender's address               |
 * +---------------------------------------------------------------+
 * | sequence number                                               |
 * +---------------------------------------------------------------+
 * | integrity check value (12 bytes)                              |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The value covers the IP header, with what may change under way as zero, this header with a value of zero, and the advert. To
 * unicast peers the time to live may change under way. As in keepalived all nodes count on from the greatest number that any of them
 * has sent, so that a node that starts anew is understood once it has heard another.
 */
final class HeaderAuthenticator {
    static final int SIZE = 24;
    private static final int WORDS = SIZE / 4 - 2;
    private static final int INDEX_AT = 4;
    private static final int SEQUENCE_AT = 8;
    private static final int VALUE_AT = 12;
    private static final int VALUE = 12;
    private static final int IP_HEADER = 20;
    private static final int KEY = 8;

    private final Mac mac;
    private final boolean unicast;
    private int sequence;

    HeaderAuthenticator(Authentication.Header authentication, boolean unicast, int sequence) {
        byte[] key = Arrays.copyOf(authentication.key().getBytes(StandardCharsets.UTF_8), KEY);
        this.mac = Macs.of("HmacMD5", key);
        this.unicast = unicast;
        this.sequence = sequence;
    }

    /** The greatest number that was sent or heard. */
    int sequence() {
        return sequence;
    }

    /** Whether a packet begins with such a header. */
    static boolean isBefore(ByteBuffer in) {
        return in.remaining() >= SIZE
                && (in.get(in.position()) & 0xFF) == AdvertCodec.VRRP
                && in.get(in.position() + 1) == WORDS;
    }

    /** What is wrong with the header of a packet that {@linkplain #isBefore has one}; a right one is remembered. */
    Optional<Refusal> check(Incoming packet) {
        ByteBuffer in = packet.payload().slice();
        byte[] expected = value(packet.source(), packet.destination(), packet.ttl(), packet.identification(), in);
        byte[] found = new byte[VALUE];
        in.get(VALUE_AT, found);
        if (!MessageDigest.isEqual(expected, found) || in.getInt(INDEX_AT) != bits(packet.source())) {
            return Optional.of(Refusal.AUTHENTICATION_FAILURE);
        }
        int heard = in.getInt(SEQUENCE_AT);
        if (Integer.compareUnsigned(heard, sequence) <= 0) {
            return Optional.of(Refusal.AUTHENTICATION_REPLAY);
        }
        sequence = heard;
        return Optional.empty();
    }

    /** The advert with its header before it, for a packet that is sent with this IP header. */
    byte[] wrap(byte[] advert, IpAddress source, IpAddress destination, int ttl, int identification) {
        sequence++;
        ByteBuffer out = ByteBuffer.allocate(SIZE + advert.length);
        out.put((byte) AdvertCodec.VRRP).put((byte) WORDS).putShort((short) 0);
        out.putInt(bits(source))
                .putInt(sequence)
                .put(new byte[VALUE])
                .put(advert)
                .flip();
        out.put(VALUE_AT, value(source, destination, ttl, identification, out));
        return out.array();
    }

    private byte[] value(IpAddress source, IpAddress destination, int ttl, int identification, ByteBuffer packet) {
        ByteBuffer header = ByteBuffer.allocate(IP_HEADER + VALUE_AT + VALUE);
        header.put((byte) 0x45).put((byte) 0).putShort((short) (IP_HEADER + packet.remaining()));
        header.putShort((short) identification).putShort((short) 0);
        header.put((byte) (unicast ? 0 : ttl))
                .put((byte) AdvertCodec.AUTHENTICATION_HEADER)
                .putShort((short) 0);
        header.putInt(bits(source)).putInt(bits(destination));
        header.put(packet.slice(0, VALUE_AT));
        mac.update(header.array());
        mac.update(packet.slice(SIZE, packet.remaining() - SIZE));
        return Arrays.copyOf(mac.doFinal(), VALUE);
    }

    private static int bits(IpAddress address) {
        return ((Ipv4) address).bits();
    }
}
