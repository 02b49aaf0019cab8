package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EADDRNOTAVAIL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENOENT;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ESRCH;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.Kernel.Routing;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;

/** The links, addresses, routes and rules of one host, and the reports of their changes. */
final class MemoryRouting implements Routing, MemorySource {
    private final MemoryNetwork network;
    private final int descriptor;
    private final Queue<RouteEvent> events = new ArrayDeque<>();
    private final List<MemoryLink> links = new ArrayList<>();
    private final AddressTable table;
    private final RouteTable routes;

    MemoryRouting(MemoryNetwork network) {
        this.network = network;
        descriptor = network.newDescriptor();
        table = new AddressTable(network, this::report);
        routes = new RouteTable(table, this::hasLink, this::report);
    }

    AddressTable table() {
        return table;
    }

    List<MemoryLink> interfaces() {
        return links;
    }

    RouteTable routeTable() {
        return routes;
    }

    void report(RouteEvent event) {
        if (event instanceof RouteEvent.AddressGone gone) {
            routes.addressGone(gone.address().cidr().address());
        } else if (event instanceof RouteEvent.LinkGone gone) {
            routes.linkGone(gone.index());
        }
        events.add(event);
        network.changed();
    }

    /** Everything that is not yet received is lost, as when a buffer is full. */
    void overrun() {
        events.clear();
        report(new RouteEvent.Overrun());
    }

    @Override
    public int descriptor() {
        return descriptor;
    }

    @Override
    public boolean isReadable() {
        return !events.isEmpty();
    }

    @Override
    public List<Link> links() {
        synchronized (network) {
            return links.stream().map(MemoryLink::describe).toList();
        }
    }

    @Override
    public List<LinkAddress> addresses() {
        synchronized (network) {
            return table.all();
        }
    }

    @Override
    public void receive(Consumer<RouteEvent> sink) {
        for (RouteEvent event = next(); event != null; event = next()) {
            sink.accept(event);
        }
    }

    private RouteEvent next() {
        synchronized (network) {
            return events.poll();
        }
    }

    @Override
    public List<Refused<LinkAddress>> install(List<AddressLease> addresses) {
        return change(
                addresses,
                AddressLease::address,
                lease -> hasLink(lease.address().linkIndex()) ? table.install(lease) : ENODEV);
    }

    private boolean hasLink(int index) {
        return links.stream().anyMatch(link -> link.index() == index);
    }

    @Override
    public List<Refused<LinkAddress>> remove(List<LinkAddress> addresses) {
        // The one thing that can be wrong is that it is not there, and that is no refusal.
        return withoutErrno(EADDRNOTAVAIL, change(addresses, Function.identity(), table::remove));
    }

    @Override
    public List<Refused<RouteMessage>> installRoutes(List<NewRoute> wanted) {
        return withoutErrno(EEXIST, change(wanted, NewRoute::route, route -> routes.install(route.route())));
    }

    @Override
    public List<Refused<RouteMessage>> removeRoutes(List<RouteMessage> unwanted) {
        return withoutErrno(ESRCH, change(unwanted, Function.identity(), routes::remove));
    }

    @Override
    public List<Refused<RuleMessage>> installRules(List<RuleMessage> wanted) {
        return withoutErrno(EEXIST, change(wanted, Function.identity(), routes::install));
    }

    @Override
    public List<Refused<RuleMessage>> removeRules(List<RuleMessage> unwanted) {
        return withoutErrno(ENOENT, change(unwanted, Function.identity(), routes::remove));
    }

    private <T, I> List<Refused<I>> change(List<T> items, Function<T, I> identity, ToIntFunction<T> action) {
        synchronized (network) {
            List<Refused<I>> refused = new ArrayList<>();
            for (T item : items) {
                int errno = action.applyAsInt(item);
                if (errno != 0) {
                    refused.add(new Refused<>(
                            identity.apply(item), errno, "refused by the kernel in memory, errno " + errno));
                }
            }
            return refused;
        }
    }

    private static <I> List<Refused<I>> withoutErrno(int errno, List<Refused<I>> refused) {
        refused.removeIf(answer -> answer.errno() == errno);
        return refused;
    }

    /** Routes and rules are always reported here. */
    @Override
    public void followRoutes() {
        // Nothing is to be joined.
    }

    @Override
    public List<RouteMessage> routes() {
        synchronized (network) {
            return routes.routes();
        }
    }

    @Override
    public List<RuleMessage> rules() {
        synchronized (network) {
            return routes.rules();
        }
    }
}
