package org.vipwarden.engine.config.build;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** The multicast groups of adverts. */
final class Groups {
    private final IpAddress commonIpv4;
    private final IpAddress commonIpv6;
    private final Report report;

    Groups(Node global, Report report) {
        this.report = report;
        this.commonIpv4 = common(global, GlobalKeywords.GROUP, Family.IPV4);
        this.commonIpv6 = common(global, GlobalKeywords.GROUP6, Family.IPV6);
    }

    private <T extends IpAddress> IpAddress common(Node global, Keyword<T> keyword, Family family) {
        return read(global, keyword, family).orElseGet(keyword::fixedDefault);
    }

    IpAddress of(Node instance, Family family) {
        return read(instance, InstanceKeywords.GROUP, family).orElse(family == Family.IPV4 ? commonIpv4 : commonIpv6);
    }

    private Optional<IpAddress> read(Node parent, Keyword<? extends IpAddress> keyword, Family family) {
        Optional<IpAddress> given = parent.find(keyword).map(IpAddress.class::cast);
        Optional<IpAddress> group = given.filter(a -> a.isMulticast() && a.family() == family);
        if (given.isPresent() && group.isEmpty()) {
            report.error(
                    parent.last(keyword).orElse(parent).argumentPlace(),
                    given.get().isMulticast()
                            ? "the adverts of this instance are not of this family: it is ignored"
                            : "this is no multicast address: it is ignored",
                    family == Family.IPV4 ? "224.0.0.0 to 239.255.255.255" : "ff00::/8");
        }
        return group;
    }
}
