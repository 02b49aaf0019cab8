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
import org.vipwarden.engine.unit.Ipv4;

/** Reads {@code virtual_ipaddress} and {@code virtual_ipaddress_excluded}: an address and its options in each line. */
final class AddressReader {
    private static final int HOST_PREFIX = 32;

    private final Report report;

    AddressReader(Report report) {
        this.report = report;
    }

    /** Whether the first address is IPv6: then the instance is one for IPv6. */
    static Optional<Word> firstIfIpv6(Node instance, Keyword<?> keyword) {
        return instance.all(keyword)
                .flatMap(block -> block.entries().stream())
                .findFirst()
                .map(Entry::first)
                .filter(AddressReader::isIpv6);
    }

    /** The IPv4 addresses of all such blocks, in file order. */
    List<VirtualAddress> read(
            Node instance, Keyword<?> keyword, String interfaceName, AttachmentReader.OfInstance attachment) {
        List<VirtualAddress> addresses = new ArrayList<>();
        instance.all(keyword).flatMap(block -> block.entries().stream()).forEach(entry -> address(
                        entry, interfaceName, attachment)
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

    private Optional<VirtualAddress> address(
            Entry entry, String interfaceName, AttachmentReader.OfInstance attachment) {
        Word first = entry.first();
        if (isIpv6(first)) {
            report.error(first.place(), "IPv6 addresses are not supported yet: this one is left out");
            return Optional.empty();
        }
        String text = first.text();
        int slash = text.indexOf('/');
        Optional<Ipv4> address = Numbers.ipv4(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            report.error(
                    first.place(),
                    "'" + first + "' is no address: this line is ignored",
                    "an IPv4 address, for example 192.0.2.1/24");
            return Optional.empty();
        }
        int prefix = slash < 0 ? HOST_PREFIX : prefix(first, text.substring(slash + 1));
        AddressOptions options = new AddressOptions(interfaceName, attachment, report);
        options.read(entry.options());
        return Optional.of(options.toAddress(new Cidr(address.get(), prefix)));
    }

    private int prefix(Word word, String text) {
        OptionalInt prefix = Numbers.whole(text, 0, HOST_PREFIX);
        if (prefix.isEmpty()) {
            report.error(word.place(), "'" + text + "' is no prefix length: 32 is used", "0 to 32");
        }
        return prefix.orElse(HOST_PREFIX);
    }

    private static boolean isIpv6(Word word) {
        return word.text().indexOf(':') >= 0;
    }
}
