package org.vipwarden.engine.config.build;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.config.model.VirtualRule.Match;
import org.vipwarden.engine.config.model.VirtualRule.Span;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;

/** One line of {@code virtual_rules} or {@code static_rules}: the words of {@code ip rule add}. */
final class RuleOptions {
    private static final long MOST = 0xFFFF_FFFFL;
    private static final int LOOK_UP = 1;
    private static final int GO_TO = 2;
    private static final int KEEPALIVED = 18;
    /** {@code FR_ACT_*} of linux/fib_rules.h. */
    private static final Map<String, Integer> ACTIONS =
            Map.of("nop", 3, "blackhole", 6, "unreachable", 7, "prohibit", 8);

    private static final Map<String, Integer> TRANSPORTS =
            Map.of("icmp", 1, "tcp", 6, "udp", 17, "dccp", 33, "ipv6-icmp", 58, "sctp", 132, "udplite", 136);

    private final OptionWords words;
    private Optional<Cidr> from = Optional.empty();
    private Optional<Cidr> to = Optional.empty();
    private Optional<Integer> priority = Optional.empty();
    private Optional<Integer> action = Optional.empty();
    private Optional<Integer> target = Optional.empty();
    private Optional<String> incoming = Optional.empty();
    private Optional<String> outgoing = Optional.empty();
    private Optional<Span> mark = Optional.empty();
    private Optional<Span> users = Optional.empty();
    private Optional<Span> sourcePorts = Optional.empty();
    private Optional<Span> destinationPorts = Optional.empty();
    private Optional<Integer> transport = Optional.empty();
    private Optional<Integer> suppressPrefix = Optional.empty();
    private Optional<Integer> suppressGroup = Optional.empty();
    private Optional<Word> trackGroup = Optional.empty();
    private int table;
    private int tos;
    private int realms;
    private int protocol = KEEPALIVED;
    private boolean masterDevice;
    private boolean inverted;
    private boolean six;
    private boolean tracked = true;

    RuleOptions(OptionWords words) {
        this.words = words;
    }

    /** The group of instances that cannot run without the rule. */
    Optional<Word> trackGroup() {
        return trackGroup;
    }

    /**
     * The rule; empty when something is wrong with it, and then the report says what.
     *
     * @param unnumbered gives a priority to a rule of that family that has none
     */
    Optional<VirtualRule> read(Word first, ToIntFunction<Family> unnumbered) {
        while (words.hasNext() && !words.isWrong()) {
            option(words.next());
        }
        if (action.isEmpty() && !masterDevice) {
            words.error(
                    first, "a rule needs an action", "table, goto, nop, blackhole, unreachable, prohibit or l3mdev");
        }
        if (target.isPresent() && priority.isEmpty()) {
            words.error(first, "a rule with goto needs a preference", "preference NUMBER");
        }
        if (from.isPresent() && to.isPresent() && !sameFamily()) {
            words.error(first, "a rule is of one family: IPv4 and IPv6 are mixed in it", "");
        }
        return words.outcome(() -> toRule(unnumbered));
    }

    private boolean sameFamily() {
        return from.orElseThrow().address().family()
                == to.orElseThrow().address().family();
    }

    private void option(Word name) {
        switch (name.text()) {
            case "from" -> from = network(name);
            case "to" -> to = network(name);
            case "preference", "priority", "order" -> priority = Optional.of(number(name, MOST));
            case "table", "lookup" -> {
                act(name, LOOK_UP);
                table = words.value(name, text -> NumberNames.TABLE.number(text, MOST), "a table's name or number")
                        .orElse(0);
            }
            case "goto" -> {
                act(name, GO_TO);
                target = Optional.of(number(name, MOST));
            }
            case "nop", "blackhole", "unreachable", "prohibit" -> act(name, ACTIONS.get(name.text()));
            case "tos", "dsfield" ->
                tos = words.value(name, RouteOptions::service, "0 to 255").orElse(0);
            case "realms" ->
                realms = words.value(name, Realms::read, "REALM or REALM/REALM").orElse(0);
            case "protocol" ->
                protocol = words.value(name, text -> NumberNames.PROTOCOL.number(text, 255), "0 to 255")
                        .orElse(KEEPALIVED);
            case "suppress_prefixlength" -> suppressPrefix = Optional.of(number(name, 128));
            case "suppress_ifgroup" ->
                suppressGroup = words.value(name, text -> NumberNames.LINK_GROUP.number(text, MOST), "a group");
            case "track_group" -> trackGroup = words.value(name);
            default -> match(name);
        }
    }

    private void match(Word name) {
        switch (name.text()) {
            case "iif" -> incoming = words.value(name).map(Word::text);
            case "oif" -> outgoing = words.value(name).map(Word::text);
            case "fwmark" -> mark = words.value(name, RuleOptions::mark, "MARK or MARK/MASK");
            case "uidrange" -> users = words.value(name, text -> range(text, MOST), "NUMBER-NUMBER");
            case "sport" -> sourcePorts = words.value(name, text -> range(text, 65_535), "PORT or PORT-PORT");
            case "dport" -> destinationPorts = words.value(name, text -> range(text, 65_535), "PORT or PORT-PORT");
            case "ipproto", "ip_proto" ->
                transport = words.value(name, RuleOptions::transport, "tcp, udp, ... or a number");
            case "l3mdev" -> masterDevice = true;
            case "not" -> inverted = true;
            case "inet" -> six = false;
            case "inet6" -> six = true;
            case "no_track" -> tracked = false;
            default -> words.error(name, "'" + name + "' is no part of a rule", "from, to, table, preference, ...");
        }
    }

    private void act(Word name, int wanted) {
        if (action.isPresent()) {
            words.error(name, "a rule has one action", "one of table, goto, nop, blackhole, unreachable, prohibit");
        }
        action = Optional.of(wanted);
    }

    private Optional<Cidr> network(Word name) {
        return words.value(name, Networks::networkOrAll, "a network").filter(cidr -> cidr.prefixLength() > 0);
    }

    private int number(Word name, long most) {
        return words.value(name, text -> Numbers.unsigned(text, most), "a whole number from 0 to " + most)
                .orElse(0);
    }

    private static Optional<Span> mark(String text) {
        int slash = text.indexOf('/');
        Optional<Integer> value = Numbers.unsigned(slash < 0 ? text : text.substring(0, slash), MOST);
        Optional<Integer> mask = slash < 0 ? Optional.of(-1) : Numbers.unsigned(text.substring(slash + 1), MOST);
        return value.flatMap(v -> mask.map(m -> new Span(v, m)));
    }

    private static Optional<Span> range(String text, long most) {
        int dash = text.indexOf('-');
        Optional<Integer> first = Numbers.unsigned(dash < 0 ? text : text.substring(0, dash), most);
        Optional<Integer> last = Numbers.unsigned(text.substring(dash + 1), most);
        return first.flatMap(
                f -> last.filter(l -> Integer.compareUnsigned(f, l) <= 0).map(l -> new Span(f, l)));
    }

    private static Optional<Integer> transport(String text) {
        Integer known = TRANSPORTS.get(text.toLowerCase(Locale.ROOT));
        return known != null ? Optional.of(known) : Numbers.unsigned(text, 255);
    }

    private VirtualRule toRule(ToIntFunction<Family> unnumbered) {
        Family family = from.or(() -> to).map(cidr -> cidr.address().family()).orElse(six ? Family.IPV6 : Family.IPV4);
        return new VirtualRule(
                family,
                priority.orElseGet(() -> unnumbered.applyAsInt(family)),
                action.orElse(LOOK_UP),
                table,
                target,
                inverted,
                new Match(
                        from,
                        to,
                        incoming,
                        outgoing,
                        tos,
                        mark,
                        users,
                        transport,
                        sourcePorts,
                        destinationPorts,
                        masterDevice),
                suppressPrefix,
                suppressGroup,
                realms,
                tracked ? protocol : 0,
                tracked);
    }
}
