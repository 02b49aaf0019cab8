package org.vipwarden.engine.linux.wire;

import java.nio.ByteBuffer;

/**
 * How long an address lives (linux/if_addr.h, {@code struct ifa_cacheinfo}).
 *
 * <pre>
 * +---------------------------------------------------------------+
 * |  preferred, seconds; all ones: for ever                       |
 * +---------------------------------------------------------------+
 * |  valid, seconds; all ones: for ever                           |
 * +---------------------------------------------------------------+
 * |  created, 1/100 s since the boot; 0 in a request              |
 * +---------------------------------------------------------------+
 * |  updated, 1/100 s since the boot; 0 in a request              |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param preferredSeconds unsigned; after it the address is no longer chosen as a source
 * @param validSeconds unsigned; after it the kernel removes the address
 */
public record Lifetime(int preferredSeconds, int validSeconds) {
    /** All ones: the kernel's INFINITY_LIFE_TIME (net/addrconf.h). */
    public static final int FOREVER = -1;

    /** Preferred as long as valid. */
    public static Lifetime ofSeconds(int seconds) {
        return new Lifetime(seconds, seconds);
    }

    /** The layout, as the value of {@code IFA_CACHEINFO}. */
    record CacheInfo() implements Attribute.Layout<Lifetime> {
        private static final int SIZE = 16;

        @Override
        public boolean fits(int length) {
            return length == SIZE;
        }

        @Override
        public Lifetime read(ByteBuffer value) {
            return new Lifetime(value.getInt(value.position()), value.getInt(value.position() + 4));
        }

        @Override
        public void write(ByteBuffer out, Lifetime value) {
            out.putInt(value.preferredSeconds).putInt(value.validSeconds).putLong(0);
        }
    }
}
