package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.linux.wire.Attribute.Range;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.FibRules;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/**
 * A rule that chooses a routing table, as rtnetlink tells it (linux/fib_rules.h, {@code struct fib_rule_hdr}).
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |  family       |  dst prefix   |  src prefix   |  tos          |
 * +---------------+---------------+---------------+---------------+
 * |  table, or 0  |  0            |  0            |  action       |
 * +---------------+---------------+---------------+---------------+
 * |  flags                                                        |
 * +---------------------------------------------------------------+
 * |  attributes: FRA_PRIORITY, FRA_TABLE, FRA_SRC, FRA_DST, ...   |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param priority rules are looked at in ascending order
 * @param action {@code FR_ACT_*}
 * @param table of {@code FR_ACT_TO_TBL}; else 0
 * @param target the priority to go to, of {@code FR_ACT_GOTO}
 * @param inverted whether it is for all packets but these
 * @param match which packets it is for
 * @param suppress which answers of the table do not count
 * @param realms destination's and source's; 0 for none
 * @param protocol who made it: {@code RTPROT_*}; 0 for nobody
 */
public record RuleMessage(
        Family family,
        int priority,
        int action,
        int table,
        Optional<Integer> target,
        boolean inverted,
        Match match,
        Suppress suppress,
        int realms,
        int protocol) {

    /** Which packets a rule is for; all of them when everything is empty. */
    public record Match(
            Optional<Cidr> from,
            Optional<Cidr> to,
            Optional<String> incoming,
            Optional<String> outgoing,
            int tos,
            Optional<Mark> mark,
            Optional<Range> users,
            Optional<Integer> transport,
            Optional<Range> sourcePorts,
            Optional<Range> destinationPorts,
            boolean masterDevice) {}

    /** A firewall mark and the bits of it that count. */
    public record Mark(int value, int mask) {}

    /** A table's answer does not count when its prefix is no longer than this, or its link is of this group. */
    public record Suppress(Optional<Integer> prefixLength, Optional<Integer> linkGroup) {
        public static final Suppress NOTHING = new Suppress(Optional.empty(), Optional.empty());
    }

    private static final int FIXED = 12;
    private static final int NOT_SUPPRESSED = -1;
    private static final Attribute<IpAddress> TO = Attribute.address(FibRules.FRA_DST);
    private static final Attribute<IpAddress> FROM = Attribute.address(FibRules.FRA_SRC);
    private static final Attribute<String> INCOMING = Attribute.text(FibRules.FRA_IIFNAME);
    private static final Attribute<String> OUTGOING = Attribute.text(FibRules.FRA_OIFNAME);
    private static final Attribute<Integer> TARGET = Attribute.u32(FibRules.FRA_GOTO);
    private static final Attribute<Integer> PRIORITY = Attribute.u32(FibRules.FRA_PRIORITY);
    private static final Attribute<Integer> MARK = Attribute.u32(FibRules.FRA_FWMARK);
    private static final Attribute<Integer> MASK = Attribute.u32(FibRules.FRA_FWMASK);
    private static final Attribute<Integer> REALMS = Attribute.u32(FibRules.FRA_FLOW);
    private static final Attribute<Integer> LINK_GROUP = Attribute.u32(FibRules.FRA_SUPPRESS_IFGROUP);
    private static final Attribute<Integer> PREFIX = Attribute.u32(FibRules.FRA_SUPPRESS_PREFIXLEN);
    private static final Attribute<Integer> TABLE = Attribute.u32(FibRules.FRA_TABLE);
    private static final Attribute<Integer> MASTER_DEVICE = Attribute.u8(FibRules.FRA_L3MDEV);
    private static final Attribute<Range> USERS = Attribute.range32(FibRules.FRA_UID_RANGE);
    private static final Attribute<Integer> PROTOCOL = Attribute.u8(FibRules.FRA_PROTOCOL);
    private static final Attribute<Integer> TRANSPORT = Attribute.u8(FibRules.FRA_IP_PROTO);
    private static final Attribute<Range> SOURCE_PORTS = Attribute.range16(FibRules.FRA_SPORT_RANGE);
    private static final Attribute<Range> DESTINATION_PORTS = Attribute.range16(FibRules.FRA_DPORT_RANGE);
    private static final List<Attribute<?>> KNOWN = List.of(
            TO,
            FROM,
            INCOMING,
            OUTGOING,
            TARGET,
            PRIORITY,
            MARK,
            MASK,
            REALMS,
            LINK_GROUP,
            PREFIX,
            TABLE,
            MASTER_DEVICE,
            USERS,
            PROTOCOL,
            TRANSPORT,
            SOURCE_PORTS,
            DESTINATION_PORTS);

    /** Reads the payload of {@code RTM_NEWRULE} or {@code RTM_DELRULE}. */
    public static Decoded<RuleMessage> decode(ByteBuffer payload) {
        if (payload.remaining() < FIXED) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = payload.position();
        Optional<Family> family = AddressFamilies.of(payload.get(at));
        if (family.isEmpty()) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        int most = family.get().bits();
        if (unsigned(payload, 1) > most || unsigned(payload, 2) > most) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        return Attributes.decode(payload, FIXED, KNOWN).then(found -> of(family.get(), payload, found));
    }

    private static int unsigned(ByteBuffer payload, int offset) {
        return Byte.toUnsignedInt(payload.get(payload.position() + offset));
    }

    private static Decoded<RuleMessage> of(Family family, ByteBuffer payload, Attributes attributes) {
        Optional<IpAddress> to = attributes.get(TO);
        Optional<IpAddress> from = attributes.get(FROM);
        if (to.filter(a -> a.family() != family).isPresent()
                || from.filter(a -> a.family() != family).isPresent()) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        Match match = new Match(
                from.map(address -> new Cidr(address, unsigned(payload, 2))),
                to.map(address -> new Cidr(address, unsigned(payload, 1))),
                attributes.get(INCOMING),
                attributes.get(OUTGOING),
                unsigned(payload, 3),
                attributes
                        .get(MARK)
                        .map(mark -> new Mark(mark, attributes.get(MASK).orElse(-1))),
                attributes.get(USERS),
                attributes.get(TRANSPORT),
                attributes.get(SOURCE_PORTS),
                attributes.get(DESTINATION_PORTS),
                attributes.get(MASTER_DEVICE).orElse(0) != 0);
        int flags = payload.getInt(payload.position() + 8);
        return Decoded.ok(new RuleMessage(
                family,
                attributes.get(PRIORITY).orElse(0),
                unsigned(payload, 7),
                attributes.get(TABLE).orElse(unsigned(payload, 4)),
                attributes.get(TARGET),
                (flags & FibRules.FIB_RULE_INVERT) != 0,
                match,
                new Suppress(
                        attributes.get(PREFIX).filter(length -> length != NOT_SUPPRESSED),
                        attributes.get(LINK_GROUP).filter(group -> group != NOT_SUPPRESSED)),
                attributes.get(REALMS).orElse(0),
                attributes.get(PROTOCOL).orElse(0)));
    }

    /** Appends this as the payload of a request. */
    public void append(ByteBuffer out) {
        out.put((byte) AddressFamilies.number(family))
                .put((byte) length(match.to))
                .put((byte) length(match.from))
                .put((byte) match.tos)
                .put((byte) (table > 0xFF || table < 0 ? 0 : table))
                .putShort((short) 0)
                .put((byte) action)
                .putInt(inverted ? FibRules.FIB_RULE_INVERT : 0);
        Attributes.append(out, PRIORITY, priority);
        if (table != 0) {
            Attributes.append(out, TABLE, table);
        }
        target.ifPresent(value -> Attributes.append(out, TARGET, value));
        match.from.ifPresent(value -> Attributes.append(out, FROM, value.network()));
        match.to.ifPresent(value -> Attributes.append(out, TO, value.network()));
        appendPacket(out);
        suppress.prefixLength.ifPresent(value -> Attributes.append(out, PREFIX, value));
        suppress.linkGroup.ifPresent(value -> Attributes.append(out, LINK_GROUP, value));
        if (realms != 0) {
            Attributes.append(out, REALMS, realms);
        }
        if (protocol != 0) {
            Attributes.append(out, PROTOCOL, protocol);
        }
    }

    private void appendPacket(ByteBuffer out) {
        match.incoming.ifPresent(value -> Attributes.append(out, INCOMING, value));
        match.outgoing.ifPresent(value -> Attributes.append(out, OUTGOING, value));
        match.mark.ifPresent(value -> {
            Attributes.append(out, MARK, value.value);
            Attributes.append(out, MASK, value.mask);
        });
        match.users.ifPresent(value -> Attributes.append(out, USERS, value));
        match.transport.ifPresent(value -> Attributes.append(out, TRANSPORT, value));
        match.sourcePorts.ifPresent(value -> Attributes.append(out, SOURCE_PORTS, value));
        match.destinationPorts.ifPresent(value -> Attributes.append(out, DESTINATION_PORTS, value));
        if (match.masterDevice) {
            Attributes.append(out, MASTER_DEVICE, 1);
        }
    }

    private static int length(Optional<Cidr> prefix) {
        return prefix.map(Cidr::prefixLength).orElse(0);
    }

    /** Appends the fixed part of a request for all rules of a family. */
    public static void appendDumpRequest(ByteBuffer out, Family family) {
        out.put((byte) AddressFamilies.number(family)).put(new byte[FIXED - 1]);
    }

    /** Whether a report about that rule is one about this. */
    public boolean isSameAs(RuleMessage told) {
        return family == told.family
                && priority == told.priority
                && action == told.action
                && (table == told.table || match.masterDevice)
                && inverted == told.inverted
                && matchOfNetworks().equals(told.match)
                && target.equals(told.target);
    }

    private Match matchOfNetworks() {
        return new Match(
                match.from.map(RuleMessage::network),
                match.to.map(RuleMessage::network),
                match.incoming,
                match.outgoing,
                match.tos,
                match.mark,
                match.users,
                match.transport,
                match.sourcePorts,
                match.destinationPorts,
                match.masterDevice);
    }

    private static Cidr network(Cidr cidr) {
        return new Cidr(cidr.network(), cidr.prefixLength());
    }
}
