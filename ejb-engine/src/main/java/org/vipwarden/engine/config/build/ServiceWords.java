package org.vipwarden.engine.config.build;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.balance.Forwarding;
import org.vipwarden.engine.config.model.balance.Forwarding.Checksum;
import org.vipwarden.engine.config.model.balance.Forwarding.Method;
import org.vipwarden.engine.config.model.balance.Forwarding.Tunnel;
import org.vipwarden.engine.config.model.balance.Forwarding.TunnelKind;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.IpAddress;

/** Reads what stands behind several keywords of virtual servers: addresses with a port, and ways of forwarding. */
final class ServiceWords {
    private static final int MOST_PORT = 65_535;

    private final Report report;

    ServiceWords(Report report) {
        this.report = report;
    }

    /** {@code ADDRESS [PORT]}; empty when it is anything else, and then the report says so. */
    Optional<Endpoint> endpoint(Node node) {
        List<Word> words = node.arguments();
        Optional<IpAddress> address = words.stream().findFirst().flatMap(word -> Numbers.address(word.text()));
        if (address.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "this is no address: the " + node.keyword() + " is left out",
                    "an address and a port, for example 192.0.2.1 80");
            return Optional.empty();
        }
        return address.flatMap(found -> port(words, 1).map(port -> new Endpoint(found, port)));
    }

    /** The port at an index, 0 when nothing is there; empty when it is none, and then the report says so. */
    Optional<Integer> port(List<Word> words, int index) {
        if (words.size() <= index) {
            return Optional.of(0);
        }
        OptionalInt port = Numbers.whole(words.get(index).text(), 0, MOST_PORT);
        if (port.isEmpty()) {
            report.error(words.get(index).place(), "this is no port: it is left out", "a port from 1 to 65535");
            return Optional.empty();
        }
        return Optional.of(port.getAsInt());
    }

    /** {@code NAT}, {@code DR}, or {@code TUN} with its options; empty when it is anything else. */
    Optional<Forwarding> forwarding(Node node) {
        List<Word> words = node.arguments();
        Optional<Method> method = words.stream().findFirst().map(Word::text).flatMap(ServiceWords::method);
        if (method.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "this is no way of forwarding: the line is ignored",
                    node.keyword().arguments().expected());
            return Optional.empty();
        }
        List<Word> options = words.subList(1, words.size());
        if (method.get() != Method.TUNNEL) {
            options.forEach(
                    option -> report.error(option.place(), "'" + option + "' is for tunnels only: it is ignored"));
            return Optional.of(new Forwarding(method.get(), Tunnel.IPIP));
        }
        return Optional.of(new Forwarding(Method.TUNNEL, tunnel(options)));
    }

    private static Optional<Method> method(String text) {
        return switch (text) {
            case "NAT" -> Optional.of(Method.NAT);
            case "DR" -> Optional.of(Method.DIRECT);
            case "TUN" -> Optional.of(Method.TUNNEL);
            default -> Optional.empty();
        };
    }

    private Tunnel tunnel(List<Word> options) {
        TunnelKind kind = TunnelKind.IPIP;
        Checksum checksum = Checksum.NONE;
        int port = 0;
        for (int i = 0; i < options.size(); i++) {
            Word option = options.get(i);
            String next = i + 1 < options.size() ? options.get(i + 1).text() : "";
            switch (option.text()) {
                case "type" -> {
                    kind = kind(next).orElse(kind);
                    i++;
                }
                case "port" -> {
                    port = port(options, ++i).orElse(0);
                }
                case "nocsum" -> checksum = Checksum.NONE;
                case "csum" -> checksum = Checksum.FULL;
                case "remcsum" -> checksum = Checksum.REMOTE;
                default -> report.error(option.place(), "'" + option + "' is no option of a tunnel: it is ignored");
            }
        }
        if (kind == TunnelKind.GUE && port == 0) {
            report.error(options.get(0).place(), "a gue tunnel needs a port", "port NUMBER");
        }
        return new Tunnel(kind, port, checksum);
    }

    private static Optional<TunnelKind> kind(String text) {
        return switch (text) {
            case "ipip" -> Optional.of(TunnelKind.IPIP);
            case "gue" -> Optional.of(TunnelKind.GUE);
            case "gre" -> Optional.of(TunnelKind.GRE);
            default -> Optional.empty();
        };
    }

    /**
     * An address and a port.
     *
     * @param port 0 when none is named
     */
    record Endpoint(IpAddress address, int port) {}
}
