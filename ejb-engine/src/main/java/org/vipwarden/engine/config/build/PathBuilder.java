package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.grammar.OwnKeywords;
import org.vipwarden.engine.config.grammar.Spelling;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Vrid;

/** Makes the model of {@code heartbeat_path}. */
final class PathBuilder {
    private final Map<String, InstanceDefinition> instances = new LinkedHashMap<>();
    /** Whose adverts go where. */
    private final Map<Place, String> taken = new LinkedHashMap<>();

    private final Report report;

    /** Where there is room for one instance: an advert does not say more than this. */
    private record Place(String interfaceName, Family family, Vrid vrid) {
        static Place of(InstanceDefinition instance, String interfaceName) {
            return new Place(interfaceName, instance.family(), instance.vrid());
        }
    }

    PathBuilder(List<InstanceDefinition> instances, Report report) {
        for (InstanceDefinition instance : instances) {
            this.instances.put(instance.name(), instance);
            taken.put(Place.of(instance, instance.interfaceName()), instance.name());
        }
        this.report = report;
    }

    List<HeartbeatPath> build(Node root) {
        Map<String, HeartbeatPath> paths = new LinkedHashMap<>();
        for (Node node : root.all(OwnKeywords.HEARTBEAT_PATH).toList()) {
            node.value(OwnKeywords.HEARTBEAT_PATH)
                    .filter(name -> isFree(node, name, paths))
                    .flatMap(name -> path(node, name))
                    .ifPresent(path -> paths.put(path.name(), path));
        }
        return List.copyOf(paths.values());
    }

    private boolean isFree(Node node, String name, Map<String, HeartbeatPath> paths) {
        boolean main = name.equals(HeartbeatPath.MAIN);
        if (main || paths.containsKey(name)) {
            report.error(
                    node.argumentPlace(),
                    "heartbeat_path '" + name + "' is "
                            + (main ? "what the way over the instance's own interface is called" : "defined already")
                            + ": this one is left out");
            return false;
        }
        return true;
    }

    private Optional<HeartbeatPath> path(Node node, String name) {
        Optional<String> interfaceName = node.find(InstanceKeywords.INTERFACE);
        if (interfaceName.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "heartbeat_path '" + name + "' has no interface: it is left out",
                    "interface NAME");
            return Optional.empty();
        }
        Optional<IpAddress> source = node.find(InstanceKeywords.UNICAST_SOURCE);
        List<IpAddress> peers = peers(node, source.map(IpAddress::family));
        Optional<Family> family = source.or(() -> peers.stream().findFirst()).map(IpAddress::family);
        List<String> served = withoutClashes(node, ofFamily(node, family), interfaceName.get());
        return Optional.of(new HeartbeatPath(name, served, interfaceName.get(), source, peers))
                .filter(path -> !served.isEmpty());
    }

    /** Those of the instances that the path's addresses can serve. */
    private List<InstanceDefinition> ofFamily(Node node, Optional<Family> family) {
        boolean all = names(node).isEmpty();
        List<InstanceDefinition> kept = new ArrayList<>();
        for (InstanceDefinition instance : named(node)) {
            if (family.isEmpty() || family.get() == instance.family()) {
                kept.add(instance);
            } else if (!all) {
                report.error(
                        node.argumentPlace(),
                        "the adverts of '" + instance.name() + "' are of another family than this path's addresses: it"
                                + " is not for it");
            }
        }
        return kept;
    }

    private static List<Word> names(Node node) {
        return node.all(OwnKeywords.PATH_INSTANCES)
                .flatMap(block -> block.entries().stream())
                .flatMap(entry -> entry.words().stream())
                .toList();
    }

    /** The named instances; all of them when none is named. */
    private List<InstanceDefinition> named(Node node) {
        List<Word> names = names(node);
        if (names.isEmpty()) {
            return List.copyOf(instances.values());
        }
        List<InstanceDefinition> found = new ArrayList<>();
        for (Word name : names) {
            InstanceDefinition instance = instances.get(name.text());
            if (instance == null) {
                report.add(
                        Severity.ERROR,
                        name.place(),
                        "there is no vrrp_instance '" + name + "': it is ignored",
                        "",
                        Spelling.suggestion(name.text(), instances.keySet()));
            } else if (!found.contains(instance)) {
                found.add(instance);
            }
        }
        return found;
    }

    /** An instance has the path only when its adverts cannot be taken for another's there. */
    private List<String> withoutClashes(Node node, List<InstanceDefinition> wanted, String interfaceName) {
        List<String> kept = new ArrayList<>();
        for (InstanceDefinition instance : wanted) {
            String other = taken.putIfAbsent(Place.of(instance, interfaceName), instance.name());
            if (other == null) {
                kept.add(instance.name());
            } else if (other.equals(instance.name())) {
                report.warning(
                        node.argumentPlace(),
                        "the adverts of '" + other + "' go over " + interfaceName + " anyway: this path is not for it");
            } else {
                report.error(
                        node.argumentPlace(),
                        "'" + instance.name() + "' has the same virtual_router_id " + instance.vrid() + " on "
                                + interfaceName + " as '" + other + "': this path is not for it",
                        "another virtual_router_id, or a path of its own");
            }
        }
        return kept;
    }

    private List<IpAddress> peers(Node node, Optional<Family> family) {
        List<IpAddress> peers = new ArrayList<>();
        for (Entry entry : node.all(InstanceKeywords.UNICAST_PEERS)
                .flatMap(block -> block.entries().stream())
                .toList()) {
            Optional<IpAddress> peer = Numbers.address(entry.first().text());
            Optional<Family> wanted = family.or(() -> peers.stream().findFirst().map(IpAddress::family));
            if (peer.isEmpty()) {
                report.error(entry.place(), "'" + entry.first() + "' is no address: it is ignored", "an IP address");
            } else if (wanted.isPresent() && wanted.get() != peer.get().family()) {
                report.error(
                        entry.place(),
                        "'" + entry.first() + "' is of another family than the path's other addresses: it is ignored",
                        "all addresses of a path in one family");
            } else if (!peers.contains(peer.get())) {
                peers.add(peer.get());
            }
        }
        return peers;
    }
}
