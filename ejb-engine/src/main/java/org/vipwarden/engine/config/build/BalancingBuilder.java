package org.vipwarden.engine.config.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.grammar.ServerKeywords;
import org.vipwarden.engine.config.model.balance.Balancing;
import org.vipwarden.engine.config.model.balance.ServerGroup;
import org.vipwarden.engine.config.model.balance.Service;
import org.vipwarden.engine.config.model.balance.TlsClient;
import org.vipwarden.engine.config.model.balance.VirtualServer;

/** Makes the model of everything about load balancing. */
final class BalancingBuilder {
    private final Node global;
    private final Commands commands;
    private final ServiceWords words;
    private final Report report;

    BalancingBuilder(Node global, Commands commands, Report report) {
        this.global = global;
        this.commands = commands;
        this.words = new ServiceWords(report);
        this.report = report;
    }

    Balancing build(Node root) {
        Map<String, ServerGroup> groups = groups(root);
        ServiceReader services = new ServiceReader(groups, words, report);
        VirtualServerBuilder builder = new VirtualServerBuilder(global, commands, words, services, report);
        Map<Service, VirtualServer> servers = new LinkedHashMap<>();
        root.all(RootKeywords.VIRTUAL_SERVER)
                .forEach(node -> builder.build(node).ifPresent(server -> {
                    if (servers.putIfAbsent(server.service(), server) != null) {
                        report.error(node.argumentPlace(), "this virtual_server is there already: it is left out");
                    }
                }));
        return new Balancing(
                new BalancingSettingsReader(global, report).read(),
                root.last(RootKeywords.TLS).map(BalancingBuilder::tls),
                List.copyOf(groups.values()),
                List.copyOf(servers.values()));
    }

    private Map<String, ServerGroup> groups(Node root) {
        ServerGroupReader reader = new ServerGroupReader(words, report);
        Map<String, ServerGroup> groups = new LinkedHashMap<>();
        root.all(RootKeywords.SERVER_GROUP).forEach(node -> {
            Optional<String> name = node.value(RootKeywords.SERVER_GROUP);
            if (name.isPresent() && groups.containsKey(name.get())) {
                report.error(node.argumentPlace(), "this virtual_server_group is there already: it is left out");
            } else {
                name.ifPresent(found -> groups.put(found, reader.read(found, node)));
            }
        });
        return groups;
    }

    private static TlsClient tls(Node node) {
        return new TlsClient(
                node.find(ServerKeywords.TLS_PASSWORD),
                node.find(ServerKeywords.TLS_AUTHORITIES),
                node.find(ServerKeywords.TLS_CERTIFICATE),
                node.find(ServerKeywords.TLS_KEY));
    }
}
