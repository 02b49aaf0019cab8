package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;

/** Which virtual routers a change in the kernel concerns: found without looking at all of them. */
final class Claims {
    private final Map<String, Set<LiveRouter>> byInterface = new HashMap<>();
    private final Map<Deed, Set<LiveRouter>> byAddress = new HashMap<>();
    /** By the address that their adverts come from, where the configuration says it. */
    private final Map<IpAddress, Set<LiveRouter>> byOrigin = new HashMap<>();
    /** By the destination of a route. */
    private final Map<Cidr, Set<LiveRouter>> byRoute = new HashMap<>();
    /** By the priority of a rule. */
    private final Map<Integer, Set<LiveRouter>> byRule = new HashMap<>();

    void add(LiveRouter router) {
        add(router, router.definition());
    }

    /** Remembers a router under a definition that it is about to have. */
    void add(LiveRouter router, InstanceDefinition definition) {
        visit(definition, new Visitor() {
            @Override
            <K> void visit(Map<K, Set<LiveRouter>> index, K key) {
                index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(router);
            }
        });
    }

    /** Forgets a router under the definition that it was added with. */
    void remove(LiveRouter router, InstanceDefinition definition) {
        visit(definition, new Visitor() {
            @Override
            <K> void visit(Map<K, Set<LiveRouter>> index, K key) {
                index.computeIfPresent(key, (k, all) -> {
                    all.remove(router);
                    return all.isEmpty() ? null : all;
                });
            }
        });
    }

    private abstract static class Visitor {
        abstract <K> void visit(Map<K, Set<LiveRouter>> index, K key);
    }

    private void visit(InstanceDefinition definition, Visitor visitor) {
        Consumer<String> onInterface = name -> visitor.visit(byInterface, name);
        Stream.of(
                        Stream.of(definition.interfaceName()),
                        definition.attachment().links().map(VirtualLink::name),
                        definition.holdings().trackedInterfaces())
                .flatMap(names -> names)
                .distinct()
                .forEach(onInterface);
        definition.origin().address().ifPresent(address -> visitor.visit(byOrigin, address));
        definition
                .holdings()
                .allAddresses()
                .filter(address -> address.traits().tracked())
                .forEach(address -> visitor.visit(byAddress, Deed.of(address)));
        definition.holdings().routes().stream()
                .filter(route -> route.tracked())
                .map(route -> new Cidr(
                        route.destination().network(), route.destination().prefixLength()))
                .forEach(destination -> visitor.visit(byRoute, destination));
        definition.holdings().rules().stream()
                .filter(rule -> rule.tracked())
                .forEach(rule -> visitor.visit(byRule, rule.priority()));
    }

    /** Those that use the interface. */
    List<LiveRouter> onInterface(String name) {
        return List.copyOf(byInterface.getOrDefault(name, Set.of()));
    }

    /** Those that cannot do without the address. */
    List<LiveRouter> ofAddress(String interfaceName, Cidr cidr) {
        return List.copyOf(byAddress.getOrDefault(new Deed(interfaceName, cidr), Set.of()));
    }

    /** Those whose adverts come from this very address. */
    List<LiveRouter> from(IpAddress origin) {
        return List.copyOf(byOrigin.getOrDefault(origin, Set.of()));
    }

    /** Those that cannot do without a route to the destination. */
    List<LiveRouter> ofRoute(Cidr destination) {
        return List.copyOf(byRoute.getOrDefault(destination, Set.of()));
    }

    /** Those that cannot do without a rule of the priority. */
    List<LiveRouter> ofRule(int priority) {
        return List.copyOf(byRule.getOrDefault(priority, Set.of()));
    }
}
