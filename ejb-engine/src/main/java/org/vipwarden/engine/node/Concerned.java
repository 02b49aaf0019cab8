package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;

/** The virtual routers, and which of them something on a link concerns. */
final class Concerned {
    private final List<LiveRouter> routers = new ArrayList<>();
    private final Map<String, List<LiveRouter>> byInterface = new HashMap<>();
    private final Map<Place, List<LiveRouter>> byAddress = new HashMap<>();
    private final Map<IpAddress, List<LiveRouter>> byOrigin = new HashMap<>();
    private boolean indexed;

    /** An address on a link. */
    private record Place(String interfaceName, Cidr cidr) {}

    void add(LiveRouter router) {
        routers.add(router);
        indexed = false;
    }

    void remove(LiveRouter router) {
        routers.remove(router);
        indexed = false;
    }

    /** A router has another configuration. */
    void changed() {
        indexed = false;
    }

    List<LiveRouter> all() {
        return List.copyOf(routers);
    }

    /** The routers whose adverts go over the link. */
    List<LiveRouter> onLink(String interfaceName) {
        index();
        return byInterface.getOrDefault(interfaceName, List.of());
    }

    /** The routers that hold the address on the link while they are Active. */
    List<LiveRouter> holding(String interfaceName, Cidr cidr) {
        index();
        return byAddress.getOrDefault(new Place(interfaceName, cidr), List.of());
    }

    /** The routers whose adverts come from this very address. */
    List<LiveRouter> from(IpAddress origin) {
        index();
        return byOrigin.getOrDefault(origin, List.of());
    }

    /** Made anew when it is asked for, so that a thousand routers that come or go together cost one indexing. */
    private void index() {
        if (indexed) {
            return;
        }
        byInterface.clear();
        byAddress.clear();
        byOrigin.clear();
        for (LiveRouter router : routers) {
            into(byInterface, router.definition().interfaceName(), router);
            router.definition().origin().address().ifPresent(address -> into(byOrigin, address, router));
            router.definition()
                    .holdings()
                    .allAddresses()
                    .forEach(a -> into(byAddress, new Place(a.interfaceName(), a.cidr()), router));
        }
        byOrigin.replaceAll((address, list) -> List.copyOf(list));
        byInterface.replaceAll((name, list) -> List.copyOf(list));
        byAddress.replaceAll((place, list) -> List.copyOf(list));
        indexed = true;
    }

    private static <K> void into(Map<K, List<LiveRouter>> index, K key, LiveRouter router) {
        index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(router);
    }
}
