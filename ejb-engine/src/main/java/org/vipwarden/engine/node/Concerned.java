package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Cidr;

/** The virtual routers, and which of them something on a link concerns. */
final class Concerned {
    private final Set<LiveRouter> routers = new LinkedHashSet<>();
    private final Map<String, Set<LiveRouter>> byInterface = new HashMap<>();
    private final Map<Place, Set<LiveRouter>> byAddress = new HashMap<>();

    /** An address on a link. */
    private record Place(String interfaceName, Cidr cidr) {}

    void add(LiveRouter router) {
        routers.add(router);
        InstanceDefinition definition = router.definition();
        into(byInterface, definition.interfaceName(), router);
        definition
                .holdings()
                .allAddresses()
                .forEach(a -> into(byAddress, new Place(a.interfaceName(), a.cidr()), router));
    }

    void remove(LiveRouter router) {
        routers.remove(router);
        forget(router, router.definition());
    }

    /** A router has another configuration. */
    void changed(LiveRouter router, InstanceDefinition before) {
        forget(router, before);
        add(router);
    }

    private void forget(LiveRouter router, InstanceDefinition definition) {
        outOf(byInterface, definition.interfaceName(), router);
        definition
                .holdings()
                .allAddresses()
                .forEach(a -> outOf(byAddress, new Place(a.interfaceName(), a.cidr()), router));
    }

    List<LiveRouter> all() {
        return List.copyOf(routers);
    }

    /** The routers whose adverts go over the link. */
    List<LiveRouter> onLink(String interfaceName) {
        return List.copyOf(byInterface.getOrDefault(interfaceName, Set.of()));
    }

    /** The routers that hold the address on the link while they are Active. */
    List<LiveRouter> holding(String interfaceName, Cidr cidr) {
        return List.copyOf(byAddress.getOrDefault(new Place(interfaceName, cidr), Set.of()));
    }

    private static <K> void into(Map<K, Set<LiveRouter>> index, K key, LiveRouter router) {
        index.computeIfAbsent(key, k -> new LinkedHashSet<>(2)).add(router);
    }

    private static <K> void outOf(Map<K, Set<LiveRouter>> index, K key, LiveRouter router) {
        index.computeIfPresent(key, (k, all) -> all.remove(router) && all.isEmpty() ? null : all);
    }
}
