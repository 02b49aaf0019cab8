package org.vipwarden.engine.node;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.unit.Weight;
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
    private final Map<Kind, Map<String, Observation>> observed = new EnumMap<>(Kind.class);
    private Duration lateness = Duration.ZERO;

    void role(String router, Role role) {
        roles.put(router, role);
    }

    void link(String name, boolean up) {
        links.put(name, up ? Health.UP : Health.DOWN);
    }

    void observed(Observation observation) {
        observed.computeIfAbsent(observation.kind(), k -> new HashMap<>()).put(observation.name(), observation);
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
        Map<Kind, Set<String>> watched = WatchList.of(configuration).stream()
                .collect(groupingBy(WatchList.Item::kind, mapping(WatchList.Item::name, toSet())));
        observed.forEach((kind, byName) -> byName.keySet().retainAll(watched.getOrDefault(kind, Set.of())));
    }

    Set<Fact> facts(Configuration configuration) {
        Set<Fact> facts = new HashSet<>();
        configuration.instances().forEach(instance -> {
            facts.add(router(instance));
            addTrackers(instance.name(), instance.tracking(), facts);
        });
        configuration.own().pingNodes().forEach(node -> facts.add(new PingNode(node.name(), health(node.name()))));
        configuration.own().pingQuorum().ifPresent(required -> facts.add(quorum(required, configuration)));
        facts.add(new LoopLateness(lateness));
        return facts;
    }

    private void addTrackers(String router, Tracking tracking, Set<Fact> facts) {
        tracking.scripts().forEach(t -> facts.add(tracker(router, Kind.SCRIPT, t.script(), t.weight())));
        tracking.files().forEach(t -> facts.add(tracker(router, Kind.FILE, t.name(), t.weight())));
        tracking.processes().forEach(t -> facts.add(tracker(router, Kind.PROCESS, t.name(), t.weight())));
        tracking.sessions().forEach(t -> facts.add(tracker(router, Kind.BFD, t.name(), t.weight())));
        tracking.interfaces()
                .forEach(t -> facts.add(new Tracker(
                        router,
                        Tracker.Kind.INTERFACE,
                        t.interfaceName(),
                        links.getOrDefault(t.interfaceName(), Health.DOWN),
                        t.weight().value(),
                        t.weight().reverse(),
                        0)));
    }

    private Tracker tracker(String router, Kind kind, String name, Weight weight) {
        Optional<Observation> last = last(kind, name);
        return new Tracker(
                router,
                Tracker.Kind.valueOf(kind.name()),
                name,
                last.map(Observation::health).orElse(Health.UNKNOWN),
                weight.value(),
                weight.reverse(),
                last.map(Observation::value).orElse(0));
    }

    private Optional<Observation> last(Kind kind, String name) {
        return Optional.ofNullable(observed.getOrDefault(kind, Map.of()).get(name));
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
        return last(Kind.PING_NODE, pingNode).map(Observation::health).orElse(Health.UNKNOWN);
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
