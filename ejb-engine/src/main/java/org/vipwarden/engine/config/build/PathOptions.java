package org.vipwarden.engine.config.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualRoute.PathMetrics;
import org.vipwarden.engine.config.text.Word;

/** What a route says of its path: {@code mtu} and the like. */
final class PathOptions {
    private static final long MOST = 0xFFFF_FFFFL;
    /** {@code RTAX_LOCK} of linux/rtnetlink.h: a set of the others. */
    private static final int LOCK = 1;
    /** {@code RTAX_FEATURE_ECN}. */
    private static final int ECN = 1;

    /** {@code RTAX_*} of linux/rtnetlink.h. */
    private static final Map<String, Integer> METRICS = Map.ofEntries(
            Map.entry("mtu", 2),
            Map.entry("window", 3),
            Map.entry("rtt", 4),
            Map.entry("rttvar", 5),
            Map.entry("ssthresh", 6),
            Map.entry("cwnd", 7),
            Map.entry("advmss", 8),
            Map.entry("reordering", 9),
            Map.entry("hoplimit", 10),
            Map.entry("initcwnd", 11),
            Map.entry("features", 12),
            Map.entry("rto_min", 13),
            Map.entry("initrwnd", 14),
            Map.entry("quickack", 15),
            Map.entry("fastopen_no_cookie", 17));

    /** The kernel keeps the round-trip time in eighths, and its variation in quarters, of a millisecond. */
    private static final Map<String, Integer> FRACTIONS = Map.of("rtt", 8, "rttvar", 4);

    private final OptionWords words;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private String congestion = "";

    PathOptions(OptionWords words) {
        this.words = words;
    }

    /** Reads the option if it is one of the path's; false when it is not. */
    boolean option(Word name) {
        if (name.is("congctl")) {
            words.skip("lock");
            congestion = words.value(name).map(Word::text).orElse("");
            return true;
        }
        Integer metric = METRICS.get(name.text());
        if (metric == null) {
            return false;
        }
        if (words.skip("lock")) {
            numbers.merge(LOCK, 1 << metric, (a, b) -> a | b);
        }
        Optional<Integer> value = name.is("features")
                ? words.value(name, text -> text.equals("ecn") ? Optional.of(ECN) : Optional.empty(), "ecn")
                : words.value(name, text -> milliseconds(text, name), "a whole number");
        value.ifPresent(number -> numbers.put(metric, number * FRACTIONS.getOrDefault(name.text(), 1)));
        return true;
    }

    /** Times may have their unit behind them: {@code 200ms}. */
    private static Optional<Integer> milliseconds(String text, Word name) {
        boolean time = name.is("rto_min") || FRACTIONS.containsKey(name.text());
        return Numbers.unsigned(time && text.endsWith("ms") ? text.substring(0, text.length() - 2) : text, MOST);
    }

    PathMetrics metrics() {
        return new PathMetrics(numbers, congestion);
    }
}
