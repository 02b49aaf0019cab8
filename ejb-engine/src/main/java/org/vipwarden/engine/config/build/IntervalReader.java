package org.vipwarden.engine.config.build;

import java.time.Duration;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.VrrpVersion;

/** Reads {@code advert_int}: version 2 sends whole seconds, version 3 centiseconds in 12 bits. */
final class IntervalReader {
    private static final int LONGEST_V3 = 4095;
    private static final long NANOS_PER_CENTISECOND = 10_000_000;

    private IntervalReader() {}

    static AdvertInterval read(Node instance, VrrpVersion version, Report report) {
        Duration asked = instance.get(InstanceKeywords.ADVERT_INTERVAL);
        AdvertInterval interval = nearest(asked, version);
        if (!interval.duration().equals(asked)) {
            String unit = version == VrrpVersion.V2 ? "whole seconds" : "steps of 10 ms up to 40.95 s";
            report.warning(
                    instance.last(InstanceKeywords.ADVERT_INTERVAL)
                            .orElse(instance)
                            .argumentPlace(),
                    "version " + version.number() + " knows only " + unit + ": the interval is set to " + interval);
        }
        return interval;
    }

    private static AdvertInterval nearest(Duration asked, VrrpVersion version) {
        long unit = version == VrrpVersion.V2 ? 100 * NANOS_PER_CENTISECOND : NANOS_PER_CENTISECOND;
        long units = Math.max(1, (asked.toNanos() + unit / 2) / unit);
        return version == VrrpVersion.V2
                ? AdvertInterval.ofSeconds((int) units)
                : new AdvertInterval((int) Math.min(LONGEST_V3, units));
    }
}
