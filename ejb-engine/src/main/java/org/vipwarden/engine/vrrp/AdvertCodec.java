package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * Adverts of one instance, to and from bytes.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version| Type  | Virtual Rtr ID|   Priority    |  Addr Count   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | v2: Auth Type | v2: Interval  |           Checksum            |
 * | v3: reserve + 12 bits Interval|                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    IPv4 addresses (4 bytes each)              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           v2 only: authentication data (8 bytes, always)      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Version 2: RFC 3768 section 5.1; version 3: RFC 9568 section 5.1. The version 3 checksum over IPv4 is sent with the
 * pseudo-header, as keepalived and FRR do, or without, as RFC 9568 says, when the instance asks for it
 * ({@code v3_checksum_as_v2}); both are taken.
 */
public final class AdvertCodec {
    static final int HEADER = 8;
    private static final int AUTHENTICATION = 8;
    private static final int TYPE_ADVERTISEMENT = 1;
    private static final int AUTH_NONE = 0;
    private static final int AUTH_PASS = 1;
    private static final int AUTH_HEADER = 2;
    private static final int CHECKSUM_AT = 6;
    private static final int MAX_TTL = 255;
    /** Ethernet's least payload less an IPv4 header: shorter packets arrive padded to this. */
    private static final int LEAST_FRAME_PAYLOAD = 46 - 20;

    private final InstanceDefinition instance;
    private final byte[] password;
    private final int tail;

    public AdvertCodec(InstanceDefinition instance) {
        this.instance = instance;
        this.password = passwordBytes(instance.password());
        this.tail = instance.version() == VrrpVersion.V2 ? AUTHENTICATION : 0;
    }

    private static byte[] passwordBytes(Optional<String> password) {
        return Arrays.copyOf(password.orElse("").getBytes(StandardCharsets.UTF_8), AUTHENTICATION);
    }

    /** The VRID of a packet, without reading the rest; 0 when it is too short to have one. */
    public static int peekVrid(ByteBuffer payload) {
        return payload.remaining() < HEADER ? 0 : payload.get(payload.position() + 1) & 0xFF;
    }

    /** The bytes of an advert, to be sent from the source to the instance's group. */
    public byte[] encode(Advert advert, IpAddress source) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + 4 * advert.addresses().size() + tail);
        out.put((byte) (advert.version().number() << 4 | TYPE_ADVERTISEMENT));
        out.put((byte) advert.vrid().value());
        out.put((byte) advert.priority().value());
        out.put((byte) advert.addresses().size());
        if (advert.version() == VrrpVersion.V2) {
            out.put((byte) authenticationType());
            out.put((byte) advert.interval().wholeSeconds());
        } else {
            out.putShort((short) advert.interval().centiseconds());
        }
        out.putShort((short) 0);
        advert.addresses().forEach(a -> out.put(a.toBytes()));
        if (tail > 0) {
            out.put(password);
        }
        out.flip();
        out.putShort(CHECKSUM_AT, (short) checksum(out, source, instance.group()));
        return out.array();
    }

    private int checksum(ByteBuffer packet, IpAddress source, IpAddress destination) {
        boolean plain = instance.version() == VrrpVersion.V2 || instance.checksumAsV2();
        return plain ? InternetChecksum.of(packet) : InternetChecksum.withPseudoHeader(packet, source, destination);
    }

    private int authenticationType() {
        return instance.password().isPresent() ? AUTH_PASS : AUTH_NONE;
    }

    /** Reads a packet for this instance. Never throws: what is wrong with it is the answer. */
    public Decoded decode(Incoming packet) {
        ByteBuffer in = packet.payload().slice();
        if (in.remaining() < HEADER) {
            return new Decoded.Refused(Refusal.PACKET_LENGTH);
        }
        int count = in.get(3) & 0xFF;
        int length = HEADER + 4 * count + tail;
        if (in.remaining() != length && !isPadded(in.remaining(), length)) {
            return new Decoded.Refused(Refusal.PACKET_LENGTH);
        }
        in.limit(length);
        return refusal(in, packet)
                .<Decoded>map(Decoded.Refused::new)
                .orElseGet(() -> new Decoded.Accepted(read(in, count)));
    }

    /** Whether what follows the advert is what some senders leave of the filling of a short Ethernet frame, as keepalived takes it. */
    private static boolean isPadded(int actual, int expected) {
        return actual > expected && actual < LEAST_FRAME_PAYLOAD && (actual - expected) % 4 == 2;
    }

    private Optional<Refusal> refusal(ByteBuffer in, Incoming packet) {
        if (packet.ttl() != MAX_TTL) {
            return Optional.of(Refusal.IP_TTL);
        }
        if ((in.get(0) & 0xFF) >>> 4 != instance.version().number()) {
            return Optional.of(Refusal.VERSION);
        }
        Optional<Refusal> ofVersion = instance.version() == VrrpVersion.V2 ? refusalOfV2(in) : refusalOfV3(in);
        if (ofVersion.isPresent()) {
            return ofVersion;
        }
        if ((in.get(0) & 0x0F) != TYPE_ADVERTISEMENT) {
            return Optional.of(Refusal.TYPE);
        }
        if (!hasRightChecksum(in, packet)) {
            return Optional.of(Refusal.CHECKSUM);
        }
        if (in.get(1) == 0) {
            return Optional.of(Refusal.FIELD);
        }
        return packet.destination().equals(instance.group()) ? Optional.empty() : Optional.of(Refusal.DESTINATION);
    }

    private Optional<Refusal> refusalOfV2(ByteBuffer in) {
        int type = in.get(4) & 0xFF;
        if (type > AUTH_HEADER) {
            return Optional.of(Refusal.AUTHENTICATION_UNKNOWN);
        }
        if (type != authenticationType()) {
            return Optional.of(Refusal.AUTHENTICATION_MISMATCH);
        }
        if (type == AUTH_PASS && !hasRightPassword(in)) {
            return Optional.of(Refusal.AUTHENTICATION_FAILURE);
        }
        return (in.get(5) & 0xFF) == instance.interval().wholeSeconds()
                ? Optional.empty()
                : Optional.of(Refusal.INTERVAL);
    }

    /** Compares in constant time. */
    private boolean hasRightPassword(ByteBuffer in) {
        byte[] sent = new byte[AUTHENTICATION];
        in.get(in.limit() - AUTHENTICATION, sent);
        return MessageDigest.isEqual(sent, password);
    }

    private static Optional<Refusal> refusalOfV3(ByteBuffer in) {
        return intervalOfV3(in) == 0 ? Optional.of(Refusal.FIELD) : Optional.empty();
    }

    private static int intervalOfV3(ByteBuffer in) {
        return in.getShort(4) & 0x0FFF;
    }

    private boolean hasRightChecksum(ByteBuffer in, Incoming packet) {
        if (InternetChecksum.of(in) == 0) {
            return true;
        }
        return instance.version() == VrrpVersion.V3
                && InternetChecksum.withPseudoHeader(in, packet.source(), packet.destination()) == 0;
    }

    private Advert read(ByteBuffer in, int count) {
        AdvertInterval interval = instance.version() == VrrpVersion.V2
                ? AdvertInterval.ofSeconds(in.get(5) & 0xFF)
                : new AdvertInterval(intervalOfV3(in));
        List<IpAddress> addresses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            addresses.add(new Ipv4(in.getInt(HEADER + 4 * i)));
        }
        return new Advert(
                instance.version(), new Vrid(in.get(1) & 0xFF), new Priority(in.get(2) & 0xFF), interval, addresses);
    }
}
