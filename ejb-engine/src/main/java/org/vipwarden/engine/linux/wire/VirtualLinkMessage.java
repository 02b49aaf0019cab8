package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.If.IFF_UP;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET6;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_UNSPEC;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.IfLink;
import org.vipwarden.engine.unit.MacAddress;

/**
 * A link on top of another, as rtnetlink tells it: what {@link LinkMessage} has, and this (linux/if_link.h).
 *
 * <pre>
 * IFLA_LINK      index of the link below
 * IFLA_GROUP     the group of links that it belongs to
 * IFLA_LINKINFO
 *   IFLA_INFO_KIND   "macvlan" | "ipvlan"
 *   IFLA_INFO_DATA   IFLA_MACVLAN_MODE (32 bits), or IFLA_IPVLAN_MODE and IFLA_IPVLAN_FLAGS (16 bits each)
 * </pre>
 *
 * @param index the kernel's number for it; 0 for one that is to be made
 * @param mac its hardware address; none for one that has the address of the link below
 * @param parent index of the link below
 * @param group as the kernel numbers it; 0 is its default
 */
public record VirtualLinkMessage(int index, String name, MacAddress mac, int parent, LinkKind kind, int group) {
    private static final int FIXED = 16;
    private static final Attribute<MacAddress> ADDRESS = Attribute.mac(IfLink.IFLA_ADDRESS);
    private static final Attribute<String> NAME = Attribute.text(IfLink.IFLA_IFNAME);
    private static final Attribute<Integer> PARENT = Attribute.u32(IfLink.IFLA_LINK);
    private static final Attribute<Integer> GROUP = Attribute.u32(IfLink.IFLA_GROUP);
    private static final Attribute<ByteBuffer> INFO = Attribute.bytes(IfLink.IFLA_LINKINFO);
    private static final Attribute<Integer> ADDRESS_MODE = Attribute.u8(IfLink.IFLA_INET6_ADDR_GEN_MODE);
    private static final List<Attribute<?>> KNOWN = List.of(ADDRESS, NAME, PARENT, GROUP, INFO);

    /** Reads the payload of {@code RTM_NEWLINK}; refused when the link is of no kind that is known here. */
    public static Decoded<VirtualLinkMessage> decode(ByteBuffer payload) {
        if (payload.remaining() < FIXED) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int index = payload.getInt(payload.position() + 4);
        if (index <= 0) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        ByteBuffer rest = payload.slice(payload.position() + FIXED, payload.remaining() - FIXED)
                .order(payload.order());
        Decoded<Attributes> decoded = Attributes.decode(rest, KNOWN);
        if (decoded instanceof Decoded.Rejected<Attributes> rejected) {
            return Decoded.rejected(rejected.flaw());
        }
        Attributes attributes = decoded.toOptional().orElseThrow();
        Optional<LinkKind> kind = attributes.get(INFO).flatMap(LinkKind::decode);
        return kind.isEmpty()
                ? Decoded.rejected(Flaw.OTHER_KIND)
                : Decoded.ok(new VirtualLinkMessage(
                        index,
                        attributes.get(NAME).orElse(""),
                        attributes.get(ADDRESS).orElse(MacAddress.NONE),
                        attributes.get(PARENT).orElse(0),
                        kind.get(),
                        attributes.get(GROUP).orElse(0)));
    }

    /** Appends this as the payload of a request that makes the link. */
    public void append(ByteBuffer out) {
        appendFixed(out, 0, 0);
        Attributes.append(out, NAME, name);
        Attributes.append(out, PARENT, parent);
        if (!mac.equals(MacAddress.NONE)) {
            Attributes.append(out, ADDRESS, mac);
        }
        if (group != 0) {
            Attributes.append(out, GROUP, group);
        }
        Attributes.appendNested(out, IfLink.IFLA_LINKINFO, kind::append);
    }

    /** Appends a request about the link of that name. */
    public static void appendNamed(ByteBuffer out, String name) {
        appendFixed(out, 0, 0);
        Attributes.append(out, NAME, name);
    }

    /** Appends a request that takes the link up. */
    public static void appendUp(ByteBuffer out, String name) {
        appendFixed(out, IFF_UP, IFF_UP);
        Attributes.append(out, NAME, name);
    }

    /** Appends a request that keeps the kernel from giving the link an IPv6 address by itself. */
    public static void appendNoOwnAddress(ByteBuffer out, String name) {
        appendFixed(out, 0, 0);
        Attributes.append(out, NAME, name);
        Attributes.appendNested(
                out,
                IfLink.IFLA_AF_SPEC,
                families -> Attributes.appendNested(
                        families,
                        AF_INET6,
                        six -> Attributes.append(six, ADDRESS_MODE, IfLink.IN6_ADDR_GEN_MODE_NONE)));
    }

    private static void appendFixed(ByteBuffer out, int flags, int change) {
        out.put((byte) AF_UNSPEC).put((byte) 0).putShort((short) 0);
        out.putInt(0).putInt(flags).putInt(change);
    }
}
