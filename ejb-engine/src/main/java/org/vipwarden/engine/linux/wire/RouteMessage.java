package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.Rtnetlink;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/**
 * A route as rtnetlink tells it (linux/rtnetlink.h, {@code struct rtmsg}).
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |  family       |  dst prefix   |  src prefix   |  tos          |
 * +---------------+---------------+---------------+---------------+
 * |  table, or 0  |  protocol     |  scope        |  type         |
 * +---------------+---------------+---------------+---------------+
 * |  flags                                                        |
 * +---------------------------------------------------------------+
 * |  attributes: RTA_DST, RTA_SRC, RTA_TABLE, RTA_PRIORITY,       |
 * |  RTA_PREFSRC, RTA_OIF and RTA_GATEWAY or RTA_MULTIPATH, ...   |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param destination where it leads; of length 0 for the default
 * @param origin whose packets it is for: IPv6 only
 * @param sort what kind of route it is
 * @param hops none for a route that drops; several share the packets
 * @param preferredSource what a socket without an address of its own sends from
 * @param metric {@code RTA_PRIORITY}; 0 for the kernel's own choice
 * @param preference {@code RTA_PREF}, IPv6 only: 0 medium, 1 high, 3 low
 * @param expires seconds, IPv6 only
 */
public record RouteMessage(
        Cidr destination,
        Optional<Cidr> origin,
        Sort sort,
        List<NextHop> hops,
        Optional<IpAddress> preferredSource,
        int metric,
        RouteMetrics metrics,
        Optional<Integer> preference,
        Optional<Integer> expires) {

    /**
     * The kind of a route.
     *
     * @param type {@code RTN_*}
     * @param table its number, of 32 bits
     * @param protocol who made it: {@code RTPROT_*}
     * @param scope {@code RT_SCOPE_*}
     */
    public record Sort(int type, int table, int tos, int protocol, int scope) {}

    private static final int FIXED = 12;
    private static final Attribute<IpAddress> DESTINATION = Attribute.address(Rtnetlink.RTA_DST);
    private static final Attribute<IpAddress> ORIGIN = Attribute.address(Rtnetlink.RTA_SRC);
    private static final Attribute<Integer> LINK = Attribute.u32(Rtnetlink.RTA_OIF);
    private static final Attribute<Integer> METRIC = Attribute.u32(Rtnetlink.RTA_PRIORITY);
    private static final Attribute<IpAddress> PREFERRED = Attribute.address(Rtnetlink.RTA_PREFSRC);
    private static final Attribute<RouteMetrics> METRICS =
            new Attribute<>(Rtnetlink.RTA_METRICS, new RouteMetrics.Nested());
    private static final Attribute<List<NextHop>> HOPS =
            new Attribute<>(Rtnetlink.RTA_MULTIPATH, new NextHop.Several());
    private static final Attribute<Integer> TABLE = Attribute.u32(Rtnetlink.RTA_TABLE);
    private static final Attribute<Integer> PREFERENCE = Attribute.u8(Rtnetlink.RTA_PREF);
    private static final Attribute<Integer> EXPIRES = Attribute.u32(Rtnetlink.RTA_EXPIRES);
    private static final List<Attribute<?>> KNOWN = List.of(
            DESTINATION,
            ORIGIN,
            LINK,
            NextHop.GATEWAY,
            METRIC,
            PREFERRED,
            METRICS,
            HOPS,
            NextHop.REALMS,
            TABLE,
            PREFERENCE,
            EXPIRES);

    public RouteMessage {
        hops = List.copyOf(hops);
    }

    public Family family() {
        return destination.address().family();
    }

    /** Reads the payload of {@code RTM_NEWROUTE} or {@code RTM_DELROUTE}; a clone in the cache is another kind. */
    public static Decoded<RouteMessage> decode(ByteBuffer payload) {
        if (payload.remaining() < FIXED) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = payload.position();
        Optional<Family> family = AddressFamilies.of(payload.get(at));
        if (family.isEmpty() || (payload.getInt(at + 8) & Rtnetlink.RTM_F_CLONED) != 0) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        if (unsigned(payload, 1) > family.get().bits()
                || unsigned(payload, 2) > family.get().bits()) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        return Attributes.decode(payload, FIXED, KNOWN).then(found -> of(family.get(), payload, found));
    }

    private static int unsigned(ByteBuffer payload, int offset) {
        return Byte.toUnsignedInt(payload.get(payload.position() + offset));
    }

    private static Decoded<RouteMessage> of(Family family, ByteBuffer payload, Attributes attributes) {
        IpAddress any = IpAddress.of(new byte[family.bytes()]);
        IpAddress destination = attributes.get(DESTINATION).orElse(any);
        IpAddress origin = attributes.get(ORIGIN).orElse(any);
        if (destination.family() != family || origin.family() != family) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        int originLength = unsigned(payload, 2);
        return Decoded.ok(new RouteMessage(
                new Cidr(destination, unsigned(payload, 1)),
                originLength > 0 ? Optional.of(new Cidr(origin, originLength)) : Optional.empty(),
                new Sort(
                        unsigned(payload, 7),
                        attributes.get(TABLE).orElse(unsigned(payload, 4)),
                        unsigned(payload, 3),
                        unsigned(payload, 5),
                        unsigned(payload, 6)),
                hops(payload, attributes),
                attributes.get(PREFERRED),
                attributes.get(METRIC).orElse(0),
                attributes.get(METRICS).orElse(RouteMetrics.NONE),
                attributes.get(PREFERENCE),
                attributes.get(EXPIRES)));
    }

    private static List<NextHop> hops(ByteBuffer payload, Attributes attributes) {
        Optional<Integer> link = attributes.get(LINK);
        Optional<IpAddress> gateway = attributes.get(NextHop.GATEWAY);
        if (link.isEmpty() && gateway.isEmpty()) {
            return attributes.get(HOPS).orElse(List.of());
        }
        int flags = payload.getInt(payload.position() + 8);
        int realms = attributes.get(NextHop.REALMS).orElse(0);
        return List.of(new NextHop(link.orElse(0), gateway, 1, flags, realms));
    }

    /** Appends this as the payload of a request. */
    public void append(ByteBuffer out) {
        boolean single = hops.size() == 1;
        out.put((byte) AddressFamilies.number(family()))
                .put((byte) destination.prefixLength())
                .put((byte) origin.map(Cidr::prefixLength).orElse(0).intValue())
                .put((byte) sort.tos)
                .put((byte) (sort.table > 0xFF || sort.table < 0 ? Rtnetlink.RT_TABLE_UNSPEC : sort.table))
                .put((byte) sort.protocol)
                .put((byte) sort.scope)
                .put((byte) sort.type)
                .putInt(single ? hops.get(0).flags() : 0);
        if (destination.prefixLength() > 0) {
            Attributes.append(out, DESTINATION, destination.network());
        }
        origin.ifPresent(value -> Attributes.append(out, ORIGIN, value.network()));
        Attributes.append(out, TABLE, sort.table);
        preferredSource.ifPresent(value -> Attributes.append(out, PREFERRED, value));
        if (metric != 0) {
            Attributes.append(out, METRIC, metric);
        }
        if (!metrics.isEmpty()) {
            Attributes.append(out, METRICS, metrics);
        }
        appendHops(out, single);
        preference.ifPresent(value -> Attributes.append(out, PREFERENCE, value));
        expires.ifPresent(value -> Attributes.append(out, EXPIRES, value));
    }

    private void appendHops(ByteBuffer out, boolean single) {
        if (!single) {
            if (!hops.isEmpty()) {
                Attributes.append(out, HOPS, hops);
            }
            return;
        }
        NextHop hop = hops.get(0);
        if (hop.linkIndex() != 0) {
            Attributes.append(out, LINK, hop.linkIndex());
        }
        hop.gateway().ifPresent(gateway -> Attributes.append(out, NextHop.GATEWAY, gateway));
        if (hop.realms() != 0) {
            Attributes.append(out, NextHop.REALMS, hop.realms());
        }
    }

    /** Appends the fixed part of a request for all routes of a family. */
    public static void appendDumpRequest(ByteBuffer out, Family family) {
        out.put((byte) AddressFamilies.number(family)).put(new byte[FIXED - 1]);
    }

    /** Whether a report about that route is one about this: the kernel fills in what a request leaves to it. */
    public boolean isSameAs(RouteMessage told) {
        return new Cidr(destination.network(), destination.prefixLength()).equals(told.destination)
                && sort.table == told.sort.table
                && sort.tos == told.sort.tos
                && sort.type == told.sort.type
                && (metric == 0 || metric == told.metric)
                && hops.size() == told.hops.size()
                && sameGateways(told);
    }

    private boolean sameGateways(RouteMessage told) {
        for (int i = 0; i < hops.size(); i++) {
            NextHop ours = hops.get(i);
            NextHop theirs = told.hops.get(i);
            if (!ours.gateway().equals(theirs.gateway())
                    || ours.linkIndex() != 0 && ours.linkIndex() != theirs.linkIndex()) {
                return false;
            }
        }
        return true;
    }
}
