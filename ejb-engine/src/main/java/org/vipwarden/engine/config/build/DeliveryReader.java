package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Reads where an instance's adverts come from, and to whom they go. */
final class DeliveryReader {
    private static final int MOST_TTL = 255;

    private final Node global;
    private final Groups groups;
    private final Report report;

    DeliveryReader(Node global, Groups groups, Report report) {
        this.global = global;
        this.groups = groups;
        this.report = report;
    }

    /** Whether the instance is unicast: it names peers, or could. */
    static boolean isUnicast(Node instance) {
        return instance.all(InstanceKeywords.UNICAST_PEERS).findAny().isPresent();
    }

    /**
     * The family of an instance: that of its first address, source or peer.
     *
     * @param firstAddress of {@code virtual_ipaddress}, as it is written
     */
    static Family family(Node instance, Optional<Word> firstAddress) {
        boolean ipv6 = instance.get(InstanceKeywords.NATIVE_IPV6)
                || firstAddress
                        .or(() -> wordOf(instance, InstanceKeywords.UNICAST_SOURCE))
                        .or(() -> wordOf(instance, InstanceKeywords.MULTICAST_SOURCE))
                        .or(() -> peers(instance).stream().map(Entry::first).findFirst())
                        .filter(word -> word.text().indexOf(':') >= 0)
                        .isPresent();
        return ipv6 ? Family.IPV6 : Family.IPV4;
    }

    private static Optional<Word> wordOf(Node instance, Keyword<?> keyword) {
        return instance.last(keyword).map(node -> node.arguments().get(0));
    }

    private static List<Entry> peers(Node instance) {
        return instance.all(InstanceKeywords.UNICAST_PEERS)
                .flatMap(block -> block.entries().stream())
                .toList();
    }

    Origin origin(Node instance, Family family) {
        Optional<IpAddress> address = source(instance, InstanceKeywords.MULTICAST_SOURCE, family)
                .or(() -> source(instance, InstanceKeywords.UNICAST_SOURCE, family));
        boolean tracked = instance.get(InstanceKeywords.TRACK_SOURCE);
        if (tracked && address.isEmpty()) {
            report.warning(
                    instance.last(InstanceKeywords.TRACK_SOURCE)
                            .orElse(instance)
                            .place(),
                    "without a source address there is none to track",
                    "unicast_src_ip ADDRESS or mcast_src_ip ADDRESS");
        }
        return new Origin(address, tracked && address.isPresent());
    }

    private Optional<IpAddress> source(Node instance, Keyword<IpAddress> keyword, Family family) {
        Optional<Node> node = instance.last(keyword);
        Optional<IpAddress> address = node.flatMap(n -> n.value(keyword));
        if (address.filter(a -> a.family() != family).isPresent()) {
            otherFamily(node.get().arguments().get(0), family);
            return Optional.empty();
        }
        return address;
    }

    private void otherFamily(Word word, Family family) {
        report.error(
                word.place(),
                "'" + word + "' is not of the family of this instance: it is ignored",
                family == Family.IPV4 ? "an IPv4 address" : "an IPv6 address");
    }

    Delivery delivery(Node instance, Family family) {
        if (!isUnicast(instance)) {
            instance.last(InstanceKeywords.UNICAST_TTL)
                    .ifPresent(node -> report.note(node.place(), "without unicast_peer this has no effect"));
            return new Delivery.Multicast(groups.of(instance, family));
        }
        List<Delivery.Peer> peers = new ArrayList<>();
        boolean limited = false;
        for (Entry entry : peers(instance)) {
            Optional<Delivery.Peer> peer = peer(entry, family);
            peer.ifPresent(peers::add);
            limited |= peer.isPresent() && entry.words().size() > 1;
        }
        boolean checks = instance.find(InstanceKeywords.CHECK_UNICAST_SOURCE)
                .orElseGet(() -> global.get(GlobalKeywords.CHECK_UNICAST_SOURCE));
        return new Delivery.Unicast(
                family,
                peers,
                instance.get(InstanceKeywords.UNICAST_TTL),
                checks || limited,
                instance.get(InstanceKeywords.FAULT_WITHOUT_PEER));
    }

    private Optional<Delivery.Peer> peer(Entry entry, Family family) {
        Optional<IpAddress> address = Numbers.address(entry.first().text());
        if (address.isEmpty() || address.get().isMulticast()) {
            report.error(
                    entry.place(), "'" + entry.first() + "' is no peer's address: this line is ignored", "an address");
            return Optional.empty();
        }
        if (address.get().family() != family) {
            otherFamily(entry.first(), family);
            return Optional.empty();
        }
        int least = 0;
        int most = MOST_TTL;
        Iterator<Word> options = entry.options().iterator();
        while (options.hasNext()) {
            Word option = options.next();
            switch (option.text()) {
                case "min_ttl" -> least = ttl(option, options, least);
                case "max_ttl" -> most = ttl(option, options, most);
                default ->
                    report.error(
                            option.place(),
                            "'" + option + "' is ignored: each line has one peer",
                            "min_ttl, max_ttl, or a new line");
            }
        }
        return Optional.of(new Delivery.Peer(address.get(), least, most));
    }

    private int ttl(Word option, Iterator<Word> rest, int otherwise) {
        Word word = rest.hasNext() ? rest.next() : option;
        OptionalInt value = Numbers.whole(word.text(), 0, MOST_TTL);
        if (value.isEmpty()) {
            report.error(
                    word.place(), "'" + option + "' needs a number: it is ignored", "a whole number from 0 to 255");
        }
        return value.orElse(otherwise);
    }
}
