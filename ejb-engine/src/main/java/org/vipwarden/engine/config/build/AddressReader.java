package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Reads {@code virtual_ipaddress} and {@code virtual_ipaddress_excluded}: an address and its options in each line. */
final class AddressReader {
    private final Report report;

    AddressReader(Report report) {
        this.report = report;
    }

    /** The first address as it is written: its family is the instance's. */
    static Optional<Word> first(Node instance, Keyword<?> keyword) {
        return instance.all(keyword)
                .flatMap(block -> block.entries().stream())
                .findFirst()
                .map(Entry::first);
    }

    /** As {@link #read}, for an advert: addresses of the other family are left out. */
    List<VirtualAddress> readOf(Family family, Node instance, Keyword<?> keyword, String interfaceName) {
        List<VirtualAddress> addresses = new ArrayList<>();
        instance.all(keyword).flatMap(block -> block.entries().stream()).forEach(entry -> address(entry, interfaceName)
                .filter(address -> isOf(family, address, entry))
                .filter(address -> isNew(address, entry, addresses))
                .ifPresent(addresses::add));
        return addresses;
    }

    private boolean isOf(Family family, VirtualAddress address, Entry entry) {
        boolean fits = address.cidr().address().family() == family;
        if (!fits) {
            report.error(
                    entry.place(),
                    "an advert has addresses of one family: this one is left out",
                    "virtual_ipaddress_excluded { " + entry.first() + " }");
        }
        return fits;
    }

    /** The addresses of all such blocks, of either family, in file order. */
    List<VirtualAddress> read(Node instance, Keyword<?> keyword, String interfaceName) {
        List<VirtualAddress> addresses = new ArrayList<>();
        instance.all(keyword).flatMap(block -> block.entries().stream()).forEach(entry -> address(entry, interfaceName)
                .filter(address -> isNew(address, entry, addresses))
                .ifPresent(addresses::add));
        return addresses;
    }

    private boolean isNew(VirtualAddress address, Entry entry, List<VirtualAddress> others) {
        boolean repeated = others.stream()
                .anyMatch(other -> other.cidr().equals(address.cidr())
                        && other.interfaceName().equals(address.interfaceName()));
        if (repeated) {
            report.note(entry.place(), "this address is in the list already");
        }
        return !repeated;
    }

    private Optional<VirtualAddress> address(Entry entry, String interfaceName) {
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
        AddressOptions options = new AddressOptions(interfaceName, report);
        options.read(entry.options());
        return Optional.of(options.toAddress(new Cidr(address.get(), prefix)));
    }

    private int prefix(Word word, String text, int most) {
        OptionalInt prefix = Numbers.whole(text, 0, most);
        if (prefix.isEmpty()) {
            report.error(word.place(), "'" + text + "' is no prefix length: " + most + " is used", "0 to " + most);
        }
        return prefix.orElse(most);
    }
}
