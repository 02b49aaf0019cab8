package org.vipwarden.engine.dump;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRoute.Hop;
import org.vipwarden.engine.config.model.VirtualRoute.PathMetrics;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** A virtual route in keepalived's words and order, which are much like those of {@code ip route}. */
final class RouteText {
    /** The main table, which is not named. */
    private static final int MAIN = 254;

    /** By {@code RTAX_*} of linux/rtnetlink.h, in keepalived's order. */
    private static final List<Map.Entry<Integer, String>> METRICS = List.of(
            Map.entry(2, "mtu"),
            Map.entry(3, "window"),
            Map.entry(4, "rtt"),
            Map.entry(5, "rttvar"),
            Map.entry(6, "ssthresh"),
            Map.entry(7, "cwnd"),
            Map.entry(8, "advmss"),
            Map.entry(9, "reordering"),
            Map.entry(10, "hoplimit"),
            Map.entry(11, "initcwnd"),
            Map.entry(13, "rto_min"),
            Map.entry(14, "initrwnd"),
            Map.entry(15, "quickack"));

    private RouteText() {}

    static String of(VirtualRoute route) {
        StringBuilder text = new StringBuilder(placing(route)).append(' ');
        text.append(type(route.type())).append(AddressText.network(route.destination()));
        route.origin().ifPresent(origin -> text.append(" from ").append(AddressText.network(origin)));
        route.source().ifPresent(source -> text.append(" src ").append(source));
        number(text, "tos", route.tos(), 0);
        boolean several = route.hops().size() > 1;
        if (!several) {
            route.hops().forEach(hop -> text.append(gateway(hop)).append(device(hop)));
        }
        number(text, "table", route.table(), MAIN);
        number(text, "proto", route.protocol(), 0);
        number(text, "scope", route.scope(), 0);
        number(text, "metric", route.metric(), 0);
        metrics(text, route.metrics());
        route.hops().forEach(hop -> text.append(several ? nexthop(hop) : hop.onLink() ? " onlink" : ""));
        return text.append(route.tracked() ? "" : " no_track").toString();
    }

    /** One that drops packets is never put before another. */
    private static String placing(VirtualRoute route) {
        boolean alone =
                route.placing() == VirtualRoute.Placing.ALONE || route.hops().isEmpty();
        return alone ? "add" : route.placing().name().toLowerCase(Locale.ROOT);
    }

    private static String type(int type) {
        return switch (type) {
            case 6 -> "blackhole ";
            case 7 -> "unreachable ";
            case 8 -> "prohibit ";
            case 9 -> "throw ";
            default -> "";
        };
    }

    private static String gateway(Hop hop) {
        return hop.gateway()
                .map(gateway -> " via " + family(gateway) + " " + gateway)
                .orElse("");
    }

    private static String family(IpAddress address) {
        return address.family() == Family.IPV4 ? "inet" : "inet6";
    }

    private static String device(Hop hop) {
        return hop.interfaceName().map(name -> " dev " + name).orElse("");
    }

    private static String nexthop(Hop hop) {
        String weight = hop.weight() > 1 ? " weight " + hop.weight() : "";
        return " nexthop" + gateway(hop) + device(hop) + weight + (hop.onLink() ? " onlink" : "");
    }

    private static void number(StringBuilder text, String name, int value, int unsaid) {
        if (value != unsaid) {
            text.append(' ').append(name).append(' ').append(value);
        }
    }

    private static void metrics(StringBuilder text, PathMetrics metrics) {
        if (!metrics.congestion().isEmpty()) {
            text.append(" congctl ").append(metrics.congestion());
        }
        text.append(METRICS.stream()
                .flatMap(known -> Optional.ofNullable(metrics.numbers().get(known.getKey())).stream()
                        .map(value -> " " + known.getValue() + " " + value))
                .collect(Collectors.joining()));
    }
}
