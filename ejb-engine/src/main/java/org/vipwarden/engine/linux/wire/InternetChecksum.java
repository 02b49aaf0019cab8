package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;

/** The one's complement sum of RFC 1071. */
final class InternetChecksum {
    private InternetChecksum() {}

    /**
     * The checksum over bytes whose checksum field is zero; over bytes that carry their checksum it is 0 when they are intact.
     *
     * @param from index of the first byte
     * @param length how many bytes
     */
    static int of(ByteBuffer bytes, int from, int length) {
        return of(bytes, from, length, 0);
    }

    /** As {@link #of(ByteBuffer, int, int)}, with 16-bit words before the bytes whose sum is given. */
    static int of(ByteBuffer bytes, int from, int length, int before) {
        long sum = before;
        int end = from + length;
        for (int i = from; i + 1 < end; i += 2) {
            sum += BigEndian.getShort(bytes, i);
        }
        if (length % 2 == 1) {
            sum += (bytes.get(end - 1) & 0xFF) << 8;
        }
        while (sum >>> 16 != 0) {
            sum = (sum >>> 16) + (sum & 0xFFFF);
        }
        return (int) (~sum & 0xFFFF);
    }
}
