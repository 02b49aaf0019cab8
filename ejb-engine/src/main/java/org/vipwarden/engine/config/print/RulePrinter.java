package org.vipwarden.engine.config.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.config.model.VirtualRule.Match;
import org.vipwarden.engine.config.model.VirtualRule.Span;
import org.vipwarden.engine.unit.Family;

/** Prints a rule. Numbers are the kernel's (linux/fib_rules.h). */
final class RulePrinter {
    private static final int LOOK_UP = 1;
    private static final int GO_TO = 2;
    private static final int KEEPALIVED = 18;
    private static final Map<Integer, String> ACTIONS =
            Map.of(3, "nop", 6, "blackhole", 7, "unreachable", 8, "prohibit");

    private final List<String> words = new ArrayList<>();

    private RulePrinter() {}

    static String line(VirtualRule rule) {
        RulePrinter printer = new RulePrinter();
        printer.add(rule);
        return String.join(" ", printer.words);
    }

    private void add(VirtualRule rule) {
        add(rule.inverted(), "not");
        add(rule.family() == Family.IPV6, "inet6");
        match(rule.match());
        action(rule);
        words.add("preference " + Integer.toUnsignedString(rule.priority()));
        rule.suppressPrefixLength().ifPresent(length -> words.add("suppress_prefixlength " + length));
        rule.suppressLinkGroup().ifPresent(group -> words.add("suppress_ifgroup " + Integer.toUnsignedString(group)));
        add(rule.realms() != 0, "realms " + RoutePrinter.realms(rule.realms()));
        add(rule.tracked() && rule.protocol() != KEEPALIVED, "protocol " + rule.protocol());
        add(!rule.tracked(), "no_track");
    }

    private void action(VirtualRule rule) {
        switch (rule.action()) {
            // What belongs to an l3mdev has its table from there.
            case LOOK_UP ->
                add(
                        rule.table() != 0 || !rule.match().masterDevice(),
                        "table " + Integer.toUnsignedString(rule.table()));
            case GO_TO -> rule.target().ifPresent(target -> words.add("goto " + Integer.toUnsignedString(target)));
            default -> words.add(ACTIONS.get(rule.action()));
        }
    }

    private void match(Match match) {
        match.from().ifPresent(from -> words.add("from " + from));
        match.to().ifPresent(to -> words.add("to " + to));
        match.incoming().ifPresent(dev -> words.add("iif " + dev));
        match.outgoing().ifPresent(dev -> words.add("oif " + dev));
        add(match.tos() != 0, "tos " + match.tos());
        match.mark().ifPresent(mark -> words.add("fwmark " + span(mark, "/")));
        range("uidrange", match.users());
        match.transport().ifPresent(transport -> words.add("ipproto " + transport));
        range("sport", match.sourcePorts());
        range("dport", match.destinationPorts());
        add(match.masterDevice(), "l3mdev");
    }

    private void range(String keyword, Optional<Span> span) {
        span.ifPresent(found -> words.add(keyword + " " + span(found, "-")));
    }

    private static String span(Span span, String between) {
        return Integer.toUnsignedString(span.first()) + between + Integer.toUnsignedString(span.second());
    }

    private void add(boolean condition, String text) {
        if (condition) {
            words.add(text);
        }
    }
}
