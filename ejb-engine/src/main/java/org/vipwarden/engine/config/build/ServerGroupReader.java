package org.vipwarden.engine.config.build;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.balance.ServerGroup;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Reads {@code virtual_server_group}. */
final class ServerGroupReader {
    private static final long MOST_MARK = 0xffff_ffffL;
    private static final String EXPECTED =
            "ADDRESS [PORT], 192.0.2.1-10 [PORT], 192.0.2.1-192.0.3.10 [PORT], 192.0.2.0/29 [PORT], or fwmark NUMBER [inet|inet6]";

    private final ServiceWords words;
    private final Report report;

    ServerGroupReader(ServiceWords words, Report report) {
        this.words = words;
        this.report = report;
    }

    ServerGroup read(String name, Node node) {
        return new ServerGroup(
                name,
                node.entries().stream().flatMap(entry -> entry(entry).stream()).toList());
    }

    private Optional<ServerGroup.Entry> entry(Entry entry) {
        Optional<ServerGroup.Entry> read = entry.first().is("fwmark") ? mark(entry) : range(entry);
        if (read.isEmpty()) {
            report.error(entry.place(), "this line of the group is ignored", EXPECTED);
        }
        return read;
    }

    private static Optional<ServerGroup.Entry> mark(Entry entry) {
        List<Word> options = entry.options();
        OptionalLong mark = options.isEmpty()
                ? OptionalLong.empty()
                : Numbers.wholeLong(options.get(0).text(), 1, MOST_MARK);
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        Optional<Family> family = options.stream().skip(1).findFirst().flatMap(word -> family(word.text()));
        return options.size() > 1 && family.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerGroup.Mark(mark.getAsLong(), family));
    }

    static Optional<Family> family(String text) {
        return switch (text) {
            case "inet" -> Optional.of(Family.IPV4);
            case "inet6" -> Optional.of(Family.IPV6);
            default -> Optional.empty();
        };
    }

    private Optional<ServerGroup.Entry> range(Entry entry) {
        String text = entry.first().text();
        int minus = text.indexOf('-');
        int slash = text.indexOf('/');
        Optional<Bounds> bounds = slash > 0
                ? network(text)
                : minus > 0 ? fromTo(text.substring(0, minus), text.substring(minus + 1)) : single(text);
        return bounds.flatMap(found ->
                words.port(entry.words(), 1).map(port -> new ServerGroup.Range(found.first(), found.last(), port)));
    }

    private static Optional<Bounds> single(String text) {
        return Numbers.address(text).map(address -> new Bounds(address, address));
    }

    /** Without a bit set beyond the prefix. */
    private static Optional<Bounds> network(String text) {
        try {
            Cidr cidr = Cidr.parse(text);
            byte[] last = cidr.address().toBytes();
            for (int bit = cidr.prefixLength(); bit < 8 * last.length; bit++) {
                last[bit / 8] |= (byte) (0x80 >> bit % 8);
            }
            return cidr.network().equals(cidr.address())
                    ? Optional.of(new Bounds(cidr.address(), IpAddress.of(last)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Bounds> fromTo(String from, String to) {
        Optional<IpAddress> first = Numbers.address(from);
        boolean whole = to.indexOf('.') >= 0 || to.indexOf(':') >= 0;
        // Only the last number differs, and it has the base of the others.
        int cut = Math.max(from.lastIndexOf('.'), from.lastIndexOf(':')) + 1;
        Optional<IpAddress> last = Numbers.address(whole ? to : from.substring(0, cut) + to);
        return first.flatMap(start -> last.filter(end -> end.family() == start.family() && end.compareTo(start) >= 0)
                .map(end -> new Bounds(start, end)));
    }

    private record Bounds(IpAddress first, IpAddress last) {}
}
