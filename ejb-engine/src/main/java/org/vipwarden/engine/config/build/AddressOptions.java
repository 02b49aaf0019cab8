package org.vipwarden.engine.config.build;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;

/** The options behind a virtual address. */
final class AddressOptions {
    /** {@code RT_SCOPE_*} of linux/rtnetlink.h. */
    private static final Map<String, Integer> SCOPES =
            Map.of("global", 0, "site", 200, "link", 253, "host", 254, "nowhere", 255);

    /** {@code IFNAMSIZ} of linux/if.h, less the closing zero. */
    private static final int LONGEST_LABEL = 15;

    private final Report report;
    private final AttachmentReader.OfInstance attachment;
    private String interfaceName;
    private boolean usesVirtualLink;
    private Optional<Word> broadcast = Optional.empty();
    private int scope;
    private Optional<String> label = Optional.empty();
    private boolean prefixRoute = true;

    AddressOptions(String interfaceName, AttachmentReader.OfInstance attachment, Report report) {
        this.attachment = attachment;
        this.interfaceName = interfaceName;
        this.report = report;
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
            case "peer", "preferred_lft" -> {
                withoutEffect(name);
                value(name, rest);
            }
            case "use_vmac" -> usesVirtualLink = true;
            case "no_track", "autojoin", "home", "-nodad", "mngtmpaddr" ->
                report.note(name.place(), "'" + name + "' is accepted, but has no effect yet");
            default ->
                report.error(
                        name.place(),
                        "'" + name + "' is ignored: each line has one address",
                        "dev, brd, scope, label, noprefixroute, or a new line");
        }
    }

    private void withoutEffect(Word name) {
        report.warning(name.place(), "'" + name + "' has no effect yet: the address is added without it");
    }

    private Optional<Word> value(Word name, Iterator<Word> rest) {
        if (rest.hasNext()) {
            return Optional.of(rest.next());
        }
        report.error(name.place(), "'" + name + "' has no value: it is ignored");
        return Optional.empty();
    }

    private void readScope(Word word) {
        OptionalInt number = Numbers.whole(word.text(), 0, 255);
        if (SCOPES.containsKey(word.text())) {
            scope = SCOPES.get(word.text());
        } else if (number.isPresent()) {
            scope = number.getAsInt();
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
            label = Optional.of(word.text());
        }
    }

    VirtualAddress toAddress(Cidr cidr) {
        String linkName = attachment.linkFor(interfaceName, usesVirtualLink);
        return new VirtualAddress(
                cidr, linkName, broadcast.flatMap(word -> broadcastOf(cidr, word)), scope, label, prefixRoute);
    }

    /** {@code +} is the last address of the network, {@code -} none. */
    private Optional<Ipv4> broadcastOf(Cidr cidr, Word word) {
        if (word.is("-")) {
            return Optional.empty();
        }
        if (word.is("+")) {
            return lastOf(cidr);
        }
        Optional<Ipv4> address = Numbers.ipv4(word.text());
        if (address.isEmpty()) {
            report.error(
                    word.place(), "'" + word + "' is no broadcast address: it is ignored", "an IPv4 address, + or -");
        }
        return address;
    }

    private static Optional<Ipv4> lastOf(Cidr cidr) {
        if (cidr.prefixLength() > 30 || !(cidr.address() instanceof Ipv4 four)) {
            return Optional.empty();
        }
        int hostBits = cidr.prefixLength() == 0 ? -1 : (1 << (32 - cidr.prefixLength())) - 1;
        return Optional.of(new Ipv4(four.bits() | hostBits));
    }
}
