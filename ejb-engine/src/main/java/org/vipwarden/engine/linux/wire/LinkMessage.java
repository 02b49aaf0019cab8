package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.util.List;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.linux.wire.Uapi.IfLink;
import org.vipwarden.engine.unit.MacAddress;

/**
 * A network interface as rtnetlink tells it (linux/rtnetlink.h, {@code struct ifinfomsg}).
 *
 * <pre>
 * +---------------+---------------+-------------------------------+
 * |  family       |  pad          |  hardware type (ARPHRD_*)     |
 * +---------------+---------------+-------------------------------+
 * |  index                                                        |
 * +---------------------------------------------------------------+
 * |  flags (IFF_*)                                                |
 * +---------------------------------------------------------------+
 * |  change                                                       |
 * +---------------------------------------------------------------+
 * |  attributes: IFLA_IFNAME, IFLA_ADDRESS, IFLA_MTU, ...         |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param family {@code AF_UNSPEC} for the link itself; {@code AF_BRIDGE} speaks of its place in a bridge only
 * @param name empty when the message does not carry it
 * @param mtu bytes; 0 when the message does not carry it
 */
public record LinkMessage(int family, int hardwareType, int index, int flags, String name, MacAddress mac, int mtu) {
    private static final int FIXED = 16;
    private static final Attribute<MacAddress> ADDRESS = Attribute.mac(IfLink.IFLA_ADDRESS);
    private static final Attribute<String> NAME = Attribute.text(IfLink.IFLA_IFNAME);
    private static final Attribute<Integer> MTU = Attribute.u32(IfLink.IFLA_MTU);
    private static final List<Attribute<?>> KNOWN = List.of(ADDRESS, NAME, MTU);

    /** Reads the payload of {@code RTM_NEWLINK} or {@code RTM_DELLINK}. */
    public static Decoded<LinkMessage> decode(ByteBuffer payload) {
        if (payload.remaining() < FIXED) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = payload.position();
        int index = payload.getInt(at + 4);
        if (index <= 0) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        ByteBuffer rest = payload.slice(at + FIXED, payload.remaining() - FIXED).order(payload.order());
        Decoded<Attributes> decoded = Attributes.decode(rest, KNOWN);
        if (decoded instanceof Decoded.Ok<Attributes> ok) {
            Attributes attributes = ok.value();
            return Decoded.ok(new LinkMessage(
                    Byte.toUnsignedInt(payload.get(at)),
                    Short.toUnsignedInt(payload.getShort(at + 2)),
                    index,
                    payload.getInt(at + 8),
                    attributes.get(NAME).orElse(""),
                    attributes.get(ADDRESS).orElse(MacAddress.NONE),
                    attributes.get(MTU).orElse(0)));
        }
        return Decoded.rejected(((Decoded.Rejected<Attributes>) decoded).flaw());
    }

    /** Appends the fixed part of a request for all links. */
    public static void appendDumpRequest(ByteBuffer out) {
        out.put((byte) Uapi.Socket.AF_UNSPEC).put(new byte[FIXED - 1]);
    }

    /** Whether any of the flags is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
