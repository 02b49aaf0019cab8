package org.vipwarden.engine.config.build;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.BalancingKeywords;
import org.vipwarden.engine.config.grammar.CheckKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.NotificationKeywords;
import org.vipwarden.engine.config.grammar.RealServerKeywords;
import org.vipwarden.engine.config.grammar.ServerKeywords;
import org.vipwarden.engine.config.model.balance.Forwarding;
import org.vipwarden.engine.config.model.balance.Forwarding.Method;
import org.vipwarden.engine.config.model.balance.RealServer;
import org.vipwarden.engine.config.model.balance.RealServer.Limits;
import org.vipwarden.engine.config.model.balance.Service;

/** Makes the model of a {@code real_server}, with what its virtual server says for all of them folded in. */
final class RealServerBuilder {
    private final Node global;
    private final Commands commands;
    private final ServiceWords words;
    private final CheckerBuilder checkers;
    private final Report report;

    RealServerBuilder(Node global, Commands commands, ServiceWords words, Report report) {
        this.global = global;
        this.commands = commands;
        this.words = words;
        this.checkers = new CheckerBuilder(commands, report);
        this.report = report;
    }

    Optional<RealServer> build(Node virtualServer, Node node, Service service, Forwarding usual) {
        return words.endpoint(node).map(endpoint -> {
            Forwarding forwarding = node.last(RealServerKeywords.FORWARDING_METHOD)
                    .flatMap(words::forwarding)
                    .orElse(usual);
            int port = port(node, endpoint.port(), service, forwarding);
            CheckDefaults defaults = new CheckDefaults(
                    virtualServer, node, global.get(BalancingKeywords.LOG_ALL), endpoint.address(), port);
            return new RealServer(
                    endpoint.address(),
                    port,
                    node.find(RealServerKeywords.WEIGHT).orElseGet(() -> virtualServer.get(ServerKeywords.WEIGHT)),
                    forwarding,
                    new Limits(
                            node.get(RealServerKeywords.UPPER_THRESHOLD), node.get(RealServerKeywords.LOWER_THRESHOLD)),
                    node.find(CheckKeywords.INHIBITED)
                            .or(() -> virtualServer.find(CheckKeywords.INHIBITED))
                            .orElse(false),
                    commands.find(node, RealServerKeywords.NOTIFY_UP),
                    commands.find(node, RealServerKeywords.NOTIFY_DOWN),
                    mails(node),
                    node.find(CheckKeywords.SNMP_NAME),
                    checkers.build(node, defaults));
        });
    }

    /** Mail about real servers is sent unless something says otherwise. */
    private boolean mails(Node node) {
        return node.find(CheckKeywords.MAILS)
                .or(() -> global.find(BalancingKeywords.CHECKER_MAILS))
                .or(() -> global.find(NotificationKeywords.MAIL_ALL))
                .orElse(true);
    }

    /** Without address translation a packet arrives at the port that it was sent to. */
    private int port(Node node, int port, Service service, Forwarding forwarding) {
        if (forwarding.method() == Method.NAT || !(service instanceof Service.Address address)) {
            return port;
        }
        if (port != 0 && port != address.port()) {
            report.warning(
                    node.argumentPlace(),
                    "with lvs_method " + (forwarding.method() == Method.DIRECT ? "DR" : "TUN")
                            + " a real server has the port of the virtual server: it is " + address.port());
        }
        return address.port();
    }
}
