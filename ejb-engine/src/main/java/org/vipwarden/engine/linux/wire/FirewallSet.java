package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.If.IFNAMSIZ;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** The sets of our table. Their key types are nft's own numbers, so that {@code nft list} shows what is in them. */
public enum FirewallSet {
    /** IPv4 addresses to which nothing is let in. */
    CLOSED_IPV4(1, "closed4", 7, Family.IPV4.bytes()),
    /** IPv6 addresses to which nothing is let in. */
    CLOSED_IPV6(2, "closed6", 8, Family.IPV6.bytes()),
    /** Names of links with a virtual router's MAC address. */
    VIRTUAL_LINKS(3, "vmacs", 41, IFNAMSIZ);

    private final int id;
    private final String label;
    private final int keyType;
    private final int keyLength;

    FirewallSet(int id, String label, int keyType, int keyLength) {
        this.id = id;
        this.label = label;
        this.keyType = keyType;
        this.keyLength = keyLength;
    }

    /** Its name in the kernel. */
    public String label() {
        return label;
    }

    /** Its number within one batch. */
    int id() {
        return id;
    }

    int keyType() {
        return keyType;
    }

    int keyLength() {
        return keyLength;
    }

    /**
     * What nft wants to know to show the keys: those of text are in the machine's byte order to it (type 0, length 4, value 1). The
     * kernel only keeps it.
     */
    ByteBuffer hint(ByteOrder order) {
        ByteBuffer hint = ByteBuffer.allocate(2 + Integer.BYTES).order(order);
        return hint.put((byte) 0).put((byte) Integer.BYTES).putInt(1).flip();
    }

    /** The set for addresses of the family. */
    public static FirewallSet closed(Family family) {
        return family == Family.IPV4 ? CLOSED_IPV4 : CLOSED_IPV6;
    }

    /** The key of an address. */
    public static byte[] key(IpAddress address) {
        return address.toBytes();
    }

    /** The key of a link's name: as long as the kernel's longest, filled up with zeros. */
    public static byte[] key(String linkName) {
        return Arrays.copyOf(linkName.getBytes(StandardCharsets.UTF_8), IFNAMSIZ);
    }
}
