package org.vipwarden.engine.vrrp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The greatest sequence number of each of the last senders, ordered as RFC 1982 says, so that the wrap of the number is nothing
 * special.
 */
final class ReplayMarks {
    private final int senders;
    private final long windowSeconds;
    private final Map<IpAddress, Long> marks = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * @param senders how many are remembered; the one that was longest silent is forgotten first
     * @param windowSeconds a mark farther from the clock than this is void; {@link Long#MAX_VALUE} for never
     */
    ReplayMarks(int senders, long windowSeconds) {
        this.senders = senders;
        this.windowSeconds = windowSeconds;
    }

    /** Takes note of a number; false when the sender has used it or a later one. */
    boolean advance(IpAddress sender, long sequence, long clock) {
        Long mark = marks.get(sender);
        boolean stands = mark != null && secondsBetween(mark, clock) <= windowSeconds;
        if (stands && !isAfter(sequence, mark)) {
            return false;
        }
        marks.put(sender, sequence);
        if (marks.size() > senders) {
            marks.remove(marks.keySet().iterator().next());
        }
        return true;
    }

    static boolean isAfter(long sequence, long other) {
        return sequence - other > 0;
    }

    /** How far the seconds of two numbers are apart, whichever is later. */
    static long secondsBetween(long sequence, long other) {
        return Math.abs((long) ((int) (sequence >>> 32) - (int) (other >>> 32)));
    }
}
