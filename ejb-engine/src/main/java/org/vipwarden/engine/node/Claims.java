package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.Setting;

/** Which virtual routers a change in the kernel concerns: found without looking at all of them. */
final class Claims {
    private final Map<String, Set<LiveRouter>> byInterface = new HashMap<>();
    private final Map<Deed, Set<LiveRouter>> byAddress = new HashMap<>();
    /** By the interface of a further path. */
    private final Map<String, Set<LiveRouter>> byPath = new HashMap<>();
    /** By the address that their adverts come from, where the configuration says it. */
    private final Map<IpAddress, Set<LiveRouter>> byOrigin = new HashMap<>();
    /** By the destination of a route. */
    private final Map<Cidr, Set<LiveRouter>> byRoute = new HashMap<>();
    /** By the priority of a rule. */
    private final Map<Integer, Set<LiveRouter>> byRule = new HashMap<>();

    void add(LiveRouter router) {
        add(router, router.setting());
    }

    /** Remembers a router under a setting that it is about to have. */
    void add(LiveRouter router, Setting setting) {
        visit(setting, new Visitor() {
            @Override
            <K> void visit(Map<K, Set<LiveRouter>> index, K key) {
                index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(router);
            }
        });
    }

    /** Forgets a router under the setting that it was added with. */
    void remove(LiveRouter router, Setting setting) {
        visit(setting, new Visitor() {
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

    private void visit(Setting setting, Visitor visitor) {
        InstanceDefinition definition = setting.definition();
        setting.paths().stream()
                .map(HeartbeatPath::interfaceName)
                .distinct()
                .forEach(name -> visitor.visit(byPath, name));
        Stream.concat(
                        definition.origin().address().stream(),
                        setting.paths().stream().flatMap(path -> path.source().stream()))
                .distinct()
                .forEach(address -> visitor.visit(byOrigin, address));
        Consumer<String> onInterface = name -> visitor.visit(byInterface, name);
        Stream.of(
                        Stream.of(definition.interfaceName()),
                        definition.attachment().links().map(VirtualLink::name),
                        definition.holdings().trackedInterfaces())
                .flatMap(names -> names)
                .distinct()
                .forEach(onInterface);
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

    /** Those that have a further path over the interface. */
    List<LiveRouter> withPathOn(String name) {
        return List.copyOf(byPath.getOrDefault(name, Set.of()));
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
