package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.text.ConfigurationFiles;

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
        Commands commands = Commands.of(global, userExists, report);
        WireReader wire = new WireReader(global, files, report);
        GlobalDefinitions definitions = new GlobalDefinitions(
                global.find(GlobalKeywords.ROUTER_ID).orElse(hostName),
                commands.defaultUser(),
                global.get(GlobalKeywords.SCRIPT_SECURITY),
                global.get(GlobalKeywords.LOG_UNKNOWN));
        Map<String, DefinedScript> scripts = scripts(root, commands);
        List<InstanceDefinition> instances = instances(
                root, new InstanceBuilder(global, wire, commands, new TrackingReader(scripts, report), report));
        commands.warnAboutSecurity();
        List<ScriptDefinition> found =
                scripts.values().stream().map(DefinedScript::definition).toList();
        OwnDefinitions ownDefinitions =
                own.map(node -> new OwnBuilder(ownReport).build(node)).orElse(OwnDefinitions.DEFAULT);
        return new Configuration(definitions, found, instances, ownDefinitions);
    }

    /** All {@code global_defs} blocks as one: a later one adds to an earlier one. */
    private static Node globalOf(Node root) {
        List<Node> children = root.all(RootKeywords.GLOBAL)
                .flatMap(block -> block.children().stream())
                .toList();
        return new Node(RootKeywords.GLOBAL, root.name(), List.of(), Optional.of(true), children, List.of());
    }

    private Map<String, DefinedScript> scripts(Node root, Commands commands) {
        ScriptBuilder builder = new ScriptBuilder(commands, report);
        Map<String, DefinedScript> scripts = new LinkedHashMap<>();
        named(root.all(RootKeywords.SCRIPT).toList(), "vrrp_script").forEach((name, node) -> builder.build(name, node)
                .ifPresent(script -> scripts.put(name, new DefinedScript(script, node.place()))));
        return scripts;
    }

    private List<InstanceDefinition> instances(Node root, InstanceBuilder builder) {
        List<InstanceDefinition> instances = new ArrayList<>();
        named(root.all(RootKeywords.INSTANCE).toList(), "vrrp_instance")
                .forEach((name, node) -> builder.build(name, node)
                        .filter(instance -> isAlone(instance, node, instances))
                        .ifPresent(instances::add));
        return instances;
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

    /** Two instances with the same VRID would take each other's adverts for a peer's. */
    private boolean isAlone(InstanceDefinition instance, Node node, List<InstanceDefinition> others) {
        for (InstanceDefinition other : others) {
            if (other.vrid().equals(instance.vrid()) && other.sharesWireWith(instance)) {
                report.error(
                        node.argumentPlace(),
                        "'" + instance.name() + "' has the same virtual_router_id " + instance.vrid() + " on "
                                + (instance.hasInterface() ? instance.interfaceName() : "the same address") + " as '"
                                + other.name() + "': it is left out",
                        "another virtual_router_id");
                return false;
            }
        }
        return true;
    }
}
