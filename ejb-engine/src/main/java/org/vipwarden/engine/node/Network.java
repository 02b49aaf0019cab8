package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.Announcer;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Setting;

/**
 * What goes out: adverts, addresses and their announcements, on the links that are there. What comes in is {@link Hearing}'s.
 *
 * <p>It belongs to the {@link Loop}'s thread.
 */
final class Network {
    private final Kernel kernel;
    private final Consumer<LoopReport> reports;
    private final LinkTable table = new LinkTable();
    private final Map<Segment.Key, Segment> segments = new HashMap<>();
    private final Map<Integer, Announcer> announcers = new HashMap<>();
    private final VirtualAddresses virtual = new VirtualAddresses();

    Network(Kernel kernel, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.reports = reports;
    }

    LinkTable table() {
        return table;
    }

    VirtualAddresses virtual() {
        return virtual;
    }

    // ---- sockets

    Optional<Segment> segment(InstanceDefinition instance) {
        return Optional.ofNullable(segments.get(Segment.Key.of(instance)));
    }

    /** The socket of an instance's channel, opened when it is not; empty, and told, when it cannot be. */
    Optional<Segment> openSegment(InstanceDefinition instance, Consumer<Segment> whenReadable) {
        Optional<Segment> present = segment(instance);
        Optional<Link> link = table.named(instance.interfaceName());
        return present.isPresent() || instance.hasInterface() && link.isEmpty()
                ? present
                : open(instance, link, whenReadable);
    }

    private Optional<Segment> open(InstanceDefinition instance, Optional<Link> link, Consumer<Segment> whenReadable) {
        Segment.Key key = Segment.Key.of(instance);
        AdvertChannel channel = key.channel(link, instance);
        try {
            Segment segment = new Segment(channel, kernel.adverts(channel));
            segments.put(key, segment);
            kernel.watch(segment.socket(), () -> whenReadable.accept(segment));
            return Optional.of(segment);
        } catch (KernelRefusal refusal) {
            reports.accept(new Trouble(instance.name(), refusal.getMessage()));
            return Optional.empty();
        }
    }

    /** Closes what is open on a link that is gone. */
    void closeLink(int index) {
        Optional.ofNullable(announcers.remove(index)).ifPresent(Announcer::close);
        segments.values().removeIf(segment -> {
            boolean lost = segment.isOn(index);
            if (lost) {
                kernel.forget(segment.socket());
                segment.socket().close();
            }
            return lost;
        });
    }

    void close() {
        segments.values().forEach(s -> s.socket().close());
        announcers.values().forEach(Announcer::close);
    }

    // ---- what an instance finds

    /** Whether the instance's interface works, or does not matter, there is a socket on it, and somebody to send to. */
    boolean isUp(InstanceDefinition instance) {
        return segment(instance).isPresent() && hasWorkingLink(instance) && !lacksPeers(instance);
    }

    private boolean hasWorkingLink(InstanceDefinition instance) {
        return !instance.hasInterface()
                || table.named(instance.interfaceName())
                        .filter(l -> l.up() || instance.tracking().ignoreOwnInterface())
                        .isPresent();
    }

    private static boolean lacksPeers(InstanceDefinition instance) {
        return instance.delivery() instanceof Delivery.Unicast unicast
                && unicast.faultWithoutPeer()
                && unicast.peers().isEmpty();
    }

    /** Where the instance's adverts come from; empty while there is no such address. */
    Optional<IpAddress> primary(InstanceDefinition instance) {
        Optional<IpAddress> origin = instance.origin().address();
        if (origin.isEmpty()) {
            return table.named(instance.interfaceName())
                    .flatMap(l -> table.primary(l.index(), instance.family(), virtual::contains));
        }
        boolean needed = instance.origin().tracked() || !instance.hasInterface();
        return origin.filter(address -> !needed || table.hasAnywhere(address));
    }

    static Stream<VirtualAddress> addresses(InstanceDefinition instance) {
        return instance.holdings().allAddresses();
    }

    // ---- what an instance asks for

    /** Sends an advert; false when nothing of it got out. */
    boolean send(LiveRouter router, Priority priority, Instant now) {
        Optional<IpAddress> source = router.state().conditions().primary();
        Optional<Segment> segment = segment(router.definition());
        if (source.isEmpty() || segment.isEmpty()) {
            router.counters().count(Counter.SEND_ERRORS);
            return false;
        }
        int failed = router.send(segment.get().socket(), priority, source.get(), now);
        for (int i = 0; i < failed; i++) {
            router.counters().count(Counter.SEND_ERRORS);
        }
        int copies = Outbox.destinations(router.definition()).size();
        return failed == 0 || failed < copies;
    }

    /** Installs the addresses, or renews them. The answer says what the kernel refused; empty when it did not. */
    Optional<String> install(Setting setting) {
        List<AddressLease> leases = new ArrayList<>();
        for (VirtualAddress address : addresses(setting.definition()).toList()) {
            Optional<Link> link = table.named(address.interfaceName());
            if (link.isEmpty()) {
                return Optional.of(address + ": there is no such interface");
            }
            leases.add(lease(setting, address, link.get()));
        }
        return kernel.routing().install(leases).stream().findFirst().map(Network::words);
    }

    private static String words(Refused refused) {
        return refused.address().cidr() + ": " + refused.message();
    }

    private static AddressLease lease(Setting setting, VirtualAddress address, Link link) {
        return new AddressLease(
                new LinkAddress(link.index(), address.cidr(), false),
                address.scope(),
                address.broadcast(),
                address.label().orElse(""),
                address.prefixRoute(),
                setting.addressLease() ? setting.leaseSeconds() : AddressLease.FOREVER);
    }

    void uninstall(Setting setting) {
        remove(addresses(setting.definition()).toList());
    }

    /** Removes the addresses that another configuration of the same router no longer has. */
    void uninstallMissing(Setting before, Setting now) {
        List<VirtualAddress> kept = addresses(now.definition()).toList();
        remove(addresses(before.definition()).filter(a -> !kept.contains(a)).toList());
    }

    private void remove(List<VirtualAddress> addresses) {
        List<LinkAddress> gone = addresses.stream()
                .flatMap(a ->
                        table.named(a.interfaceName()).stream().map(l -> new LinkAddress(l.index(), a.cidr(), false)))
                .toList();
        if (!gone.isEmpty()) {
            kernel.routing()
                    .remove(gone)
                    .forEach(r -> reports.accept(new Trouble("engine", "cannot remove " + words(r))));
        }
    }

    /** Announces every address of the router; a link without ARP needs none. */
    void announce(Setting setting, int repeat) {
        List<VirtualAddress> all = addresses(setting.definition()).toList();
        for (int round = 0; round < repeat; round++) {
            for (VirtualAddress address : all) {
                table.named(address.interfaceName())
                        .filter(Link::arp)
                        .flatMap(this::announcer)
                        .ifPresent(a -> a.announce(address.cidr().address()));
            }
        }
    }

    private Optional<Announcer> announcer(Link link) {
        try {
            if (!announcers.containsKey(link.index())) {
                announcers.put(link.index(), kernel.announcer(link));
            }
        } catch (KernelRefusal refusal) {
            reports.accept(new Trouble(link.name(), refusal.getMessage()));
        }
        return Optional.ofNullable(announcers.get(link.index()));
    }
}
