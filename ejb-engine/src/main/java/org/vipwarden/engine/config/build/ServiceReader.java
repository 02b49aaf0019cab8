package org.vipwarden.engine.config.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.grammar.ServerKeywords;
import org.vipwarden.engine.config.model.balance.Forwarding.Method;
import org.vipwarden.engine.config.model.balance.Persistence.Granularity;
import org.vipwarden.engine.config.model.balance.RealServer;
import org.vipwarden.engine.config.model.balance.ServerGroup;
import org.vipwarden.engine.config.model.balance.Service;
import org.vipwarden.engine.config.model.balance.Service.Protocol;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/** Reads what a {@code virtual_server} serves, and what follows from that. */
final class ServiceReader {
    private static final long MOST_MARK = 0xffff_ffffL;

    private final Map<String, ServerGroup> groups;
    private final ServiceWords words;
    private final Report report;

    ServiceReader(Map<String, ServerGroup> groups, ServiceWords words, Report report) {
        this.groups = groups;
        this.words = words;
        this.report = report;
    }

    /** The service; empty when it is none, and then the report says why. */
    Optional<Service> read(Node node) {
        List<Word> arguments = node.arguments();
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        return switch (arguments.get(0).text()) {
            case "fwmark" -> mark(node);
            case "group" -> group(node);
            default ->
                words.endpoint(node)
                        .map(endpoint -> new Service.Address(endpoint.address(), endpoint.port(), protocolOf(node)));
        };
    }

    private Optional<Service> mark(Node node) {
        OptionalLong mark = node.arguments().size() < 2
                ? OptionalLong.empty()
                : Numbers.wholeLong(node.arguments().get(1).text(), 1, MOST_MARK);
        if (mark.isEmpty()) {
            report.error(node.argumentPlace(), "this virtual_server has no mark: it is left out", "fwmark NUMBER");
            return Optional.empty();
        }
        node.last(ServerKeywords.PROTOCOL)
                .ifPresent(protocol -> report.warning(
                        protocol.place(), "'protocol' is ignored: a fwmark stands for packets of any protocol"));
        Optional<Family> family = node.find(ServerKeywords.FAMILY).flatMap(ServerGroupReader::family);
        return Optional.of(new Service.Mark(mark.getAsLong(), family));
    }

    private Optional<Service> group(Node node) {
        Optional<Word> name = node.arguments().stream().skip(1).findFirst();
        if (name.isEmpty() || !groups.containsKey(name.get().text())) {
            report.error(
                    name.map(Word::place).orElse(node.argumentPlace()),
                    "there is no virtual_server_group of that name: this virtual_server is left out");
            return Optional.empty();
        }
        return Optional.of(new Service.Group(name.get().text(), protocolOf(node)));
    }

    private Protocol protocolOf(Node node) {
        Optional<String> protocol = node.find(ServerKeywords.PROTOCOL);
        if (protocol.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "this virtual_server has no protocol: it is UDP",
                    "protocol TCP, UDP or SCTP");
        }
        return protocol.map(Protocol::valueOf).orElse(Protocol.UDP);
    }

    /** The protocol of a service; of a mark, which has none, TCP stands for all. */
    Protocol protocol(Service service) {
        if (service instanceof Service.Address address) {
            return address.protocol();
        }
        return service instanceof Service.Group group ? group.protocol() : Protocol.TCP;
    }

    boolean hasMarks(Service service) {
        return service instanceof Service.Mark
                || service instanceof Service.Group group
                        && groups.get(group.name()).hasMarks();
    }

    /** Only through a tunnel a packet can get to a server of the other family. */
    boolean isOfFamily(Service service, RealServer server, Node node) {
        boolean fits = server.forwarding().method() == Method.TUNNEL
                || !(service instanceof Service.Address address)
                || address.address().family() == server.address().family();
        if (!fits) {
            report.error(
                    node.argumentPlace(),
                    "this real_server is of another family than the virtual server: it is left out");
        }
        return fits;
    }

    /** {@code persistence_granularity}: a netmask without gaps, or a prefix length of IPv6. */
    Optional<Granularity> granularity(Node node) {
        String text = node.arguments().get(0).text();
        OptionalInt length = Numbers.whole(text, 1, 128);
        if (length.isPresent()) {
            return Optional.of(new Granularity(Family.IPV6, length.getAsInt()));
        }
        Optional<IpAddress> mask = Numbers.address(text);
        if (mask.isPresent() && mask.get() instanceof Ipv4 four) {
            int ones = Integer.numberOfLeadingZeros(~four.bits());
            if (ones > 0 && Integer.bitCount(four.bits()) == ones) {
                return Optional.of(new Granularity(Family.IPV4, ones));
            }
        }
        report.error(
                node.argumentPlace(),
                "this is no netmask: it is ignored",
                ServerKeywords.GRANULARITY.arguments().expected());
        return Optional.empty();
    }
}
