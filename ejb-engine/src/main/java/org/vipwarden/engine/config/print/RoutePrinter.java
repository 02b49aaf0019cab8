package org.vipwarden.engine.config.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRoute.Hop;
import org.vipwarden.engine.config.model.VirtualRoute.PathMetrics;
import org.vipwarden.engine.config.model.VirtualRoute.Placing;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;

/** Prints a route. Numbers are rtnetlink's (linux/rtnetlink.h). */
final class RoutePrinter {
    private static final int UNICAST = 1;
    private static final int LOCK = 1;
    private static final int RTT = 4;
    private static final int RTT_VARIATION = 5;
    private static final int FEATURES = 12;
    private static final Map<Integer, String> TYPES =
            Map.of(2, "local", 6, "blackhole", 7, "unreachable", 8, "prohibit", 9, "throw");
    private static final Map<Integer, String> PREFERENCES = Map.of(0, "medium", 1, "high", 3, "low");
    private static final Map<Integer, String> METRICS = Map.ofEntries(
            Map.entry(2, "mtu"),
            Map.entry(3, "window"),
            Map.entry(RTT, "rtt"),
            Map.entry(RTT_VARIATION, "rttvar"),
            Map.entry(6, "ssthresh"),
            Map.entry(7, "cwnd"),
            Map.entry(8, "advmss"),
            Map.entry(9, "reordering"),
            Map.entry(10, "hoplimit"),
            Map.entry(11, "initcwnd"),
            Map.entry(FEATURES, "features"),
            Map.entry(13, "rto_min"),
            Map.entry(14, "initrwnd"),
            Map.entry(15, "quickack"),
            Map.entry(17, "fastopen_no_cookie"));

    private final List<String> words = new ArrayList<>();

    private RoutePrinter() {}

    static String line(VirtualRoute route) {
        RoutePrinter printer = new RoutePrinter();
        printer.add(route);
        return String.join(" ", printer.words);
    }

    private void add(VirtualRoute route) {
        add(route.type() != UNICAST, TYPES.get(route.type()));
        words.add(network(route.destination()));
        route.origin().ifPresent(origin -> words.add("from " + origin));
        route.source().ifPresent(source -> words.add("src " + source));
        words.add("table " + Integer.toUnsignedString(route.table()));
        words.add("scope " + route.scope());
        add(route.protocol() != 18, "protocol " + route.protocol());
        add(route.tos() != 0, "tos " + route.tos());
        add(route.metric() != 0, "metric " + Integer.toUnsignedString(route.metric()));
        metrics(route.metrics());
        route.preference().ifPresent(preference -> words.add("pref " + PREFERENCES.get(preference)));
        route.expires().ifPresent(expires -> words.add("expires " + Integer.toUnsignedString(expires)));
        add(route.placing() == Placing.ALONE, "add");
        add(route.placing() == Placing.APPEND, "append");
        add(!route.tracked(), "no_track");
        hops(route.hops());
    }

    static String network(Cidr cidr) {
        return cidr.prefixLength() > 0
                ? cidr.toString()
                : cidr.address().family() == Family.IPV4 ? "default" : "default6";
    }

    private void metrics(PathMetrics metrics) {
        int locked = metrics.numbers().getOrDefault(LOCK, 0);
        new TreeMap<>(metrics.numbers()).forEach((metric, value) -> {
            if (metric != LOCK) {
                words.add(METRICS.get(metric) + ((locked & 1 << metric) == 0 ? " " : " lock ") + value(metric, value));
            }
        });
        add(!metrics.congestion().isEmpty(), "congctl " + metrics.congestion());
    }

    private static String value(int metric, int value) {
        return switch (metric) {
            case FEATURES -> "ecn";
            // The kernel has eighths and quarters of milliseconds.
            case RTT -> Integer.toUnsignedString(value / 8);
            case RTT_VARIATION -> Integer.toUnsignedString(value / 4);
            default -> Integer.toUnsignedString(value);
        };
    }

    /** A single hop without a gateway needs no word for it. */
    private void hops(List<Hop> hops) {
        for (Hop hop : hops) {
            boolean plain = hops.size() == 1 && hop.gateway().isEmpty() && hop.weight() == 1;
            add(!plain, "nexthop");
            hop.gateway().ifPresent(gateway -> words.add("via " + gateway));
            hop.interfaceName().ifPresent(dev -> words.add("dev " + dev));
            add(hop.weight() != 1, "weight " + hop.weight());
            add(hop.onLink(), "onlink");
            add(hop.realms() != 0, "realms " + realms(hop.realms()));
        }
    }

    static String realms(int realms) {
        return (realms >>> 16) + "/" + (realms & 0xffff);
    }

    private void add(boolean condition, String text) {
        if (condition) {
            words.add(text);
        }
    }
}
