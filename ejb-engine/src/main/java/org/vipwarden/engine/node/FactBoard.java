package org.vipwarden.engine.node;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.fact.LoopLateness;
import org.vipwarden.rules.fact.PingNode;
import org.vipwarden.rules.fact.PingQuorum;
import org.vipwarden.rules.fact.Tracker;
import org.vipwarden.rules.fact.VirtualRouter;

/** What is known, in the words of the policy: configuration and observations become facts. For the control thread alone. */
final class FactBoard {
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Health> links = new HashMap<>();
    private final Map<String, Health> scripts = new HashMap<>();
    private final Map<String, Health> pingNodes = new HashMap<>();
    private Duration lateness = Duration.ZERO;

    void role(String router, Role role) {
        roles.put(router, role);
    }

    void link(String name, boolean up) {
        links.put(name, up ? Health.UP : Health.DOWN);
    }

    void observed(Observation observation) {
        boolean script = observation.kind() == Observation.Kind.SCRIPT;
        (script ? scripts : pingNodes).put(observation.name(), observation.health());
    }

    /** Keeps a tenth of a second's precision: finer changes are no reason to think anew. Tells whether it changed. */
    boolean lateness(long nanos) {
        Duration before = lateness;
        lateness = Duration.ofMillis(nanos / 100_000_000L * 100);
        return !lateness.equals(before);
    }

    /** Follows the routers whose names change, and forgets what names meant that now stand for another router, or for none. */
    void follow(ReloadPlan plan) {
        Map<String, Role> moved = new HashMap<>();
        plan.changed().forEach(change -> Optional.ofNullable(roles.get(change.before()))
                .ifPresent(role -> moved.put(change.now(), role)));
        roles.keySet().removeAll(plan.reassigned());
        roles.putAll(moved);
    }

    /** Forgets what the configuration no longer has. */
    void retain(Configuration configuration) {
        scripts.keySet()
                .retainAll(configuration.scripts().stream().map(s -> s.name()).toList());
        pingNodes
                .keySet()
                .retainAll(configuration.own().pingNodes().stream()
                        .map(p -> p.name())
                        .toList());
    }

    Set<Fact> facts(Configuration configuration) {
        Set<Fact> facts = new HashSet<>();
        configuration.instances().forEach(instance -> {
            facts.add(router(instance));
            instance.tracking()
                    .scripts()
                    .forEach(t -> facts.add(new Tracker(
                            instance.name(),
                            Tracker.Kind.SCRIPT,
                            t.script(),
                            scripts.getOrDefault(t.script(), Health.UNKNOWN),
                            t.weight().value())));
            instance.tracking()
                    .interfaces()
                    .forEach(t -> facts.add(new Tracker(
                            instance.name(),
                            Tracker.Kind.INTERFACE,
                            t.interfaceName(),
                            links.getOrDefault(t.interfaceName(), Health.DOWN),
                            t.weight().value())));
        });
        configuration.own().pingNodes().forEach(node -> facts.add(new PingNode(node.name(), health(node.name()))));
        configuration.own().pingQuorum().ifPresent(required -> facts.add(quorum(required, configuration)));
        facts.add(new LoopLateness(lateness));
        return facts;
    }

    private VirtualRouter router(InstanceDefinition instance) {
        return new VirtualRouter(
                instance.name(),
                instance.vrid().value(),
                instance.interfaceName(),
                instance.priority().value(),
                VirtualRouter.Role.valueOf(
                        roles.getOrDefault(instance.name(), Role.INITIALIZE).name()),
                instance.election().preempt(),
                instance.election().preemptDelay());
    }

    private Health health(String pingNode) {
        return pingNodes.getOrDefault(pingNode, Health.UNKNOWN);
    }

    private PingQuorum quorum(int required, Configuration configuration) {
        Collection<Health> all = configuration.own().pingNodes().stream()
                .map(node -> health(node.name()))
                .toList();
        return new PingQuorum(required, count(all, Health.UP), count(all, Health.UNKNOWN), all.size());
    }

    private static int count(Collection<Health> all, Health one) {
        return (int) all.stream().filter(h -> h == one).count();
    }
}
