package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETDOWN;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENXIO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.VirtualLinks;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Announced;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.MacAddress;

/** One host of a {@link MemoryNetwork}: the kernel that a program sees, and what a test does to the host from outside. */
public final class MemoryKernel implements Kernel {
    private final MemoryNetwork network;
    private final String name;
    private final boolean observer;
    private final MemoryRouting routing;
    private final MemorySettings settings;
    private final MemoryVirtualLinks virtualLinks;
    private final MemoryFirewall firewall;
    private final Map<Integer, Watch> watches = new LinkedHashMap<>();
    private final List<MemoryAdvertSocket> sockets = new ArrayList<>();
    private Phase phase = Phase.ABSENT;
    private long deadline = Long.MAX_VALUE;
    private boolean woken;
    private boolean frozen;
    private int lastIndex = 1;

    private record Watch(MemorySource source, Runnable action) {}

    /** Where the thread that drives this host is. */
    private enum Phase {
        /** It has not waited yet, or this is an observer. */
        ABSENT,
        RUNNING,
        PARKED,
        CLOSED
    }

    MemoryKernel(MemoryNetwork network, String name, boolean observer) {
        this.network = network;
        this.name = name;
        this.observer = observer;
        routing = new MemoryRouting(network);
        settings = new MemorySettings(network);
        virtualLinks = new MemoryVirtualLinks(network, this);
        firewall = new MemoryFirewall(network);
    }

    /** Joins the host to a segment by a new link that is up, with these addresses for ever. */
    public Link addLink(String linkName, Segment segment, Cidr... addresses) {
        synchronized (network) {
            int index = ++lastIndex;
            // Locally administered, and unlike any other in the network.
            MacAddress mac = new MacAddress(0x0200_0000_0000L + network.newDescriptor());
            MemoryLink link = new MemoryLink(this, segment, index, linkName, mac);
            routing.interfaces().add(link);
            routing.report(new RouteEvent.LinkChanged(link.describe()));
            for (Cidr cidr : addresses) {
                addAddress(linkName, cidr);
            }
            return link.describe();
        }
    }

    /** Takes a link up or down, and those on top of it with it. */
    public void setUp(String linkName, boolean up) {
        synchronized (network) {
            MemoryLink link = link(linkName);
            link.setUp(up);
            routing.report(new RouteEvent.LinkChanged(link.describe()));
            above(link).forEach(other -> routing.report(new RouteEvent.LinkChanged(other.describe())));
        }
    }

    private List<MemoryLink> above(MemoryLink link) {
        return routing.interfaces().stream()
                .filter(other -> other.isAbove(link))
                .toList();
    }

    /** Adds a link on top of another; it is down. */
    void addVirtualLink(String linkName, MemoryLink below, MacAddress mac) {
        MemoryLink link = new MemoryLink(this, below, ++lastIndex, linkName, mac);
        routing.interfaces().add(link);
        routing.report(new RouteEvent.LinkChanged(link.describe()));
    }

    Optional<MemoryLink> find(String linkName) {
        return routing.interfaces().stream()
                .filter(link -> link.name().equals(linkName))
                .findFirst();
    }

    Optional<MemoryLink> interfaceAt(int index) {
        return routing.interfaces().stream()
                .filter(link -> link.index() == index)
                .findFirst();
    }

    /** Takes a link away, with its addresses and the links on top of it. */
    public void removeLink(String linkName) {
        synchronized (network) {
            MemoryLink link = link(linkName);
            above(link).forEach(other -> removeLink(other.name()));
            link.segment().leave(link);
            routing.interfaces().remove(link);
            routing.table().removeLink(link.index());
            routing.report(new RouteEvent.LinkGone(link.index(), linkName));
        }
    }

    /** Adds an address for ever, as an administrator does. */
    public void addAddress(String linkName, Cidr cidr) {
        synchronized (network) {
            LinkAddress address = new LinkAddress(link(linkName).index(), cidr, false);
            AddressLease lease = new AddressLease(address, 0, Optional.empty(), "", true, AddressLease.FOREVER);
            if (routing.table().install(lease) != 0) {
                throw new IllegalArgumentException(cidr + " cannot be on " + linkName);
            }
        }
    }

    /** Removes an address behind the program's back; false when it was not there. */
    public boolean removeAddress(String linkName, Cidr cidr) {
        synchronized (network) {
            return routing.table().remove(new LinkAddress(link(linkName).index(), cidr, false)) == 0;
        }
    }

    /** Removes a route behind the program's back; false when it was not there. */
    public boolean removeRoute(RouteMessage route) {
        synchronized (network) {
            return routing.routeTable().remove(route) == 0;
        }
    }

    /** Whether the host has the address, on whatever link. */
    public boolean owns(IpAddress address) {
        synchronized (network) {
            return routing.table().owns(address);
        }
    }

    /** Loses the reports that are not yet received. */
    public void loseReports() {
        synchronized (network) {
            routing.overrun();
        }
    }

    /** Stops the program, as SIGSTOP or a pause of the machine does: packets and reports pile up, leases run out. */
    public void freeze() {
        synchronized (network) {
            network.settle();
            frozen = true;
        }
    }

    /** Lets the program go on after {@link #freeze}. */
    public void thaw() {
        synchronized (network) {
            frozen = false;
            network.changed();
        }
    }

    /** Waits, in real time, until the host's thread has come to its first wait. */
    public void awaitLoop() {
        synchronized (network) {
            network.awaitPatiently(() -> phase != Phase.ABSENT, name + " to come to its first wait");
            network.settle();
        }
    }

    @Override
    public long now() {
        return network.now();
    }

    @Override
    public void watch(Source source, Runnable whenReadable) {
        if (!(source instanceof MemorySource mine)) {
            throw new IllegalArgumentException(source + " is not of this kernel");
        }
        synchronized (network) {
            watches.put(source.descriptor(), new Watch(mine, whenReadable));
        }
    }

    @Override
    public void forget(Source source) {
        synchronized (network) {
            watches.remove(source.descriptor());
        }
    }

    @Override
    public void await(long limit) {
        List<Watch> readable;
        synchronized (network) {
            deadline = limit;
            if (observer) {
                moveTheClock();
            } else {
                park();
            }
            woken = false;
            readable = readable();
        }
        for (Watch watch : readable) {
            if (isStillWatched(watch)) {
                watch.action().run();
            }
        }
    }

    private boolean isStillWatched(Watch watch) {
        synchronized (network) {
            return watches.containsValue(watch);
        }
    }

    private void park() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.PARKED;
        network.changed();
        network.awaitUntil(() -> phase != Phase.PARKED || network.mayRun(this), Long.MAX_VALUE);
        if (phase == Phase.PARKED) {
            phase = Phase.RUNNING;
        }
    }

    private void moveTheClock() {
        while (!hasWork()) {
            if (!network.advanceOnce(deadline)) {
                throw new IllegalStateException(name + " would wait for ever");
            }
        }
    }

    private List<Watch> readable() {
        List<Watch> found = new ArrayList<>(watches.values());
        found.removeIf(watch -> !watch.source().isReadable());
        return found;
    }

    private boolean hasWork() {
        return woken || deadline <= network.now() || !readable().isEmpty();
    }

    /** As it was given to {@link MemoryNetwork#host}. */
    public String name() {
        return name;
    }

    boolean isParked() {
        return phase == Phase.PARKED && !frozen;
    }

    boolean isReady() {
        return isParked() && hasWork();
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean isBusy() {
        return isRunning() || isReady();
    }

    long deadline() {
        return deadline;
    }

    AddressTable table() {
        return routing.table();
    }

    boolean has(MemoryLink link) {
        return routing.interfaces().contains(link);
    }

    private MemoryLink link(String linkName) {
        return find(linkName).orElseThrow(() -> new IllegalArgumentException(name + " has no link " + linkName));
    }

    private MemoryLink bound(Link wanted, String purpose) throws KernelRefusal {
        return interfaceAt(wanted.index())
                .orElseThrow(() -> new KernelRefusal(
                        purpose + " on " + wanted.name() + " is not possible: No such device", ENODEV));
    }

    @Override
    public void wake() {
        synchronized (network) {
            woken = true;
            network.changed();
        }
    }

    @Override
    public Routing routing() {
        return routing;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public VirtualLinks virtualLinks() {
        return virtualLinks;
    }

    @Override
    public MemoryFirewall firewall() {
        return firewall;
    }

    @Override
    public AdvertSocket adverts(AdvertChannel channel) throws KernelRefusal {
        synchronized (network) {
            Optional<MemoryLink> link = Optional.empty();
            if (channel.link().isPresent()) {
                link = Optional.of(bound(channel.link().get(), "VRRP"));
            }
            return new MemoryAdvertSocket(this, link, channel);
        }
    }

    MemoryNetwork network() {
        return network;
    }

    void bind(MemoryAdvertSocket socket) {
        sockets.add(socket);
    }

    void unbind(MemoryAdvertSocket socket) {
        sockets.remove(socket);
    }

    /** A packet has come in on a link. */
    void arrive(MemoryLink link, Incoming packet) {
        Incoming here = new Incoming(
                packet.source(),
                packet.destination(),
                packet.ttl(),
                packet.protocol(),
                packet.identification(),
                packet.payload().duplicate());
        sockets.stream().filter(socket -> socket.takes(link, here)).forEach(socket -> socket.enqueue(here));
    }

    /** The link whose network has the address. */
    Optional<MemoryLink> route(IpAddress destination) {
        return routing.interfaces().stream()
                .filter(link -> routing.table().reaches(link.index(), destination))
                .findFirst();
    }

    @Override
    public Announcer announcer(Link wanted) throws KernelRefusal {
        synchronized (network) {
            MemoryLink link = bound(wanted, "announcing addresses");
            return new Announcer() {
                @Override
                public int announce(IpAddress address) {
                    return MemoryKernel.this.announce(link, address);
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };
        }
    }

    private int announce(MemoryLink link, IpAddress address) {
        synchronized (network) {
            if (!has(link)) {
                return ENXIO;
            }
            if (!link.isUp()) {
                return ENETDOWN;
            }
            network.record(new Announced(network.now(), name, link.name(), address));
            return 0;
        }
    }

    /** Always granted: nothing here is scheduled. */
    @Override
    public boolean preferCallingThread() {
        return true;
    }

    /** Ends the wait of the host's thread, now and ever after. Its addresses stay: leases run out by the network's clock. */
    @Override
    public void close() {
        synchronized (network) {
            phase = Phase.CLOSED;
            network.changed();
        }
    }

    @Override
    public String toString() {
        return name + " (" + phase + ")";
    }
}
