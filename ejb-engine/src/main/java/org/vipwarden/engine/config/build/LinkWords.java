package org.vipwarden.engine.config.build;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualLink.Kind;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.MacAddress;

/** The words behind {@code use_vmac} and {@code use_ipvlan}, in whatever order they come. */
final class LinkWords {
    /** {@code IFNAMSIZ} of linux/if.h, less the closing zero. */
    private static final int LONGEST_NAME = 15;

    private static final Map<String, Kind> IPVLAN_KINDS =
            Map.of("bridge", Kind.IPVLAN_BRIDGE, "private", Kind.IPVLAN_PRIVATE, "vepa", Kind.IPVLAN_VEPA);

    private final Report report;
    private final boolean ipvlan;
    private Optional<Word> name = Optional.empty();
    private Optional<MacAddress> mac = Optional.empty();
    private Optional<Cidr> address = Optional.empty();
    private Kind kind;
    private int group;

    /** Reads the arguments of the keyword. */
    LinkWords(Node node, boolean ipvlan, Report report) {
        this.report = report;
        this.ipvlan = ipvlan;
        this.kind = ipvlan ? Kind.IPVLAN_BRIDGE : Kind.MACVLAN;
        Iterator<Word> words = node.arguments().iterator();
        while (words.hasNext()) {
            read(words.next(), words);
        }
    }

    private void read(Word word, Iterator<Word> rest) {
        if (word.is("group")) {
            readGroup(word, rest);
        } else if (word.is("netlink_notify_msg") && !ipvlan) {
            report.note(word.place(), "'netlink_notify_msg' is accepted: every link is reported by the kernel");
        } else if (ipvlan && IPVLAN_KINDS.containsKey(word.text())) {
            kind = IPVLAN_KINDS.get(word.text());
        } else if (!ipvlan && word.text().indexOf(':') >= 0) {
            readMac(word);
        } else if (ipvlan && Numbers.ipv4(word.text().split("/", 2)[0]).isPresent()) {
            readAddress(word);
        } else if (name.isEmpty()
                && word.text().length() <= LONGEST_NAME
                && word.text().indexOf('/') < 0) {
            name = Optional.of(word);
        } else {
            report.error(
                    word.place(),
                    "'" + word + "' is ignored",
                    ipvlan
                            ? "a name of up to 15 characters, an IPv4 address, bridge, private or vepa, group NUMBER"
                            : "a name of up to 15 characters, a MAC address, group NUMBER, netlink_notify_msg");
        }
    }

    private void readGroup(Word word, Iterator<Word> rest) {
        OptionalInt number =
                rest.hasNext() ? Numbers.whole(rest.next().text(), 0, Integer.MAX_VALUE) : OptionalInt.empty();
        if (number.isEmpty()) {
            report.error(word.place(), "'group' has no number: it is ignored", "group NUMBER");
        }
        group = number.orElse(group);
    }

    /** A group address would be nobody's source. */
    private void readMac(Word word) {
        if (word.text().matches("\\p{XDigit}[02468aceACE](:\\p{XDigit}{2}){5}")) {
            mac = Optional.of(MacAddress.of(HexFormat.ofDelimiter(":").parseHex(word.text()), 0));
        } else {
            report.error(
                    word.place(), "'" + word + "' is no MAC address of one host: it is ignored", "02:00:00:00:00:01");
        }
    }

    private void readAddress(Word word) {
        String[] parts = word.text().split("/", 2);
        OptionalInt prefix = parts.length == 2 ? Numbers.whole(parts[1], 0, 32) : OptionalInt.of(32);
        if (prefix.isEmpty()) {
            report.error(word.place(), "'" + parts[1] + "' is no prefix length: 32 is used", "0 to 32");
        }
        address = Optional.of(new Cidr(Numbers.ipv4(parts[0]).orElseThrow(), prefix.orElse(32)));
    }

    Optional<Word> name() {
        return name;
    }

    Optional<MacAddress> mac() {
        return mac;
    }

    Optional<Cidr> address() {
        return address;
    }

    Kind kind() {
        return kind;
    }

    int group() {
        return group;
    }
}
