package org.vipwarden.engine.config.model;

import java.util.List;

/**
 * What the node does on its own network whoever is Active.
 *
 * @param addresses {@code static_ipaddress}
 * @param routes {@code static_routes}
 * @param rules {@code static_rules}
 * @param pacing how fast announcements go out
 */
public record HostDefinition(
        List<Fixture<VirtualAddress>> addresses,
        List<Fixture<VirtualRoute>> routes,
        List<Fixture<VirtualRule>> rules,
        Pacing pacing) {
    public static final HostDefinition NOTHING = new HostDefinition(List.of(), List.of(), List.of(), Pacing.AT_ONCE);

    public HostDefinition {
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
    }

    /**
     * Something that the node has as long as it runs.
     *
     * @param instances those that cannot run without it: the members of its {@code track_group}
     */
    public record Fixture<T>(T item, List<String> instances) {
        public Fixture {
            instances = List.copyOf(instances);
        }
    }
}
