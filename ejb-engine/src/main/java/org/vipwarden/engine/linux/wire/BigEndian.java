package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.MacAddress;

/** Network byte order, whatever the order of the buffer. */
final class BigEndian {
    private BigEndian() {}

    static int getInt(ByteBuffer bytes, int index) {
        int value = bytes.getInt(index);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
    }

    static void putInt(ByteBuffer out, int value) {
        out.putInt(out.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value));
    }

    static int getShort(ByteBuffer bytes, int index) {
        return (bytes.get(index) & 0xFF) << 8 | (bytes.get(index + 1) & 0xFF);
    }

    static void putShort(ByteBuffer out, int value) {
        out.put((byte) (value >>> 8)).put((byte) value);
    }

    static Ipv6 getIpv6(ByteBuffer bytes, int index) {
        return new Ipv6(getLong(bytes, index), getLong(bytes, index + 8));
    }

    private static long getLong(ByteBuffer bytes, int index) {
        return (long) getInt(bytes, index) << 32 | getInt(bytes, index + 4) & 0xFFFF_FFFFL;
    }

    static void putIpv6(ByteBuffer out, Ipv6 address) {
        putInt(out, (int) (address.high() >>> 32));
        putInt(out, (int) address.high());
        putInt(out, (int) (address.low() >>> 32));
        putInt(out, (int) address.low());
    }

    static MacAddress getMac(ByteBuffer bytes, int index) {
        return new MacAddress((long) getShort(bytes, index) << 32 | (getInt(bytes, index + 2) & 0xFFFF_FFFFL));
    }

    static void putMac(ByteBuffer out, MacAddress mac) {
        putShort(out, (int) (mac.bits() >>> 32));
        putInt(out, (int) mac.bits());
    }
}
