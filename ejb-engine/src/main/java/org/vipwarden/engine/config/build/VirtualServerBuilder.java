package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.BalancingKeywords;
import org.vipwarden.engine.config.grammar.CheckKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.NotificationKeywords;
import org.vipwarden.engine.config.grammar.ServerKeywords;
import org.vipwarden.engine.config.model.balance.Forwarding;
import org.vipwarden.engine.config.model.balance.Persistence;
import org.vipwarden.engine.config.model.balance.Quorum;
import org.vipwarden.engine.config.model.balance.RealServer;
import org.vipwarden.engine.config.model.balance.Scheduling;
import org.vipwarden.engine.config.model.balance.Service;
import org.vipwarden.engine.config.model.balance.SorryServer;
import org.vipwarden.engine.config.model.balance.VirtualServer;

/** Makes the model of a {@code virtual_server}, with keepalived's corrections. */
final class VirtualServerBuilder {
    private static final Duration USUAL_PERSISTENCE = Duration.ofMinutes(6);

    private final Node global;
    private final Commands commands;
    private final ServiceWords words;
    private final ServiceReader services;
    private final RealServerBuilder realServers;
    private final Report report;

    VirtualServerBuilder(Node global, Commands commands, ServiceWords words, ServiceReader services, Report report) {
        this.global = global;
        this.commands = commands;
        this.words = words;
        this.services = services;
        this.realServers = new RealServerBuilder(global, commands, words, report);
        this.report = report;
    }

    /** The virtual server; empty when it cannot be one, and then the report says why. */
    Optional<VirtualServer> build(Node node) {
        Optional<Service> service = services.read(node);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        Forwarding forwarding = forwarding(node);
        List<RealServer> servers = servers(node, service.get(), forwarding);
        Optional<SorryServer> sorry = sorry(node, forwarding);
        if (servers.isEmpty() && sorry.isEmpty()) {
            report.error(
                    node.argumentPlace(), "this virtual_server has no real_server: it is left out", "real_server { }");
            return Optional.empty();
        }
        return Optional.of(new VirtualServer(
                service.get(),
                scheduling(node, service.get()),
                forwarding,
                persistence(node, service.get()),
                quorum(node, servers),
                servers,
                sorry,
                suspends(node, service.get()),
                node.get(ServerKeywords.OMEGA),
                node.find(CheckKeywords.MAILS)
                        .or(() -> global.find(BalancingKeywords.CHECKER_MAILS))
                        .or(() -> global.find(NotificationKeywords.MAIL_ALL))
                        .orElse(false),
                node.find(CheckKeywords.SNMP_NAME)));
    }

    private Forwarding forwarding(Node node) {
        Optional<Node> given = lastOf(node, ServerKeywords.FORWARDING_METHOD, ServerKeywords.OLD_FORWARDING_METHOD);
        if (given.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "this virtual_server has no lvs_method: it is NAT",
                    "lvs_method NAT, DR or TUN");
        }
        return given.flatMap(words::forwarding).orElse(Forwarding.NAT);
    }

    private static Optional<Node> lastOf(Node parent, Keyword<?> one, Keyword<?> other) {
        Optional<Node> last = Optional.empty();
        for (Node child : parent.children()) {
            boolean wanted = child.keyword().equals(one) || child.keyword().equals(other);
            last = wanted && child.value().isPresent() ? Optional.of(child) : last;
        }
        return last;
    }

    private List<RealServer> servers(Node node, Service service, Forwarding forwarding) {
        Map<List<Object>, RealServer> found = new LinkedHashMap<>();
        node.all(ServerKeywords.REAL_SERVER)
                .filter(child -> child.value().isPresent())
                .forEach(child -> realServers
                        .build(node, child, service, forwarding)
                        .filter(server -> services.isOfFamily(service, server, child))
                        .ifPresent(server -> {
                            if (found.putIfAbsent(List.of(server.address(), server.port()), server) != null) {
                                report.error(
                                        child.argumentPlace(), "this real_server is there already: it is left out");
                            }
                        }));
        return new ArrayList<>(found.values());
    }

    private Optional<SorryServer> sorry(Node node, Forwarding usual) {
        Forwarding forwarding = node.last(ServerKeywords.SORRY_METHOD)
                .flatMap(words::forwarding)
                .orElse(usual);
        return node.last(ServerKeywords.SORRY_SERVER)
                .flatMap(words::endpoint)
                .map(endpoint -> new SorryServer(
                        endpoint.address(), endpoint.port(), forwarding, node.get(ServerKeywords.SORRY_INHIBITED)));
    }

    private Scheduling scheduling(Node node, Service service) {
        Optional<Node> scheduler = lastOf(node, ServerKeywords.SCHEDULER, ServerKeywords.OLD_SCHEDULER);
        boolean onePacket = node.get(ServerKeywords.ONE_PACKET);
        boolean possible = service instanceof Service.Mark || services.protocol(service) == Service.Protocol.UDP;
        if (onePacket && !possible) {
            report.error(
                    node.last(ServerKeywords.ONE_PACKET).orElse(node).place(), "'ops' is for UDP only: it is ignored");
        }
        return new Scheduling(
                scheduler.map(found -> found.arguments().get(0).text()).orElse(ServerKeywords.SCHEDULER.fixedDefault()),
                ServerKeywords.FLAGS.entrySet().stream()
                        .filter(flag -> node.get(flag.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet()),
                onePacket && possible,
                node.get(ServerKeywords.HASHED));
    }

    private Persistence persistence(Node node, Service service) {
        Optional<Duration> timeout =
                node.find(ServerKeywords.PERSISTENCE_TIMEOUT).map(Duration::ofSeconds);
        boolean allPorts = service instanceof Service.Address address && address.port() == 0;
        if (allPorts && timeout.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "a virtual_server of all ports is persistent: persistence_timeout is "
                            + USUAL_PERSISTENCE.toSeconds(),
                    "persistence_timeout SECONDS");
        }
        return new Persistence(
                timeout.orElse(allPorts ? USUAL_PERSISTENCE : Duration.ZERO),
                node.last(ServerKeywords.GRANULARITY).flatMap(services::granularity),
                node.find(ServerKeywords.PERSISTENCE_ENGINE));
    }

    private boolean suspends(Node node, Service service) {
        boolean wanted = node.get(ServerKeywords.SUSPENDS);
        boolean marked = services.hasMarks(service);
        if (wanted && marked) {
            report.error(
                    node.last(ServerKeywords.SUSPENDS).orElse(node).place(),
                    "'ha_suspend' cannot be done for a fwmark: it is ignored");
        }
        return wanted && !marked;
    }

    private Quorum quorum(Node node, List<RealServer> servers) {
        long total = servers.stream().mapToLong(RealServer::weight).sum();
        long weight = node.get(ServerKeywords.QUORUM);
        if (weight > total && !servers.isEmpty()) {
            report.as(Rule.QUORUM_UNREACHABLE)
                    .error(
                            node.last(ServerKeywords.QUORUM).orElse(node).argumentPlace(),
                            "the real servers weigh " + total + " together: the quorum is " + Math.max(1, total));
            weight = Math.max(1, total);
        }
        long hysteresis = node.get(ServerKeywords.HYSTERESIS);
        if (hysteresis >= weight && hysteresis > 0) {
            report.error(
                    node.last(ServerKeywords.HYSTERESIS).orElse(node).argumentPlace(),
                    "the hysteresis is less than the quorum: it is " + (weight - 1));
            hysteresis = weight - 1;
        }
        return new Quorum(
                weight,
                hysteresis,
                commands.find(node, ServerKeywords.QUORUM_UP),
                commands.find(node, ServerKeywords.QUORUM_DOWN));
    }
}
