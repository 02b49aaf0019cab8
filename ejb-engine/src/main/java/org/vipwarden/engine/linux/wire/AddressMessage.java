package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_UNSPEC;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.IfAddr;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/**
 * An address on a link as rtnetlink tells it (linux/if_addr.h, {@code struct ifaddrmsg}).
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |  family       |  prefix       |  flags 0-7    |  scope        |
 * +---------------+---------------+---------------+---------------+
 * |  index of the link                                            |
 * +---------------------------------------------------------------+
 * |  attributes: IFA_LOCAL, IFA_ADDRESS (the peer's, if there is  |
 * |  one), IFA_BROADCAST, IFA_LABEL, IFA_FLAGS (all 32 flags),    |
 * |  IFA_CACHEINFO                                                |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param cidr the local address, with the length of its network part
 * @param peer the other end's address, where it is not the same
 * @param flags {@code IFA_F_*}
 * @param scope {@code RT_SCOPE_*}
 */
public record AddressMessage(
        int linkIndex,
        Cidr cidr,
        Optional<IpAddress> peer,
        int flags,
        int scope,
        Optional<Ipv4> broadcast,
        Optional<String> label,
        Optional<Lifetime> lifetime) {
    private static final int FIXED = 8;
    private static final Attribute<IpAddress> ADDRESS = Attribute.address(IfAddr.IFA_ADDRESS);
    private static final Attribute<IpAddress> LOCAL = Attribute.address(IfAddr.IFA_LOCAL);
    private static final Attribute<String> LABEL = Attribute.text(IfAddr.IFA_LABEL);
    private static final Attribute<IpAddress> BROADCAST = Attribute.address(IfAddr.IFA_BROADCAST);
    private static final Attribute<Lifetime> CACHE_INFO =
            new Attribute<>(IfAddr.IFA_CACHEINFO, new Lifetime.CacheInfo());
    private static final Attribute<Integer> FLAGS = Attribute.u32(IfAddr.IFA_FLAGS);
    private static final List<Attribute<?>> KNOWN = List.of(ADDRESS, LOCAL, LABEL, BROADCAST, CACHE_INFO, FLAGS);

    /** Reads the payload of {@code RTM_NEWADDR} or {@code RTM_DELADDR}. */
    public static Decoded<AddressMessage> decode(ByteBuffer payload) {
        if (payload.remaining() < FIXED) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = payload.position();
        Optional<Family> family = AddressFamilies.of(payload.get(at));
        if (family.isEmpty()) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        int prefix = Byte.toUnsignedInt(payload.get(at + 1));
        if (prefix > family.get().bits() || payload.getInt(at + 4) <= 0) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        return Attributes.decode(payload, FIXED, KNOWN).then(found -> of(family.get(), payload, found));
    }

    private static Decoded<AddressMessage> of(Family family, ByteBuffer payload, Attributes attributes) {
        // With a peer IFA_ADDRESS is the peer's.
        Optional<IpAddress> other = attributes.get(ADDRESS);
        Optional<IpAddress> address = attributes.get(LOCAL).or(() -> other);
        if (address.filter(a -> a.family() == family).isEmpty()) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        int at = payload.position();
        return Decoded.ok(new AddressMessage(
                payload.getInt(at + 4),
                new Cidr(address.get(), Byte.toUnsignedInt(payload.get(at + 1))),
                other.filter(peer -> !peer.equals(address.get())),
                attributes.get(FLAGS).orElse(Byte.toUnsignedInt(payload.get(at + 2))),
                Byte.toUnsignedInt(payload.get(at + 3)),
                attributes.get(BROADCAST).filter(Ipv4.class::isInstance).map(Ipv4.class::cast),
                attributes.get(LABEL),
                attributes.get(CACHE_INFO)));
    }

    /** Appends this as the payload of a request. */
    public void append(ByteBuffer out) {
        appendFixed(out);
        Attributes.append(out, LOCAL, cidr.address());
        Attributes.append(out, ADDRESS, peer.orElse(cidr.address()));
        // Without lambdas: every renewal of every address comes this way.
        if (broadcast.isPresent()) {
            Attributes.append(out, BROADCAST, broadcast.get());
        }
        if (label.isPresent()) {
            Attributes.append(out, LABEL, label.get());
        }
        Attributes.append(out, FLAGS, flags);
        if (lifetime.isPresent()) {
            Attributes.append(out, CACHE_INFO, lifetime.get());
        }
    }

    private void appendFixed(ByteBuffer out) {
        out.put((byte) AddressFamilies.number(cidr.address().family()))
                .put((byte) cidr.prefixLength())
                .put((byte) flags)
                .put((byte) scope)
                .putInt(linkIndex);
    }

    /** Appends the fixed part of a request for all addresses of both families. */
    public static void appendDumpRequest(ByteBuffer out) {
        out.put((byte) AF_UNSPEC).put(new byte[FIXED - 1]);
    }

    /** Whether any of the flags is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
