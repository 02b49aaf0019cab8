package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ERANGE;
import static org.vipwarden.engine.linux.wire.Uapi.If.IFF_LOOPBACK;
import static org.vipwarden.engine.linux.wire.Uapi.If.IFF_MULTICAST;
import static org.vipwarden.engine.linux.wire.Uapi.If.IFF_NOARP;
import static org.vipwarden.engine.linux.wire.Uapi.If.IFF_RUNNING;
import static org.vipwarden.engine.linux.wire.Uapi.If.IFF_UP;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTMGRP_IPV4_IFADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTMGRP_IPV6_IFADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTMGRP_LINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELRULE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_GETADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_GETLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_GETROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_GETRULE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNLGRP_IPV4_ROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNLGRP_IPV4_RULE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNLGRP_IPV6_ROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNLGRP_IPV6_RULE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.NetlinkSocket.Arrival;
import org.vipwarden.engine.linux.wire.AddressMessage;
import org.vipwarden.engine.linux.wire.LinkMessage;
import org.vipwarden.engine.linux.wire.NetlinkMessage;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.linux.wire.Uapi.If;
import org.vipwarden.engine.linux.wire.Uapi.IfAddr;
import org.vipwarden.engine.linux.wire.Uapi.Socket;
import org.vipwarden.engine.unit.Family;

/** Links, addresses, routes and rules of this network namespace. Events have a socket of their own, so that no answer stands among them. */
final class LinuxRouting implements Kernel.Routing, AutoCloseable {
    private final NetlinkSocket events = new NetlinkSocket(RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR);
    private final RouteRequests requests = new RouteRequests();

    LinuxRouting() {
        events.passOverChangesOf(requests.port());
    }

    @Override
    public int descriptor() {
        return events.descriptor();
    }

    @Override
    public List<Link> links() {
        List<Link> links = requests.dump(RTM_GETLINK, LinkMessage::appendDumpRequest, payload -> link(payload)
                .map(LinuxRouting::linkOf));
        links.sort(Comparator.comparingInt(Link::index));
        return links;
    }

    @Override
    public List<LinkAddress> addresses() {
        return requests.dump(RTM_GETADDR, AddressMessage::appendDumpRequest, LinuxRouting::address);
    }

    @Override
    public List<Refused<LinkAddress>> install(List<AddressLease> addresses) {
        // The kernel would say the same, but a request has so much room and no more.
        List<AddressLease> fitting = new ArrayList<>(addresses.size());
        List<Refused<LinkAddress>> tooLong = new ArrayList<>();
        for (AddressLease lease : addresses) {
            if (labelFits(lease)) {
                fitting.add(lease);
            } else {
                tooLong.add(tooLong(lease));
            }
        }
        List<Refused<LinkAddress>> refused = requests.install(fitting);
        refused.addAll(tooLong);
        return refused;
    }

    private static boolean labelFits(AddressLease lease) {
        return lease.label().isEmpty() || lease.label().getBytes(StandardCharsets.UTF_8).length < If.IFNAMSIZ;
    }

    private static Refused<LinkAddress> tooLong(AddressLease lease) {
        return new Refused<>(lease.address(), ERANGE, "the label '" + lease.label() + "' is longer than 15 bytes");
    }

    @Override
    public List<Refused<LinkAddress>> remove(List<LinkAddress> addresses) {
        return requests.remove(addresses);
    }

    @Override
    public List<Refused<RouteMessage>> installRoutes(List<NewRoute> routes) {
        return requests.installRoutes(routes);
    }

    @Override
    public List<Refused<RouteMessage>> removeRoutes(List<RouteMessage> routes) {
        return requests.removeRoutes(routes);
    }

    @Override
    public List<Refused<RuleMessage>> installRules(List<RuleMessage> rules) {
        return requests.installRules(rules);
    }

    @Override
    public List<Refused<RuleMessage>> removeRules(List<RuleMessage> rules) {
        return requests.removeRules(rules);
    }

    @Override
    public void followRoutes() {
        events.join(RTNLGRP_IPV4_ROUTE);
        events.join(RTNLGRP_IPV6_ROUTE);
        events.join(RTNLGRP_IPV4_RULE);
        events.join(RTNLGRP_IPV6_RULE);
    }

    @Override
    public List<RouteMessage> routes() {
        return ofBothFamilies(family -> requests.dump(
                RTM_GETROUTE,
                out -> RouteMessage.appendDumpRequest(out, family),
                payload -> RouteMessage.decode(payload).toOptional()));
    }

    @Override
    public List<RuleMessage> rules() {
        return ofBothFamilies(family -> requests.dump(
                RTM_GETRULE, out -> RuleMessage.appendDumpRequest(out, family), payload -> RuleMessage.decode(payload)
                        .toOptional()));
    }

    private static <T> List<T> ofBothFamilies(Function<Family, List<T>> table) {
        return Stream.of(Family.values())
                .flatMap(family -> table.apply(family).stream())
                .toList();
    }

    @Override
    public void receive(Consumer<RouteEvent> sink) {
        boolean lost = false;
        Arrival arrival = events.receive();
        while (arrival != Arrival.NOTHING) {
            if (arrival == Arrival.LOST) {
                lost = true;
            } else {
                events.messages().forEach(message -> event(message).ifPresent(sink));
            }
            arrival = events.receive();
        }
        // Last, so that what the caller then reads anew is newer than any event that it was given.
        if (lost) {
            sink.accept(new RouteEvent.Overrun());
        }
    }

    private static Optional<RouteEvent> event(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        return switch (message.type()) {
            case RTM_NEWLINK -> link(payload).map(link -> new RouteEvent.LinkChanged(linkOf(link)));
            case RTM_DELLINK -> link(payload).map(link -> new RouteEvent.LinkGone(link.index(), link.name()));
            case RTM_NEWADDR -> address(payload).map(RouteEvent.AddressPresent::new);
            case RTM_DELADDR -> address(payload).map(RouteEvent.AddressGone::new);
            case RTM_DELROUTE -> RouteMessage.decode(payload).toOptional().map(RouteEvent.RouteGone::new);
            case RTM_DELRULE -> RuleMessage.decode(payload).toOptional().map(RouteEvent.RuleGone::new);
            default -> Optional.empty();
        };
    }

    /** A link itself; when a port leaves its bridge, RTM_DELLINK comes too, but with AF_BRIDGE. */
    private static Optional<LinkMessage> link(ByteBuffer payload) {
        return LinkMessage.decode(payload).toOptional().filter(link -> link.family() == Socket.AF_UNSPEC);
    }

    private static Optional<LinkAddress> address(ByteBuffer payload) {
        return AddressMessage.decode(payload)
                .toOptional()
                .map(address -> new LinkAddress(
                        address.linkIndex(), address.cidr(), address.has(IfAddr.IFA_F_SECONDARY), address.peer()));
    }

    private static Link linkOf(LinkMessage message) {
        return new Link(
                message.index(),
                message.name(),
                message.has(IFF_UP) && message.has(IFF_RUNNING),
                message.has(IFF_LOOPBACK),
                message.has(IFF_MULTICAST),
                !message.has(IFF_NOARP),
                message.mac(),
                message.mtu());
    }

    @Override
    public void close() {
        events.close();
        requests.close();
    }
}
