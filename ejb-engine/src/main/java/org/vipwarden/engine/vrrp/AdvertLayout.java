package org.vipwarden.engine.vrrp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * Where the fields of an advert stand.
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
 * |              addresses (4 bytes each, or 16 for IPv6)         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           v2 only: authentication data (8 bytes, always)      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Version 2: RFC 3768 section 5.1; version 3: RFC 9568 section 5.1.
 */
record AdvertLayout(VrrpVersion version, Family family) {
    static final int HEADER = 8;
    static final int AUTHENTICATION = 8;
    static final int TYPE_ADVERTISEMENT = 1;
    static final int CHECKSUM_AT = 6;

    /** Bytes of an advert with so many addresses. */
    int length(int count) {
        return HEADER + family.bytes() * count + (version == VrrpVersion.V2 ? AUTHENTICATION : 0);
    }

    /** The bytes of an advert, with a checksum of 0. */
    byte[] write(Advert advert, int authenticationType, byte[] authentication) {
        ByteBuffer out = ByteBuffer.allocate(length(advert.addresses().size()));
        out.put((byte) (version.number() << 4 | TYPE_ADVERTISEMENT));
        out.put((byte) advert.vrid().value());
        out.put((byte) advert.priority().value());
        out.put((byte) advert.addresses().size());
        if (version == VrrpVersion.V2) {
            out.put((byte) authenticationType);
            out.put((byte) advert.interval().wholeSeconds());
        } else {
            out.putShort((short) advert.interval().centiseconds());
        }
        out.putShort((short) 0);
        advert.addresses().forEach(a -> out.put(a.toBytes()));
        if (version == VrrpVersion.V2) {
            out.put(authentication);
        }
        return out.array();
    }

    /** Reads an advert whose length and fields have been found right. */
    Advert read(ByteBuffer in) {
        AdvertInterval interval = version == VrrpVersion.V2
                ? AdvertInterval.ofSeconds(intervalOfV2(in))
                : new AdvertInterval(intervalOfV3(in));
        int count = count(in);
        List<IpAddress> addresses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            addresses.add(address(in, HEADER + family.bytes() * i));
        }
        return new Advert(version, new Vrid(vrid(in)), new Priority(in.get(2) & 0xFF), interval, addresses);
    }

    private IpAddress address(ByteBuffer in, int at) {
        return family == Family.IPV4 ? new Ipv4(in.getInt(at)) : new Ipv6(in.getLong(at), in.getLong(at + 8));
    }

    static int versionNumber(ByteBuffer in) {
        return (in.get(0) & 0xFF) >>> 4;
    }

    static int type(ByteBuffer in) {
        return in.get(0) & 0x0F;
    }

    static int vrid(ByteBuffer in) {
        return in.get(1) & 0xFF;
    }

    static int count(ByteBuffer in) {
        return in.get(3) & 0xFF;
    }

    static int authenticationType(ByteBuffer in) {
        return in.get(4) & 0xFF;
    }

    static int intervalOfV2(ByteBuffer in) {
        return in.get(5) & 0xFF;
    }

    static int intervalOfV3(ByteBuffer in) {
        return in.getShort(4) & 0x0FFF;
    }
}
