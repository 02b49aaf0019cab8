package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vipwarden.engine.config.build.Trackables.Known;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.TrackerDefinitions;
import org.vipwarden.engine.config.model.balance.Balancing;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.Weight;

/** Makes the model of a whole configuration. */
public final class ModelBuilder {
    private final String hostName;
    private final Predicate<String> userExists;
    private final ConfigurationFiles files;
    private final Report report;

    public ModelBuilder(String hostName, Predicate<String> userExists, ConfigurationFiles files, Report report) {
        this.files = files;
        this.hostName = hostName;
        this.userExists = userExists;
        this.report = report;
    }

    /**
     * The model.
     *
     * @param root of {@code keepalived.conf}
     * @param own root of {@code vipwarden.conf}, when there is one; {@code ownReport} gets what there is to say about it
     */
    public Configuration build(Node root, Optional<Node> own, Report ownReport) {
        Node global = globalOf(root);
        Commands commands = Commands.of(global, userExists, files, report);
        WireReader wire = new WireReader(global, files, report);
        GlobalDefinitions definitions = new GlobalDefinitions(
                global.find(GlobalKeywords.ROUTER_ID).orElse(hostName),
                commands.defaultUser(),
                global.get(GlobalKeywords.SCRIPT_SECURITY),
                global.get(GlobalKeywords.LOG_UNKNOWN),
                new StartDelays(global.get(GlobalKeywords.STARTUP_DELAY), global.get(GlobalKeywords.DELAY_AFTER_BOOT)),
                new NotificationBuilder(global, commands, hostName, report).build());
        Trackables trackables = trackables(root, commands);
        TrackingReader tracking = new TrackingReader(trackables, report);
        RouteReader routes = new RouteReader(root, report);
        NotifyReader notifies = new NotifyReader(global, commands);
        List<InstanceDefinition> alone =
                instances(root, new InstanceBuilder(global, wire, notifies, tracking, routes, report));
        SyncGroupReader syncReader = new SyncGroupReader(notifies, tracking, alone, report);
        List<SyncGroupDefinition> syncGroups = syncGroups(root, syncReader);
        List<InstanceDefinition> instances =
                alone.stream().map(syncReader::withGroup).toList();
        TrackerDefinitions trackers = new TrackerDefinitions(
                trackables.files().definitions(),
                trackables.processes().definitions(),
                trackables.sessions().definitions(),
                new TrackerBuilder(report).linkDelays(root, instances));
        HostDefinition host = new HostReader(root, global, report).read(routes);
        Balancing balancing = new BalancingBuilder(global, commands, report).build(root);
        commands.warnAboutSecurity();
        OwnDefinitions ownDefinitions = own.map(node -> new OwnBuilder(instances, ownReport).build(node))
                .orElse(OwnDefinitions.DEFAULT);
        return new Configuration(
                definitions,
                trackables.scripts().definitions(),
                trackers,
                instances,
                syncGroups,
                host,
                balancing,
                ownDefinitions);
    }

    /** All {@code global_defs} blocks as one: a later one adds to an earlier one. */
    private static Node globalOf(Node root) {
        List<Node> children = root.all(RootKeywords.GLOBAL)
                .flatMap(block -> block.children().stream())
                .toList();
        return new Node(RootKeywords.GLOBAL, root.name(), List.of(), Optional.of(true), children, List.of());
    }

    private Trackables trackables(Node root, Commands commands) {
        ScriptBuilder scripts = new ScriptBuilder(commands, report);
        TrackerBuilder others = new TrackerBuilder(report);
        BfdBuilder sessions = new BfdBuilder(report);
        List<Node> files = Stream.concat(root.all(RootKeywords.FILE), root.all(RootKeywords.OLD_FILE))
                .toList();
        return new Trackables(
                known(
                        root.all(RootKeywords.SCRIPT).toList(),
                        "vrrp_script",
                        TrackingReader.MOST_WEIGHT,
                        scripts::build,
                        ScriptDefinition::weight),
                known(files, "track_file", TrackingReader.MOST_WEIGHT_WRITTEN, others::file, FileDefinition::weight),
                known(
                        root.all(RootKeywords.PROCESS).toList(),
                        "vrrp_track_process",
                        TrackingReader.MOST_WEIGHT_WRITTEN,
                        others::process,
                        ProcessDefinition::weight),
                known(
                        root.all(RootKeywords.BFD).toList(),
                        "bfd_instance",
                        TrackingReader.MOST_WEIGHT,
                        sessions::build,
                        BfdDefinition::weight));
    }

    private <T> Known<T> known(
            List<Node> nodes,
            String keyword,
            int mostWeight,
            BiFunction<String, Node, Optional<T>> build,
            Function<T, Weight> weight) {
        Map<String, Defined<T>> byName = new LinkedHashMap<>();
        named(nodes, keyword).forEach((name, node) -> build.apply(name, node)
                .ifPresent(built -> byName.put(name, new Defined<>(built, weight.apply(built), node.place()))));
        return new Known<>(keyword, mostWeight, byName);
    }

    private List<InstanceDefinition> instances(Node root, InstanceBuilder builder) {
        Map<Heard, InstanceDefinition> instances = new LinkedHashMap<>();
        named(root.all(RootKeywords.INSTANCE).toList(), "vrrp_instance")
                .forEach((name, node) -> builder.build(name, node).ifPresent(instance -> {
                    InstanceDefinition first = instances.putIfAbsent(Heard.of(instance), instance);
                    if (first != null) {
                        notAlone(instance, node, first);
                    }
                }));
        return List.copyOf(instances.values());
    }

    private List<SyncGroupDefinition> syncGroups(Node root, SyncGroupReader reader) {
        List<SyncGroupDefinition> found = new ArrayList<>();
        named(root.all(RootKeywords.SYNC_GROUP).toList(), "vrrp_sync_group")
                .forEach((name, node) -> reader.read(name, node).ifPresent(found::add));
        return found;
    }

    /** The nodes by their names; a second one of the same name is left out, as in keepalived. */
    private Map<String, Node> named(List<Node> nodes, String what) {
        Map<String, Node> byName = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.value().isEmpty()) {
                continue;
            }
            String name = node.value().get().toString();
            Node first = byName.putIfAbsent(name, node);
            if (first != null) {
                report.error(
                        node.argumentPlace(),
                        what + " '" + name + "' is defined already in line "
                                + first.place().line() + ": this one is left out");
            }
        }
        return byName;
    }

    private void notAlone(InstanceDefinition instance, Node node, InstanceDefinition other) {
        report.as(Rule.SAME_ROUTER)
                .error(
                        node.argumentPlace(),
                        "'" + instance.name() + "' has the same virtual_router_id " + instance.vrid() + " on "
                                + (instance.hasInterface() ? instance.interfaceName() : "the same address") + " as '"
                                + other.name() + "': it is left out",
                        "another virtual_router_id");
    }

    /** What an advert is known by: two instances that share it would take each other's adverts for a peer's. */
    private record Heard(
            Vrid vrid, Family family, String interfaceName, Optional<IpAddress> group, Optional<IpAddress> local) {
        static Heard of(InstanceDefinition instance) {
            Optional<IpAddress> group = instance.delivery().group();
            return new Heard(
                    instance.vrid(),
                    instance.family(),
                    instance.interfaceName(),
                    group,
                    group.isPresent() ? Optional.empty() : instance.origin().address());
        }
    }
}
