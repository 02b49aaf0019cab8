package org.vipwarden.engine.dump;

import java.util.Locale;
import java.util.Optional;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.config.model.VirtualRule.Match;
import org.vipwarden.engine.config.model.VirtualRule.Span;

/** A virtual rule in keepalived's words and order, which are much like those of {@code ip rule}. */
final class RuleText {
    private final StringBuilder text = new StringBuilder();

    private RuleText() {}

    static String of(VirtualRule rule) {
        RuleText words = new RuleText();
        words.match(rule);
        words.action(rule);
        return words.text.append(rule.tracked() ? "" : " no_track").toString();
    }

    private void match(VirtualRule rule) {
        Match match = rule.match();
        text.append(rule.inverted() ? "not " : "")
                .append("from ")
                .append(match.from().map(AddressText::network).orElse("all"));
        add("to", match.to().map(AddressText::network));
        text.append(" priority ").append(rule.priority());
        text.append(String.format(Locale.ROOT, " tos 0x%x", match.tos()));
        add("fwmark", match.mark().map(RuleText::mark));
        add("iif", match.incoming());
        add("oif", match.outgoing());
        add("suppress_prefixlen", rule.suppressPrefixLength());
        add("suppress_ifgroup", rule.suppressLinkGroup());
        add("uidrange", match.users().map(RuleText::range));
        if (rule.protocol() != 0) {
            text.append(" protocol ").append(rule.protocol());
        }
        add("ipproto", match.transport());
        add("sport", match.sourcePorts().map(RuleText::range));
        add("dport", match.destinationPorts().map(RuleText::range));
    }

    private void action(VirtualRule rule) {
        if (rule.realms() != 0) {
            text.append(" realms ").append(rule.realms() >>> 16).append('/').append(rule.realms() & 0xFFFF);
        }
        switch (rule.action()) {
            case 1 -> text.append(" lookup ").append(rule.table());
            case 2 -> add("goto", rule.target());
            case 3 -> text.append(" nop");
            case 6 -> text.append(" type blackhole");
            case 7 -> text.append(" type unreachable");
            case 8 -> text.append(" type prohibit");
            default -> text.append(" type ").append(rule.action());
        }
    }

    private void add(String name, Optional<?> value) {
        value.ifPresent(v -> text.append(' ').append(name).append(' ').append(v));
    }

    private static String mark(Span mark) {
        String value = String.format(Locale.ROOT, "0x%x", mark.first());
        return mark.second() == -1 ? value : String.format(Locale.ROOT, "%s/0x%x", value, mark.second());
    }

    private static String range(Span span) {
        return span.first() + "-" + span.second();
    }
}
