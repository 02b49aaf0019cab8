package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.linux.wire.Uapi.IfLink;

/** What kind a virtual link is of: {@code IFLA_LINKINFO} (linux/if_link.h). */
public enum LinkKind {
    /** A link with a MAC address of its own, that does not talk to others like it on the same link below. */
    MACVLAN("macvlan", IfLink.MACVLAN_MODE_PRIVATE, 0),
    /** A link with addresses of its own and the MAC address of the link below (L2); all on that link talk to each other. */
    IPVLAN_BRIDGE("ipvlan", IfLink.IPVLAN_MODE_L2, 0),
    /** The same, but they do not talk to each other. */
    IPVLAN_PRIVATE("ipvlan", IfLink.IPVLAN_MODE_L2, IfLink.IPVLAN_F_PRIVATE),
    /** The same, but they talk to each other through the switch. */
    IPVLAN_VEPA("ipvlan", IfLink.IPVLAN_MODE_L2, IfLink.IPVLAN_F_VEPA);

    private static final Attribute<String> KIND = Attribute.text(IfLink.IFLA_INFO_KIND);
    private static final Attribute<ByteBuffer> DATA = Attribute.bytes(IfLink.IFLA_INFO_DATA);
    private static final Attribute<Integer> MACVLAN_MODE = Attribute.u32(IfLink.IFLA_MACVLAN_MODE);
    private static final Attribute<Integer> IPVLAN_MODE = Attribute.u16(IfLink.IFLA_IPVLAN_MODE);
    private static final Attribute<Integer> IPVLAN_FLAGS = Attribute.u16(IfLink.IFLA_IPVLAN_FLAGS);

    private final String kind;
    private final int mode;
    private final int flags;

    LinkKind(String kind, int mode, int flags) {
        this.kind = kind;
        this.mode = mode;
        this.flags = flags;
    }

    /** Whether the link has the MAC address of the link below. */
    public boolean sharesMac() {
        return this != MACVLAN;
    }

    static Optional<LinkKind> decode(ByteBuffer info) {
        return Attributes.decode(info, List.of(KIND, DATA)).toOptional().flatMap(LinkKind::of);
    }

    private static Optional<LinkKind> of(Attributes info) {
        String kind = info.get(KIND).orElse("");
        ByteBuffer data = info.get(DATA).orElse(ByteBuffer.allocate(0));
        return List.of(values()).stream()
                .filter(known -> known.kind.equals(kind) && known.describes(data))
                .findFirst();
    }

    private boolean describes(ByteBuffer data) {
        List<Attribute<?>> known = this == MACVLAN ? List.of(MACVLAN_MODE) : List.of(IPVLAN_MODE, IPVLAN_FLAGS);
        Optional<Attributes> found = Attributes.decode(data, known).toOptional();
        Attribute<Integer> modeOf = this == MACVLAN ? MACVLAN_MODE : IPVLAN_MODE;
        return found.flatMap(f -> f.get(modeOf)).filter(m -> m == mode).isPresent()
                && (this == MACVLAN || found.flatMap(f -> f.get(IPVLAN_FLAGS)).orElse(0) == flags);
    }

    void append(ByteBuffer out) {
        Attributes.append(out, KIND, kind);
        Attributes.appendNested(out, IfLink.IFLA_INFO_DATA, data -> {
            if (this == MACVLAN) {
                Attributes.append(data, MACVLAN_MODE, mode);
            } else {
                Attributes.append(data, IPVLAN_MODE, mode);
                Attributes.append(data, IPVLAN_FLAGS, flags);
            }
        });
    }
}
