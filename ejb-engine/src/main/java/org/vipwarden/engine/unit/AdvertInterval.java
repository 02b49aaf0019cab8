package org.vipwarden.engine.unit;

import java.time.Duration;

/**
 * The time between two adverts, kept in centiseconds: the unit of version 3 on the wire.
 *
 * @param centiseconds 1 to 4095 in version 3; whole seconds, 100 to 25500, in version 2
 */
public record AdvertInterval(int centiseconds) {
    /** The default of keepalived and of both RFCs. */
    public static final AdvertInterval ONE_SECOND = new AdvertInterval(100);

    private static final long NANOS_PER_CENTISECOND = 10_000_000L;

    public AdvertInterval {
        if (centiseconds < 1 || centiseconds > 25_500) {
            throw new IllegalArgumentException("advert interval " + centiseconds + " cs is not within 1 to 25500 cs");
        }
    }

    public static AdvertInterval ofSeconds(int seconds) {
        return new AdvertInterval(seconds * 100);
    }

    /** Whole seconds, rounded down: the field of a version 2 advert. */
    public int wholeSeconds() {
        return centiseconds / 100;
    }

    public long nanos() {
        return centiseconds * NANOS_PER_CENTISECOND;
    }

    public Duration duration() {
        return Duration.ofNanos(nanos());
    }

    /**
     * How much longer than three intervals a Backup waits; the higher its priority, the shorter.
     *
     * <p>Version 3: {@code (256 - priority) / 256} of this interval (RFC 9568 section 6.1). Version 2: the same part of a
     * second (RFC 3768 section 6.1).
     *
     * @return nanoseconds
     */
    public long skewTime(VrrpVersion version, Priority priority) {
        long base = version == VrrpVersion.V2 ? ONE_SECOND.nanos() : nanos();
        return (256L - priority.value()) * base / 256;
    }

    /**
     * How long a Backup hears nothing before it takes over (Active_Down_Interval).
     *
     * @param adverts how many adverts may be missed; 3 in the RFCs
     * @return nanoseconds
     */
    public long activeDownInterval(VrrpVersion version, Priority priority, int adverts) {
        return adverts * nanos() + skewTime(version, priority);
    }

    @Override
    public String toString() {
        return centiseconds % 100 == 0 ? wholeSeconds() + " s" : centiseconds * 10 + " ms";
    }
}
