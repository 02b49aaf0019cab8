package org.vipwarden.engine.config.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.unit.IpAddress;

/** What is looked at: a configuration and the places of its words, the machine, and what was heard of other nodes. */
record Scene(
        Configuration configuration,
        Node tree,
        Map<String, Node> instances,
        Map<List<Object>, Map<IpAddress, Place>> addresses,
        Machine machine,
        Map<String, Heard.ByRouter> heard,
        Report report) {

    static Scene of(
            Configuration configuration, Node tree, Machine machine, Map<String, Heard.ByRouter> heard, Report report) {
        Map<String, Node> instances = new HashMap<>();
        tree.all(RootKeywords.INSTANCE).forEach(node -> node.value(RootKeywords.INSTANCE)
                .ifPresent(name -> instances.putIfAbsent(name, node)));
        return new Scene(configuration, tree, instances, new HashMap<>(), machine, heard, report);
    }

    /** Where an instance says that; its name when it says nothing of it. */
    Place of(InstanceDefinition instance, Keyword<?> keyword) {
        Node node = instances.getOrDefault(instance.name(), tree);
        return node.last(keyword).map(Node::argumentPlace).orElseGet(node::argumentPlace);
    }

    /** The line of a block of an instance that begins with the given word; else as {@link #of}. */
    Place of(InstanceDefinition instance, Keyword<?> block, String first) {
        return Optional.ofNullable(instances.get(instance.name())).stream()
                .flatMap(node -> node.all(block))
                .flatMap(found -> found.entries().stream())
                .filter(entry -> first.equals(entry.first().text()))
                .findFirst()
                .map(Entry::place)
                .orElseGet(() -> of(instance, block));
    }

    /** The line of an address, written with its prefix length or without. */
    Place ofAddress(InstanceDefinition instance, Keyword<?> block, IpAddress address) {
        return addresses
                .computeIfAbsent(
                        List.of(instance.name(), block),
                        key -> addressesIn(Optional.ofNullable(instances.get(instance.name())), block))
                .getOrDefault(address, of(instance, block));
    }

    /** The line of an address that the node always has. */
    Place ofStatic(IpAddress address) {
        return addresses
                .computeIfAbsent(List.of(), key -> addressesIn(Optional.of(tree), RootKeywords.STATIC_ADDRESSES))
                .getOrDefault(address, tree.place());
    }

    /** There may be thousands, and something to be said about each. */
    private static Map<IpAddress, Place> addressesIn(Optional<Node> parent, Keyword<?> block) {
        Map<IpAddress, Place> places = new HashMap<>();
        parent.stream()
                .flatMap(node -> node.all(block))
                .flatMap(found -> found.entries().stream())
                .forEach(entry ->
                        written(entry.first().text()).ifPresent(address -> places.putIfAbsent(address, entry.place())));
        return places;
    }

    private static Optional<IpAddress> written(String text) {
        int slash = text.indexOf('/');
        return Numbers.address(slash < 0 ? text : text.substring(0, slash));
    }

    /** Says something that keepalived does not say. */
    void note(Rule rule, Place place, String message) {
        report.as(rule).note(place, message);
    }

    /** Says something; a warning where keepalived complains too, so that a check ends as there. */
    void say(boolean keepalivedComplains, Rule rule, Place place, String message) {
        if (keepalivedComplains) {
            report.as(rule).warning(place, message);
        } else {
            note(rule, place, message);
        }
    }
}
