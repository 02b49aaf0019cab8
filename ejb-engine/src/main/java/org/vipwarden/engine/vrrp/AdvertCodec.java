package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect.OldUnicastChecksum;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.InternetChecksum;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Decoded.Checksum;

/**
 * Adverts of one instance, to and from packets. It remembers what the next packet depends on: sequence numbers, and whether a peer
 * was heard that makes checksums as keepalived once did.
 *
 * <p>The version 3 checksum over IPv4 is sent with the pseudo-header, as keepalived and FRR do, or without, as RFC 9568 says, when the
 * instance asks for it ({@code v3_checksum_as_v2}); both are taken.
 */
public final class AdvertCodec {
    /** The protocol number of VRRP (RFC 9568 section 5.1.1.4). */
    static final int VRRP = 112;
    /** The protocol number of the authentication header (RFC 4302 section 2). */
    static final int AUTHENTICATION_HEADER = 51;

    private static final int AUTH_NONE = 0;
    private static final int AUTH_PASS = 1;
    private static final int AUTH_HEADER = 2;
    private static final int MAX_TTL = 255;
    private static final int IPV4_HEADER = 20;
    /** Ethernet's least payload: shorter packets arrive padded to this. */
    private static final int LEAST_FRAME_PAYLOAD = 46;
    /** So many senders are enough where they are not configured. */
    private static final int MULTICAST_SENDERS = 4;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final InstanceDefinition instance;
    private final AdvertLayout layout;
    private final int authenticationType;
    private final byte[] password;
    private final Optional<HeaderAuthenticator> header;
    private final Optional<HmacAuthenticator> hmac;
    private boolean oldUnicast;

    public AdvertCodec(InstanceDefinition instance) {
        this(instance, 0);
    }

    private AdvertCodec(InstanceDefinition instance, int headerSequence) {
        this.instance = instance;
        this.layout = new AdvertLayout(instance.version(), instance.family());
        Authentication authentication = instance.authentication();
        Authentication.Password none = new Authentication.Password("");
        this.authenticationType = authentication instanceof Authentication.Password
                ? AUTH_PASS
                : authentication instanceof Authentication.Header ? AUTH_HEADER : AUTH_NONE;
        this.password = bytes(authentication instanceof Authentication.Password given ? given : none);
        this.header = authentication instanceof Authentication.Header given
                ? Optional.of(new HeaderAuthenticator(given, isUnicast(), headerSequence))
                : Optional.empty();
        this.hmac = authentication instanceof Authentication.Hmac given
                ? Optional.of(new HmacAuthenticator(
                        given, instance.version(), instance.family(), instance.vrid(), senders(instance.delivery())))
                : Optional.empty();
        this.oldUnicast = isUnicast() && instance.dialect().oldUnicast() == OldUnicastChecksum.ALWAYS;
    }

    private static byte[] bytes(Authentication.Password password) {
        return Arrays.copyOf(password.text().getBytes(StandardCharsets.UTF_8), AdvertLayout.AUTHENTICATION);
    }

    private static int senders(Delivery delivery) {
        return delivery instanceof Delivery.Unicast unicast
                ? Math.max(MULTICAST_SENDERS, unicast.peers().size())
                : MULTICAST_SENDERS;
    }

    private boolean isUnicast() {
        return instance.delivery() instanceof Delivery.Unicast;
    }

    /** The codec of another configuration of the same virtual router: it counts on where this one is. */
    public AdvertCodec successor(InstanceDefinition next) {
        AdvertCodec successor =
                new AdvertCodec(next, header.map(HeaderAuthenticator::sequence).orElse(0));
        successor.oldUnicast |=
                oldUnicast && successor.isUnicast() && next.dialect().oldUnicast() == OldUnicastChecksum.DETECT;
        return successor;
    }

    /**
     * The VRID of a packet, without reading the rest; 0 when it is too short to have one.
     *
     * @param protocol of IP
     */
    public static int peekVrid(ByteBuffer payload, int protocol) {
        int start = protocol == AUTHENTICATION_HEADER ? HeaderAuthenticator.SIZE : 0;
        return payload.remaining() < start + AdvertLayout.HEADER
                ? 0
                : payload.get(payload.position() + start + 1) & 0xFF;
    }

    // ---- to bytes

    /** The protocol number of the packets. */
    public static int protocol(InstanceDefinition instance) {
        return instance.authentication() instanceof Authentication.Header ? AUTHENTICATION_HEADER : VRRP;
    }

    /** Whether two adverts that say the same to the same peer differ in their bytes. */
    public boolean signsEachAdvert() {
        return header.isPresent() || hmac.filter(HmacAuthenticator::signs).isPresent();
    }

    /** The bytes of an advert to one destination, without what {@linkplain #signsEachAdvert is different each time}. */
    public byte[] encode(Advert advert, IpAddress source, IpAddress destination) {
        byte[] encoded = layout.write(advert, authenticationType, password);
        ByteBuffer out = ByteBuffer.wrap(encoded);
        out.putShort(AdvertLayout.CHECKSUM_AT, (short) checksum(out, source, destination));
        return encoded;
    }

    private int checksum(ByteBuffer advert, IpAddress source, IpAddress destination) {
        return switch (ownChecksum()) {
            case PSEUDO_HEADER -> InternetChecksum.withPseudoHeader(advert, source, destination, VRRP);
            case OLD_UNICAST -> InternetChecksum.withPseudoHeader(advert, source, Ipv4.VRRP_GROUP, VRRP);
            case PLAIN -> InternetChecksum.of(advert);
            case BY_KERNEL -> 0;
        };
    }

    /** What stands behind every copy of an advert; empty without {@code auth_hmac}. */
    public byte[] trailer(byte[] encoded, IpAddress source, Instant now) {
        return hmac.filter(HmacAuthenticator::signs)
                .map(h -> h.trailer(ByteBuffer.wrap(encoded), source, now))
                .orElseGet(() -> new byte[0]);
    }

    /** The payload of a packet: the advert, and what proves it. */
    public byte[] seal(
            byte[] encoded, byte[] trailer, IpAddress source, IpAddress destination, int ttl, int identification) {
        if (header.isPresent()) {
            return header.get().wrap(encoded, source, destination, ttl, identification);
        }
        byte[] sealed = Arrays.copyOf(encoded, encoded.length + trailer.length);
        System.arraycopy(trailer, 0, sealed, encoded.length, trailer.length);
        return sealed;
    }

    // ---- from bytes

    /**
     * Reads a packet for this instance, in keepalived's order. Never throws: what is wrong with it is the answer.
     *
     * @param now by the wall clock, which signatures are compared with
     */
    public Decoded decode(Incoming packet, Instant now) {
        ByteBuffer in = packet.payload().slice();
        if (header.isPresent() != (packet.protocol() == AUTHENTICATION_HEADER)) {
            return Refusal.AUTHENTICATION_MISMATCH.answer();
        }
        if (header.isPresent()) {
            if (!HeaderAuthenticator.isBefore(in)) {
                return Refusal.PACKET_LENGTH.answer();
            }
            in = in.slice(HeaderAuthenticator.SIZE, in.remaining() - HeaderAuthenticator.SIZE);
        }
        if (in.remaining() < AdvertLayout.HEADER) {
            return Refusal.PACKET_LENGTH.answer();
        }
        int length = layout.length(AdvertLayout.count(in));
        boolean signed = hmac.isPresent() && in.remaining() == length + HmacAuthenticator.SIZE;
        if (!signed && in.remaining() != length && !isPadded(in.remaining(), length)) {
            return Refusal.PACKET_LENGTH.answer();
        }
        ByteBuffer advert = in.remaining() == length ? in : in.slice(0, length);
        ByteBuffer trailer = signed ? in.slice(length, HmacAuthenticator.SIZE) : NOTHING;
        return read(advert, trailer, packet, now);
    }

    /** Whether what follows the advert is what some senders leave of the filling of a short Ethernet frame, as keepalived takes it. */
    private boolean isPadded(int actual, int expected) {
        return layout.family() == Family.IPV4
                && actual > expected
                && actual < LEAST_FRAME_PAYLOAD - IPV4_HEADER
                && (actual - expected) % 4 == 2;
    }

    private Decoded read(ByteBuffer advert, ByteBuffer trailer, Incoming packet, Instant now) {
        Optional<Refusal> refusal = unlikeOurs(advert, packet);
        if (refusal.isEmpty()) {
            refusal = unproven(advert, trailer, packet, now);
        }
        if (refusal.isEmpty()) {
            refusal = outOfRange(advert);
        }
        if (refusal.isPresent()) {
            return refusal.get().answer();
        }
        Optional<Checksum> checksum = checksumOf(advert, packet);
        if (checksum.isEmpty()) {
            return Refusal.CHECKSUM.answer();
        }
        if (AdvertLayout.vrid(advert) == 0) {
            return Refusal.FIELD.answer();
        }
        if (!isFor(packet.destination())) {
            return Refusal.DESTINATION.answer();
        }
        oldUnicast |= checksum.get() == Checksum.OLD_UNICAST;
        return new Decoded.Accepted(layout.read(advert), checksum.get());
    }

    private Optional<Refusal> unlikeOurs(ByteBuffer advert, Incoming packet) {
        if (!isUnicast() && packet.ttl() != MAX_TTL) {
            return Refusal.IP_TTL.found();
        }
        return AdvertLayout.versionNumber(advert) == instance.version().number()
                ? Optional.empty()
                : Refusal.VERSION.found();
    }

    private Optional<Refusal> unproven(ByteBuffer advert, ByteBuffer trailer, Incoming packet, Instant now) {
        Optional<Refusal> byTrailer =
                hmac.isPresent() ? unsigned(hmac.get(), advert, trailer, packet.source(), now) : Optional.empty();
        return byTrailer.isPresent() || instance.version() != VrrpVersion.V2
                ? byTrailer
                : unauthenticated(advert, packet);
    }

    private static Optional<Refusal> unsigned(
            HmacAuthenticator hmac, ByteBuffer advert, ByteBuffer trailer, IpAddress source, Instant now) {
        if (trailer.hasRemaining()) {
            return hmac.check(advert, trailer, source, now);
        }
        return hmac.demands() ? Refusal.TRAILER_MISSING.found() : Optional.empty();
    }

    private Optional<Refusal> unauthenticated(ByteBuffer advert, Incoming packet) {
        int type = AdvertLayout.authenticationType(advert);
        if (type > AUTH_HEADER) {
            return Refusal.AUTHENTICATION_UNKNOWN.found();
        }
        if (type != authenticationType) {
            return Refusal.AUTHENTICATION_MISMATCH.found();
        }
        if (type == AUTH_PASS && !hasRightPassword(advert)) {
            return Refusal.AUTHENTICATION_FAILURE.found();
        }
        return header.flatMap(h -> h.check(packet));
    }

    /** Compares in constant time. */
    private boolean hasRightPassword(ByteBuffer advert) {
        byte[] sent = new byte[AdvertLayout.AUTHENTICATION];
        advert.get(advert.limit() - sent.length, sent);
        return MessageDigest.isEqual(sent, password);
    }

    private Optional<Refusal> outOfRange(ByteBuffer advert) {
        if (instance.version() == VrrpVersion.V2
                && AdvertLayout.intervalOfV2(advert) != instance.interval().wholeSeconds()) {
            return Refusal.INTERVAL.found();
        }
        if (AdvertLayout.type(advert) != AdvertLayout.TYPE_ADVERTISEMENT) {
            return Refusal.TYPE.found();
        }
        return instance.version() == VrrpVersion.V3 && AdvertLayout.intervalOfV3(advert) == 0
                ? Refusal.FIELD.found()
                : Optional.empty();
    }

    private Optional<Checksum> checksumOf(ByteBuffer advert, Incoming packet) {
        if (layout.family() == Family.IPV6) {
            return Optional.of(Checksum.BY_KERNEL);
        }
        if (InternetChecksum.of(advert) == 0) {
            return Optional.of(Checksum.PLAIN);
        }
        if (instance.version() == VrrpVersion.V2) {
            return Optional.empty();
        }
        if (InternetChecksum.withPseudoHeader(advert, packet.source(), packet.destination(), VRRP) == 0) {
            return Optional.of(Checksum.PSEUDO_HEADER);
        }
        boolean old = isUnicast()
                && instance.dialect().oldUnicast() != OldUnicastChecksum.NEVER
                && InternetChecksum.withPseudoHeader(advert, packet.source(), Ipv4.VRRP_GROUP, VRRP) == 0;
        return old ? Optional.of(Checksum.OLD_UNICAST) : Optional.empty();
    }

    private boolean isFor(IpAddress destination) {
        Optional<IpAddress> group = instance.delivery().group();
        return group.isPresent() ? group.get().equals(destination) : !destination.isMulticast();
    }

    /** What is wrong with where an advert comes from; looked at last, when all else is right. */
    public Optional<Refusal> strange(Incoming packet) {
        if (!(instance.delivery() instanceof Delivery.Unicast unicast) || !unicast.checksSource()) {
            return Optional.empty();
        }
        Optional<Delivery.Peer> peer = unicast.peer(packet.source());
        if (peer.isEmpty()) {
            return Refusal.SOURCE.found();
        }
        return peer.get().takes(packet.ttl()) ? Optional.empty() : Refusal.PEER_TTL.found();
    }

    /** What the checksum of our own adverts is. */
    public Checksum ownChecksum() {
        if (layout.family() == Family.IPV6) {
            return Checksum.BY_KERNEL;
        }
        boolean plain =
                instance.version() == VrrpVersion.V2 || instance.dialect().checksumAsV2();
        return plain ? Checksum.PLAIN : oldUnicast ? Checksum.OLD_UNICAST : Checksum.PSEUDO_HEADER;
    }
}
