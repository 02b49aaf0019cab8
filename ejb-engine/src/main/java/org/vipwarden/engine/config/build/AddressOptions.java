package org.vipwarden.engine.config.build;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/** The options behind a virtual address. */
final class AddressOptions {
    /** {@code IFNAMSIZ} of linux/if.h, less the closing zero. */
    private static final int LONGEST_LABEL = 15;

    private final Report report;
    private final LinkChoice links;
    private String interfaceName;
    private Optional<Word> broadcast = Optional.empty();
    private int scope;
    private Optional<Word> label = Optional.empty();
    private boolean prefixRoute = true;
    private boolean home;
    private boolean detectDuplicates;
    private boolean manageTemporary;
    private boolean autoJoin;
    private boolean tracked = true;
    private boolean onVirtualLink;
    private Optional<Word> peer = Optional.empty();
    private Optional<Word> preferred = Optional.empty();
    private Optional<Word> trackGroup = Optional.empty();

    AddressOptions(String interfaceName, LinkChoice links, Report report) {
        this.links = links;
        this.interfaceName = interfaceName;
        this.report = report;
    }

    /** The group of instances that cannot run without the address. */
    Optional<Word> trackGroup() {
        return trackGroup;
    }

    void read(List<Word> options) {
        Iterator<Word> words = options.iterator();
        while (words.hasNext()) {
            option(words.next(), words);
        }
    }

    private void option(Word name, Iterator<Word> rest) {
        switch (name.text()) {
            case "dev" -> value(name, rest).ifPresent(word -> interfaceName = word.text());
            case "brd", "broadcast" -> value(name, rest).ifPresent(word -> broadcast = Optional.of(word));
            case "scope" -> value(name, rest).ifPresent(this::readScope);
            case "label" -> value(name, rest).ifPresent(this::readLabel);
            case "noprefixroute" -> prefixRoute = false;
            case "peer" -> peer = value(name, rest);
            case "preferred_lft" -> preferred = value(name, rest);
            case "track_group" -> trackGroup = value(name, rest);
            case "home" -> home = true;
            case "-nodad" -> detectDuplicates = true;
            case "mngtmpaddr" -> manageTemporary = true;
            case "autojoin" -> autoJoin = true;
            case "no_track" -> tracked = false;
            case "use_vmac" -> onVirtualLink = true;
            default ->
                report.error(
                        name.place(),
                        "'" + name + "' is ignored: each line has one address",
                        "dev, brd, scope, label, peer, preferred_lft, noprefixroute, ... or a new line");
        }
    }

    private Optional<Word> value(Word name, Iterator<Word> rest) {
        if (rest.hasNext()) {
            return Optional.of(rest.next());
        }
        report.error(name.place(), "'" + name + "' has no value: it is ignored");
        return Optional.empty();
    }

    private void readScope(Word word) {
        Optional<Integer> number = NumberNames.SCOPE.number(word.text(), 255);
        if (number.isPresent()) {
            scope = number.get();
        } else {
            report.error(
                    word.place(),
                    "'" + word + "' is no scope: it is ignored",
                    "global, site, link, host, or a number from 0 to 255");
        }
    }

    private void readLabel(Word word) {
        if (word.text().length() > LONGEST_LABEL) {
            report.error(word.place(), "a label has at most 15 characters: it is ignored");
        } else {
            label = Optional.of(word);
        }
    }

    /** The address; empty when its peer makes it impossible. */
    Optional<VirtualAddress> toAddress(Word first, Cidr cidr) {
        Optional<IpAddress> other = peer.flatMap(word -> peerOf(cidr, word));
        if (peer.isPresent() && other.isEmpty()) {
            return Optional.empty();
        }
        if (peer.isPresent() && first.text().indexOf('/') >= 0) {
            report.warning(first.place(), "with a peer the length of the network is not used");
        }
        boolean six = cidr.address().family() == Family.IPV6;
        if (six) {
            noteUnusable();
        }
        AddressTraits traits = new AddressTraits(
                prefixRoute,
                other,
                home,
                detectDuplicates,
                manageTemporary,
                autoJoin,
                six ? preferredOf(other.isPresent() ? Cidr.host(cidr.address()) : cidr) : Optional.empty(),
                tracked);
        return Optional.of(new VirtualAddress(
                other.isPresent() ? Cidr.host(cidr.address()) : cidr,
                links.linkFor(interfaceName, onVirtualLink),
                six ? Optional.empty() : broadcast.flatMap(word -> broadcastOf(cidr, word)),
                six ? 0 : scope,
                six ? Optional.empty() : label.map(Word::text),
                traits));
    }

    private Optional<IpAddress> peerOf(Cidr cidr, Word word) {
        Optional<IpAddress> address = Numbers.address(word.text())
                .filter(other -> other.family() == cidr.address().family());
        if (address.isEmpty()) {
            report.error(
                    word.place(),
                    "'" + word + "' is no peer for " + cidr.address() + ": this line is ignored",
                    "an address of the same family, without a length");
        }
        return address;
    }

    /** Linux has none of these for an IPv6 address. */
    private void noteUnusable() {
        broadcast.ifPresent(
                word -> report.warning(word.place(), "an IPv6 address has no broadcast address: it is ignored"));
        label.ifPresent(word -> report.warning(word.place(), "an IPv6 address has no label: it is ignored"));
    }

    /** An IPv6 address of a single host is not chosen as a source unless the configuration says so, as in keepalived. */
    private Optional<Integer> preferredOf(Cidr cidr) {
        if (preferred.isEmpty()) {
            return cidr.prefixLength() == cidr.address().family().bits() ? Optional.of(0) : Optional.empty();
        }
        Word word = preferred.get();
        if (word.is("forever")) {
            return Optional.empty();
        }
        OptionalInt seconds = Numbers.whole(word.text(), 0, Integer.MAX_VALUE);
        if (seconds.isEmpty()) {
            report.error(word.place(), "'" + word + "' is no time: it is ignored", "forever, or seconds from 0");
            return Optional.empty();
        }
        return Optional.of(seconds.getAsInt());
    }

    /** {@code +} sets the host bits, {@code -} clears them. */
    private Optional<Ipv4> broadcastOf(Cidr cidr, Word word) {
        if (word.is("-") || word.is("+")) {
            return edgeOf(cidr, word.is("+"));
        }
        Optional<Ipv4> address = Numbers.ipv4(word.text());
        if (address.isEmpty()) {
            report.error(
                    word.place(), "'" + word + "' is no broadcast address: it is ignored", "an IPv4 address, + or -");
        }
        return address;
    }

    private static Optional<Ipv4> edgeOf(Cidr cidr, boolean last) {
        if (cidr.prefixLength() > 30 || !(cidr.network() instanceof Ipv4 network)) {
            return Optional.empty();
        }
        int hostBits = cidr.prefixLength() == 0 ? -1 : (1 << (32 - cidr.prefixLength())) - 1;
        return Optional.of(last ? new Ipv4(network.bits() | hostBits) : network);
    }
}
