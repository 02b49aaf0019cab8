package org.vipwarden.engine.config.build;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.unit.Ipv4;

/** The multicast groups of adverts. */
final class Groups {
    private final Ipv4 common;
    private final Report report;

    Groups(Node global, Report report) {
        this.report = report;
        this.common = read(global, GlobalKeywords.GROUP).orElseGet(GlobalKeywords.GROUP::fixedDefault);
    }

    /** The group of an instance that names none. */
    Ipv4 common() {
        return common;
    }

    Ipv4 of(Node instance) {
        return read(instance, InstanceKeywords.GROUP).orElse(common);
    }

    private Optional<Ipv4> read(Node parent, Keyword<Ipv4> keyword) {
        Optional<Ipv4> given = parent.find(keyword);
        Optional<Ipv4> group = given.filter(Groups::isMulticast);
        if (given.isPresent() && group.isEmpty()) {
            report.error(
                    parent.last(keyword).orElse(parent).argumentPlace(),
                    "this is no multicast address: it is ignored",
                    "224.0.0.0 to 239.255.255.255");
        }
        return group;
    }

    private static boolean isMulticast(Ipv4 address) {
        return address.bits() >>> 28 == 0xe;
    }
}
