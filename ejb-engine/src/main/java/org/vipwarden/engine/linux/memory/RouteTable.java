package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETUNREACH;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENOENT;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ESRCH;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNH_F_ONLINK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.wire.NextHop;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The routes and rules of one host: a route needs its link, a gateway that is in the network of one of the host's addresses, and its
 * preferred source; when one of these goes, so does the route.
 */
final class RouteTable {
    private final AddressTable addresses;
    private final IntPredicate linkExists;
    private final Consumer<RouteEvent> report;
    private final List<RouteMessage> routes = new ArrayList<>();
    private final List<RuleMessage> rules = new ArrayList<>();

    RouteTable(AddressTable addresses, IntPredicate linkExists, Consumer<RouteEvent> report) {
        this.addresses = addresses;
        this.linkExists = linkExists;
        this.report = report;
    }

    List<RouteMessage> routes() {
        return List.copyOf(routes);
    }

    List<RuleMessage> rules() {
        return List.copyOf(rules);
    }

    /** Installs a route; 0, or the errno. */
    int install(RouteMessage route) {
        if (routes.stream().anyMatch(route::isSameAs)) {
            return EEXIST;
        }
        for (NextHop hop : route.hops()) {
            if (hop.linkIndex() != 0 && !linkExists.test(hop.linkIndex())) {
                return ENODEV;
            }
            boolean onLink = (hop.flags() & RTNH_F_ONLINK) != 0;
            if (!onLink && hop.gateway().filter(g -> !isReachable(g)).isPresent()) {
                return ENETUNREACH;
            }
        }
        if (route.preferredSource().filter(s -> !addresses.owns(s)).isPresent()) {
            return EINVAL;
        }
        routes.add(route);
        return 0;
    }

    private boolean isReachable(IpAddress gateway) {
        return addresses.all().stream()
                .map(LinkAddress::cidr)
                .anyMatch(cidr -> cidr.address().family() == gateway.family()
                        && new Cidr(gateway, cidr.prefixLength()).network().equals(cidr.network()));
    }

    /** Removes a route; 0, or the errno. */
    int remove(RouteMessage route) {
        return removeIf(routes, route::isSameAs, RouteEvent.RouteGone::new) ? 0 : ESRCH;
    }

    int install(RuleMessage rule) {
        if (rules.stream().anyMatch(rule::isSameAs)) {
            return EEXIST;
        }
        rules.add(rule);
        return 0;
    }

    int remove(RuleMessage rule) {
        return removeIf(rules, rule::isSameAs, RouteEvent.RuleGone::new) ? 0 : ENOENT;
    }

    /** Linux removes the routes that send from an address without a word when the address goes (net/ipv4/fib_frontend.c). */
    void addressGone(IpAddress address) {
        routes.removeIf(route -> route.preferredSource().equals(Optional.of(address)));
    }

    void linkGone(int index) {
        routes.removeIf(route -> route.hops().stream().anyMatch(hop -> hop.linkIndex() == index));
    }

    private <T> boolean removeIf(List<T> table, Predicate<T> doomed, Function<T, RouteEvent> event) {
        List<T> gone = table.stream().filter(doomed).toList();
        table.removeAll(gone);
        gone.forEach(item -> report.accept(event.apply(item)));
        return !gone.isEmpty();
    }
}
