package org.vipwarden.engine.config.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.OwnKeywords;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PingNodeDefinition;

/** Makes the model of {@code vipwarden.conf}. */
final class OwnBuilder {
    private final List<InstanceDefinition> instances;
    private final Report report;

    OwnBuilder(List<InstanceDefinition> instances, Report report) {
        this.instances = instances;
        this.report = report;
    }

    OwnDefinitions build(Node root) {
        Map<String, PingNodeDefinition> pingNodes = new LinkedHashMap<>();
        root.all(OwnKeywords.PING_NODE).forEach(node -> pingNode(node).ifPresent(pingNode -> {
            if (pingNodes.putIfAbsent(pingNode.name(), pingNode) != null) {
                report.error(
                        node.argumentPlace(),
                        "ping_node '" + pingNode.name() + "' is defined already: this one is left out");
            }
        }));
        return new OwnDefinitions(
                root.get(OwnKeywords.LEASE),
                List.copyOf(pingNodes.values()),
                quorum(root, pingNodes.size()),
                new PathBuilder(instances, report).build(root),
                new Listeners(root.get(OwnKeywords.JMX_LISTEN), root.get(OwnKeywords.HTTP_LISTEN)),
                root.get(OwnKeywords.MAIL_LIMIT),
                new WebhookBuilder(report).build(root),
                LogReader.read(root));
    }

    private Optional<PingNodeDefinition> pingNode(Node node) {
        Optional<String> name = node.value(OwnKeywords.PING_NODE);
        if (name.isPresent() && node.find(OwnKeywords.TARGET).isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "ping_node '" + name.get() + "' has no target: it is left out",
                    "target ADDRESS");
        }
        return name.flatMap(given -> node.find(OwnKeywords.TARGET)
                .map(target -> new PingNodeDefinition(
                        given,
                        target,
                        node.get(OwnKeywords.INTERVAL),
                        node.get(OwnKeywords.TIMEOUT),
                        node.get(OwnKeywords.RISE),
                        node.get(OwnKeywords.FALL))));
    }

    /** A quorum that can never be reached would keep every router from working: it is dropped. */
    private Optional<Integer> quorum(Node root, int nodes) {
        Optional<Integer> quorum = root.find(OwnKeywords.PING_QUORUM);
        if (quorum.isPresent() && quorum.get() > nodes) {
            report.error(
                    root.last(OwnKeywords.PING_QUORUM).orElse(root).argumentPlace(),
                    "the quorum is " + quorum.get() + ", but there "
                            + (nodes == 1 ? "is 1 ping_node" : "are " + nodes + " ping_nodes") + ": it is ignored",
                    nodes == 0 ? "ping_node blocks" : "at most " + nodes);
            return Optional.empty();
        }
        return quorum;
    }
}
