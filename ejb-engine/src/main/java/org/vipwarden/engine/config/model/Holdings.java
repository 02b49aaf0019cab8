package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an instance holds while it is Active.
 *
 * @param addresses advertised, in file order; at most 255
 * @param excluded not advertised
 * @param routes installed after the addresses, removed before them
 * @param rules installed after the routes, removed before them
 * @param promoteSecondaries {@code promote_secondaries}: an address outlives the removal of the first of its network
 */
public record Holdings(
        List<VirtualAddress> addresses,
        List<VirtualAddress> excluded,
        List<VirtualRoute> routes,
        List<VirtualRule> rules,
        boolean promoteSecondaries) {
    public static final Holdings NONE = new Holdings(List.of(), List.of());

    public Holdings {
        addresses = List.copyOf(addresses);
        excluded = List.copyOf(excluded);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
    }

    /** Addresses only. */
    public Holdings(List<VirtualAddress> addresses, List<VirtualAddress> excluded) {
        this(addresses, excluded, List.of(), List.of(), false);
    }

    /** How many addresses there are, advertised or not. */
    public int addressCount() {
        return addresses.size() + excluded.size();
    }

    /** Every address, advertised or not. */
    public Stream<VirtualAddress> allAddresses() {
        return Stream.concat(addresses.stream(), excluded.stream());
    }

    /** Every interface that something of this needs, unless that is not tracked. */
    public Stream<String> trackedInterfaces() {
        Stream<String> ofAddresses =
                allAddresses().filter(a -> a.traits().tracked()).map(VirtualAddress::interfaceName);
        Stream<String> ofRoutes = routes.stream()
                .filter(VirtualRoute::tracked)
                .flatMap(r -> r.hops().stream())
                .flatMap(hop -> hop.interfaceName().stream());
        return Stream.concat(ofAddresses, ofRoutes).distinct();
    }
}
