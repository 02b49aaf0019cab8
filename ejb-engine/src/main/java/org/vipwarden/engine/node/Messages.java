package org.vipwarden.engine.node;

import static org.vipwarden.engine.linux.wire.Uapi.IfAddr.IFA_F_HOMEADDRESS;
import static org.vipwarden.engine.linux.wire.Uapi.IfAddr.IFA_F_MANAGETEMPADDR;
import static org.vipwarden.engine.linux.wire.Uapi.IfAddr.IFA_F_MCAUTOJOIN;
import static org.vipwarden.engine.linux.wire.Uapi.IfAddr.IFA_F_NODAD;
import static org.vipwarden.engine.linux.wire.Uapi.IfAddr.IFA_F_NOPREFIXROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_APPEND;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_EXCL;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNH_F_ONLINK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.config.model.VirtualRule.Span;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.wire.Attribute.Range;
import org.vipwarden.engine.linux.wire.Lifetime;
import org.vipwarden.engine.linux.wire.NextHop;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RouteMetrics;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.unit.Family;

/** What the configuration asks for, as the kernel is told it: names of interfaces have become their numbers. */
final class Messages {
    private Messages() {}

    static LinkAddress address(VirtualAddress wanted, Link link) {
        return new LinkAddress(
                link.index(), wanted.cidr(), false, wanted.traits().peer());
    }

    /**
     * An address with its lifetimes.
     *
     * @param validSeconds {@link Lifetime#FOREVER} for ever
     * @param age how long it has been there, in seconds: its preferred lifetime began then
     */
    static AddressLease lease(VirtualAddress wanted, Link link, int validSeconds, long age) {
        int preferred = wanted.traits()
                .preferredSeconds()
                .map(seconds -> (int) Math.max(0, seconds - age))
                .orElse(Lifetime.FOREVER);
        boolean shorter = Integer.compareUnsigned(preferred, validSeconds) < 0;
        return new AddressLease(
                address(wanted, link),
                wanted.scope(),
                wanted.broadcast(),
                wanted.label().orElse(""),
                flags(wanted),
                new Lifetime(shorter ? preferred : validSeconds, validSeconds));
    }

    private static int flags(VirtualAddress wanted) {
        AddressTraits traits = wanted.traits();
        boolean six = wanted.cidr().address().family() == Family.IPV6;
        return (traits.prefixRoute() ? 0 : IFA_F_NOPREFIXROUTE)
                | (traits.autoJoin() ? IFA_F_MCAUTOJOIN : 0)
                | (six && traits.home() ? IFA_F_HOMEADDRESS : 0)
                | (six && traits.manageTemporary() ? IFA_F_MANAGETEMPADDR : 0)
                | (six && !traits.detectDuplicates() ? IFA_F_NODAD : 0);
    }

    /** The route; empty when an interface of it is missing. */
    static Optional<NewRoute> route(VirtualRoute wanted, LinkTable links) {
        List<NextHop> hops = new ArrayList<>();
        for (VirtualRoute.Hop hop : wanted.hops()) {
            Optional<Integer> link = hop.interfaceName().isEmpty()
                    ? Optional.of(0)
                    : hop.interfaceName().flatMap(links::named).map(Link::index);
            if (link.isEmpty()) {
                return Optional.empty();
            }
            hops.add(new NextHop(
                    link.get(), hop.gateway(), hop.weight(), hop.onLink() ? RTNH_F_ONLINK : 0, hop.realms()));
        }
        RouteMessage message = new RouteMessage(
                wanted.destination(),
                wanted.origin(),
                new RouteMessage.Sort(wanted.type(), wanted.table(), wanted.tos(), wanted.protocol(), wanted.scope()),
                hops,
                wanted.source(),
                wanted.metric(),
                new RouteMetrics(wanted.metrics().numbers(), wanted.metrics().congestion()),
                wanted.preference(),
                wanted.expires());
        return Optional.of(new NewRoute(message, placing(wanted)));
    }

    private static int placing(VirtualRoute wanted) {
        return switch (wanted.placing()) {
            case PREPEND -> 0;
            case ALONE -> NLM_F_EXCL;
            case APPEND -> NLM_F_APPEND;
        };
    }

    static RuleMessage rule(VirtualRule wanted) {
        VirtualRule.Match match = wanted.match();
        return new RuleMessage(
                wanted.family(),
                wanted.priority(),
                wanted.action(),
                wanted.table(),
                wanted.target(),
                wanted.inverted(),
                new RuleMessage.Match(
                        match.from(),
                        match.to(),
                        match.incoming(),
                        match.outgoing(),
                        match.tos(),
                        match.mark().map(mark -> new RuleMessage.Mark(mark.first(), mark.second())),
                        match.users().map(Messages::range),
                        match.transport(),
                        match.sourcePorts().map(Messages::range),
                        match.destinationPorts().map(Messages::range),
                        match.masterDevice()),
                new RuleMessage.Suppress(wanted.suppressPrefixLength(), wanted.suppressLinkGroup()),
                wanted.realms(),
                wanted.protocol());
    }

    private static Range range(Span span) {
        return new Range(span.first(), span.second());
    }
}
