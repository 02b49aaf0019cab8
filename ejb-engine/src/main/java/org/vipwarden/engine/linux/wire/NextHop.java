package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTA_FLOW;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTA_GATEWAY;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNH_F_ONLINK;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * One way that a route takes (linux/rtnetlink.h, {@code struct rtnexthop}).
 *
 * <pre>
 * +-------------------------------+---------------+---------------+
 * |  length: these 8 + attributes |  flags        |  weight - 1   |
 * +-------------------------------+---------------+---------------+
 * |  index of the link                                            |
 * +---------------------------------------------------------------+
 * |  attributes: RTA_GATEWAY, RTA_FLOW                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param linkIndex 0 when the gateway tells the link
 * @param gateway empty when the destination is on the link itself
 * @param weight 1 to 256, among several
 * @param flags {@code RTNH_F_ONLINK} or 0
 * @param realms destination's and source's; 0 for none
 */
public record NextHop(int linkIndex, Optional<IpAddress> gateway, int weight, int flags, int realms) {
    static final Attribute<IpAddress> GATEWAY = Attribute.address(RTA_GATEWAY);
    static final Attribute<Integer> REALMS = Attribute.u32(RTA_FLOW);

    /** The other flags are what the kernel says of a way at the moment; no part of what was asked for. */
    public NextHop {
        flags &= RTNH_F_ONLINK;
    }

    /** The layout of several, as the value of {@code RTA_MULTIPATH}. */
    record Several() implements Attribute.Layout<List<NextHop>> {
        private static final int FIXED = 8;
        private static final List<Attribute<?>> KNOWN = List.of(GATEWAY, REALMS);

        @Override
        public boolean fits(int length) {
            return length >= FIXED;
        }

        /** Reads as far as the bytes make sense. */
        @Override
        public List<NextHop> read(ByteBuffer value) {
            List<NextHop> hops = new ArrayList<>();
            int at = value.position();
            while (value.limit() - at >= FIXED) {
                int length = Short.toUnsignedInt(value.getShort(at));
                if (length < FIXED || length > value.limit() - at) {
                    break;
                }
                ByteBuffer rest = value.slice(at + FIXED, length - FIXED).order(value.order());
                Optional<Attributes> attributes = Attributes.decode(rest, KNOWN).toOptional();
                if (attributes.isEmpty()) {
                    break;
                }
                hops.add(new NextHop(
                        value.getInt(at + 4),
                        attributes.get().get(GATEWAY),
                        Byte.toUnsignedInt(value.get(at + 3)) + 1,
                        value.get(at + 2),
                        attributes.get().get(REALMS).orElse(0)));
                at += Attributes.aligned(length);
            }
            return List.copyOf(hops);
        }

        @Override
        public void write(ByteBuffer out, List<NextHop> value) {
            for (NextHop hop : value) {
                int start = out.position();
                out.putShort((short) 0)
                        .put((byte) hop.flags)
                        .put((byte) (hop.weight - 1))
                        .putInt(hop.linkIndex);
                hop.gateway.ifPresent(gateway -> Attributes.append(out, GATEWAY, gateway));
                if (hop.realms != 0) {
                    Attributes.append(out, REALMS, hop.realms);
                }
                out.putShort(start, (short) (out.position() - start));
            }
        }
    }
}
