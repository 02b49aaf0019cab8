package org.vipwarden.engine.config.build;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/**
 * Reads {@code virtual_ipaddress}, {@code virtual_ipaddress_excluded} and {@code static_ipaddress}: an address and its options in each
 * line.
 */
final class AddressReader {
    private final Report report;

    AddressReader(Report report) {
        this.report = report;
    }

    /** An address, the word that it is written as, and the group of instances that cannot run without it. */
    record Line(Word word, VirtualAddress address, Optional<Word> trackGroup) {}

    /** The first address as it is written: its family is the instance's. */
    static Optional<Word> first(Node instance, Keyword<?> keyword) {
        return instance.all(keyword)
                .flatMap(block -> block.entries().stream())
                .findFirst()
                .map(Entry::first);
    }

    /** As {@link #read}, for an advert: addresses of the other family are left out. */
    List<VirtualAddress> readOf(
            Family family, Node instance, Keyword<?> keyword, String interfaceName, LinkChoice links) {
        return read(lines(instance, keyword, interfaceName, links).filter(line -> isOf(family, line)));
    }

    private boolean isOf(Family family, Line line) {
        boolean fits = line.address().cidr().address().family() == family;
        if (!fits) {
            report.error(
                    line.word().place(),
                    "an advert has addresses of one family: this one is left out",
                    "virtual_ipaddress_excluded { " + line.word() + " }");
        }
        return fits;
    }

    /** The addresses of all such blocks, of either family, in file order. */
    List<VirtualAddress> read(Node instance, Keyword<?> keyword, String interfaceName, LinkChoice links) {
        return read(lines(instance, keyword, interfaceName, links));
    }

    private List<VirtualAddress> read(Stream<Line> lines) {
        return lines.peek(line -> line.trackGroup().ifPresent(this::onlyForStatic))
                .map(Line::address)
                .toList();
    }

    private void onlyForStatic(Word group) {
        report.warning(group.place(), "track_group is for static addresses, routes and rules: it is ignored");
    }

    /** The lines of all such blocks, in file order, without those that are wrong or there already. */
    Stream<Line> lines(Node parent, Keyword<?> keyword, String interfaceName, LinkChoice links) {
        Set<Object> seen = new HashSet<>();
        return parent.all(keyword)
                .flatMap(block -> block.entries().stream())
                .flatMap(entry ->
                        line(entry, interfaceName, links).filter(line -> isNew(line.address(), entry, seen)).stream());
    }

    private boolean isNew(VirtualAddress address, Entry entry, Set<Object> seen) {
        boolean news = seen.add(List.of(address.cidr(), address.interfaceName()));
        if (!news) {
            report.note(entry.place(), "this address is in the list already");
        }
        return news;
    }

    private Optional<Line> line(Entry entry, String interfaceName, LinkChoice links) {
        Word first = entry.first();
        String text = first.text();
        int slash = text.indexOf('/');
        Optional<IpAddress> address = Numbers.address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            report.error(
                    first.place(),
                    "'" + first + "' is no address: this line is ignored",
                    "an address, for example 192.0.2.1/24 or 2001:db8::1/64");
            return Optional.empty();
        }
        int most = address.get().family().bits();
        int prefix = slash < 0 ? most : prefix(first, text.substring(slash + 1), most);
        AddressOptions options = new AddressOptions(interfaceName, links, report);
        options.read(entry.options());
        return options.toAddress(first, new Cidr(address.get(), prefix))
                .map(found -> new Line(first, found, options.trackGroup()));
    }

    private int prefix(Word word, String text, int most) {
        OptionalInt prefix = Numbers.whole(text, 0, most);
        if (prefix.isEmpty()) {
            report.error(word.place(), "'" + text + "' is no prefix length: " + most + " is used", "0 to " + most);
        }
        return prefix.orElse(most);
    }
}
