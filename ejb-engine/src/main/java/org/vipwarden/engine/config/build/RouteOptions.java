package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRoute.Hop;
import org.vipwarden.engine.config.model.VirtualRoute.Placing;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** One line of {@code virtual_routes} or {@code static_routes}: the words of {@code ip route add}. */
final class RouteOptions {
    private static final long MOST = 0xFFFF_FFFFL;
    private static final int UNICAST = 1;
    private static final int LOCAL = 2;
    private static final int BLACKHOLE = 6;
    private static final int HOST_SCOPE = 254;
    private static final int MAIN = 254;
    private static final int KEEPALIVED = 18;
    private static final Map<String, Integer> TYPES = Map.of(
            "unicast", UNICAST, "local", LOCAL, "blackhole", BLACKHOLE, "unreachable", 7, "prohibit", 8, "throw", 9);
    private static final Map<String, Integer> PREFERENCES = Map.of("medium", 0, "high", 1, "low", 3);

    private final OptionWords words;
    private final PathOptions path;
    private Optional<Cidr> destination = Optional.empty();
    private Optional<Cidr> origin = Optional.empty();
    private Optional<IpAddress> source = Optional.empty();
    private Optional<Word> trackGroup = Optional.empty();
    private Optional<Integer> type = Optional.empty();
    private Optional<Integer> scope = Optional.empty();
    private Optional<Integer> preference = Optional.empty();
    private Optional<Integer> expires = Optional.empty();
    private Optional<String> interfaceName = Optional.empty();
    private final List<IpAddress> gateways = new ArrayList<>();
    private final List<Hop> hops = new ArrayList<>();
    private int table = MAIN;
    private int tos;
    private int metric;
    private int protocol = KEEPALIVED;
    private int realms;
    private boolean onLink;
    private boolean six;
    private boolean tracked = true;
    private Placing placing = Placing.PREPEND;

    RouteOptions(OptionWords words) {
        this.words = words;
        this.path = new PathOptions(words);
    }

    /** The group of instances that cannot run without the route. */
    Optional<Word> trackGroup() {
        return trackGroup;
    }

    /** The route; empty when something is wrong with it, and then the report says what. */
    Optional<VirtualRoute> read(Word first) {
        while (words.hasNext() && !words.isWrong()) {
            option(words.next());
        }
        if (destination.isEmpty()) {
            words.error(first, "a route needs a destination", "a network, for example 192.0.2.0/24, or default");
        }
        Family family = destination.map(d -> d.address().family()).orElse(Family.IPV4);
        if (isMixed(family)) {
            words.error(first, "a route is of one family: IPv4 and IPv6 are mixed in it", "");
        }
        if (tracked && !hasInterface() && !words.isWrong()) {
            words.warn(
                    first, "a route without an interface cannot be tracked: that somebody removes it changes nothing");
        }
        return words.outcome(this::toRoute);
    }

    private boolean hasInterface() {
        return interfaceName.isPresent()
                || hops.stream().anyMatch(hop -> hop.interfaceName().isPresent());
    }

    private boolean isMixed(Family family) {
        return source.filter(s -> s.family() != family).isPresent()
                || origin.filter(o -> o.address().family() != family).isPresent()
                || gateways.stream().anyMatch(g -> g.family() != family)
                || hops.stream().flatMap(hop -> hop.gateway().stream()).anyMatch(g -> g.family() != family);
    }

    private void option(Word name) {
        switch (name.text()) {
            case "to" -> words.value(name, Networks::networkOrAll, "a network").ifPresent(this::setDestination);
            case "from" -> origin = words.value(name, Networks::network, "an IPv6 network");
            case "src" -> source = words.value(name, Numbers::address, "an address");
            case "via", "gw", "or" -> gateway(name);
            case "dev", "oif" -> interfaceName = words.value(name).map(Word::text);
            case "metric", "priority", "preference" -> metric = number(name, MOST);
            case "table" -> table = named(name, NumberNames.TABLE, MOST).orElse(MAIN);
            case "tos", "dsfield" ->
                tos = words.value(name, RouteOptions::service, "0 to 255").orElse(0);
            case "scope" -> scope = named(name, NumberNames.SCOPE, 255);
            case "protocol" -> protocol = named(name, NumberNames.PROTOCOL, 255).orElse(KEEPALIVED);
            case "realms" ->
                realms = words.value(name, Realms::read, "REALM or REALM/REALM").orElse(0);
            case "pref" ->
                preference =
                        words.value(name, text -> Optional.ofNullable(PREFERENCES.get(text)), "low, medium or high");
            case "expires" -> expires = Optional.of(number(name, MOST));
            case "nexthop" -> hops.add(new HopOptions(words).read());
            case "track_group" -> trackGroup = words.value(name);
            default -> flag(name);
        }
    }

    private void gateway(Word name) {
        if (!name.is("via")) {
            words.warn(name, "'" + name + "' is an old word: write '" + (name.is("gw") ? "via" : "nexthop via") + "'");
        }
        words.value(name, Numbers::address, "the address of a gateway").ifPresent(gateways::add);
    }

    private void flag(Word name) {
        switch (name.text()) {
            case "onlink" -> onLink = true;
            case "inet" -> six = false;
            case "inet6" -> six = true;
            case "no_track" -> tracked = false;
            case "add" -> placing = Placing.ALONE;
            case "append" -> placing = Placing.APPEND;
            case "prepend" -> placing = Placing.PREPEND;
            case "encap", "ttl-propagate", "vrf", "as", "nat" ->
                words.error(name, "'" + name + "' is not supported in a route yet", "");
            default -> other(name);
        }
    }

    private void other(Word name) {
        if (TYPES.containsKey(name.text()) && type.isEmpty()) {
            type = Optional.of(TYPES.get(name.text()));
        } else if (!path.option(name)) {
            Optional<Cidr> network = Networks.networkOrAll(name.text());
            if (network.isPresent() && destination.isEmpty()) {
                setDestination(network.get());
            } else {
                words.error(name, "'" + name + "' is no part of a route", "via, dev, src, metric, table, ...");
            }
        }
    }

    private void setDestination(Cidr network) {
        boolean allOfSix = six && network.equals(Networks.all(Family.IPV4));
        destination = Optional.of(allOfSix ? Networks.all(Family.IPV6) : network);
    }

    private int number(Word name, long most) {
        return words.value(name, text -> Numbers.unsigned(text, most), "a whole number from 0 to " + most)
                .orElse(0);
    }

    private Optional<Integer> named(Word name, NumberNames names, long most) {
        return words.value(name, text -> names.number(text, most), "a known name, or a number from 0 to " + most);
    }

    /** A type of service, decimal or hexadecimal; iproute2 reads both as hexadecimal, keepalived as C does. */
    static Optional<Integer> service(String text) {
        return NumberNames.SERVICE.number(text, 255);
    }

    private VirtualRoute toRoute() {
        int kind = type.orElse(UNICAST);
        return new VirtualRoute(
                destination.orElseThrow(),
                origin,
                kind,
                table,
                tos,
                protocol,
                scope.orElse(kind == LOCAL ? HOST_SCOPE : 0),
                allHops(kind),
                source,
                metric,
                path.metrics(),
                preference,
                expires,
                placing,
                tracked && hasInterface());
    }

    private List<Hop> allHops(int kind) {
        if (kind >= BLACKHOLE) {
            return List.of();
        }
        if (gateways.isEmpty() && hops.isEmpty()) {
            return List.of(new Hop(interfaceName, Optional.empty(), 1, onLink, realms));
        }
        List<Hop> all = new ArrayList<>();
        gateways.forEach(gateway -> all.add(new Hop(interfaceName, Optional.of(gateway), 1, onLink, realms)));
        all.addAll(hops);
        return all;
    }
}
