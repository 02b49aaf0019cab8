package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTAX_CC_ALGO;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a route says about its path: attributes within an attribute, each of 32 bits, but one of text (linux/rtnetlink.h, {@code
 * RTAX_*}).
 *
 * @param numbers by {@code RTAX_*}; {@code RTAX_LOCK} is the set of those that the kernel may not change
 * @param congestion the name of a congestion control; empty for none
 */
public record RouteMetrics(Map<Integer, Integer> numbers, String congestion) {
    public static final RouteMetrics NONE = new RouteMetrics(Map.of(), "");

    public RouteMetrics {
        numbers = Map.copyOf(numbers);
    }

    boolean isEmpty() {
        return numbers.isEmpty() && congestion.isEmpty();
    }

    /** The layout, as the value of {@code RTA_METRICS}. */
    record Nested() implements Attribute.Layout<RouteMetrics> {
        private static final int HEADER = 4;
        private static final Attribute<String> CONGESTION = Attribute.text(RTAX_CC_ALGO);

        @Override
        public boolean fits(int length) {
            return length == 0 || length >= HEADER;
        }

        /** Reads as far as the bytes make sense. */
        @Override
        public RouteMetrics read(ByteBuffer value) {
            Map<Integer, Integer> numbers = new TreeMap<>();
            String congestion = "";
            int at = value.position();
            while (value.limit() - at >= HEADER) {
                int length = Short.toUnsignedInt(value.getShort(at));
                int type = Short.toUnsignedInt(value.getShort(at + 2));
                if (length < HEADER || length > value.limit() - at) {
                    break;
                }
                if (type == RTAX_CC_ALGO && length > HEADER) {
                    congestion = CONGESTION.layout().read(value.slice(at + HEADER, length - HEADER));
                } else if (length == HEADER + Integer.BYTES) {
                    numbers.put(type, value.getInt(at + HEADER));
                }
                at += Attributes.aligned(length);
            }
            return new RouteMetrics(numbers, congestion);
        }

        @Override
        public void write(ByteBuffer out, RouteMetrics value) {
            new TreeMap<>(value.numbers).forEach((type, number) -> Attributes.append(out, Attribute.u32(type), number));
            if (!value.congestion.isEmpty()) {
                Attributes.append(out, CONGESTION, value.congestion);
            }
        }
    }
}
