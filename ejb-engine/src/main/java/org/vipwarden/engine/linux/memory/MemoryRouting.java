package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.Kernel.Routing;

/** The links and addresses of one host, and the reports of their changes. */
final class MemoryRouting implements Routing, MemorySource {
    private final MemoryNetwork network;
    private final int descriptor;
    private final Queue<RouteEvent> events = new ArrayDeque<>();
    private final List<MemoryLink> links = new ArrayList<>();
    private final AddressTable table;

    MemoryRouting(MemoryNetwork network) {
        this.network = network;
        descriptor = network.newDescriptor();
        table = new AddressTable(network, this::report);
    }

    AddressTable table() {
        return table;
    }

    List<MemoryLink> interfaces() {
        return links;
    }

    void report(RouteEvent event) {
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
    public List<Refused> install(List<AddressLease> addresses) {
        synchronized (network) {
            List<Refused> refused = new ArrayList<>();
            for (AddressLease lease : addresses) {
                int index = lease.address().linkIndex();
                boolean known = links.stream().anyMatch(link -> link.index() == index);
                int errno = known ? table.install(lease) : ENODEV;
                if (errno != 0) {
                    refused.add(new Refused(lease.address(), errno, "refused by the kernel in memory, errno " + errno));
                }
            }
            return refused;
        }
    }

    @Override
    public List<Refused> remove(List<LinkAddress> addresses) {
        synchronized (network) {
            // The one thing that can be wrong is that it is not there, and that is no refusal.
            addresses.forEach(table::remove);
            return List.of();
        }
    }
}
