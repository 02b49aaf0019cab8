package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Announcer;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.Cidr;
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

    /** The socket of an instance's link and group, opened when it is not; empty, and told, when it cannot be. */
    Optional<Segment> openSegment(InstanceDefinition instance, Consumer<Segment> whenReadable) {
        Optional<Segment> present = segment(instance);
        return present.isPresent()
                ? present
                : table.named(instance.interfaceName()).flatMap(link -> open(instance, link, whenReadable));
    }

    private Optional<Segment> open(InstanceDefinition instance, Link link, Consumer<Segment> whenReadable) {
        try {
            Segment segment = new Segment(link, instance.group(), kernel.adverts(link, instance.group()));
            segments.put(Segment.Key.of(instance), segment);
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
            boolean lost = segment.link().index() == index;
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

    /** Whether the instance's interface works, or does not matter, and there is a socket on it. */
    boolean isUp(InstanceDefinition instance) {
        return segment(instance).isPresent()
                && table.named(instance.interfaceName())
                        .filter(l -> l.up() || instance.tracking().ignoreOwnInterface())
                        .isPresent();
    }

    /** Where the instance's adverts come from. */
    Optional<IpAddress> primary(InstanceDefinition instance) {
        return instance.source().or(() -> table.named(instance.interfaceName())
                .flatMap(l -> table.primary(l.index(), instance.family(), virtual::contains)));
    }

    static Stream<VirtualAddress> addresses(InstanceDefinition instance) {
        return instance.holdings().allAddresses();
    }

    // ---- what an instance asks for

    /** Sends an advert; false when it did not get out. */
    boolean send(LiveRouter router, Priority priority) {
        Optional<IpAddress> source = router.state().conditions().primary();
        Optional<Segment> segment = segment(router.definition());
        if (source.isEmpty() || segment.isEmpty()) {
            return false;
        }
        byte[] packet = router.encoded(priority, source.get());
        return segment.get().socket().send(source.get(), segment.get().group(), packet) == 0;
    }

    /** Installs the addresses, or renews them. The answer says what the kernel refused; empty when it did not. */
    Optional<String> install(Setting setting, Priority effective) {
        int lifetime = setting.addressLease() ? setting.leaseSeconds(effective) : AddressLease.FOREVER;
        List<AddressLease> leases = new ArrayList<>();
        for (VirtualAddress address : addresses(setting.definition()).toList()) {
            Optional<Link> link = table.named(address.interfaceName());
            if (link.isEmpty()) {
                return Optional.of(address + ": there is no such interface");
            }
            leases.add(lease(address, link.get(), lifetime));
        }
        return kernel.routing().install(leases).stream().findFirst().map(Network::words);
    }

    private static String words(Refused refused) {
        return refused.address().cidr() + ": " + refused.message();
    }

    private static AddressLease lease(VirtualAddress address, Link link, int lifetime) {
        return new AddressLease(
                new LinkAddress(link.index(), address.cidr(), false),
                address.scope(),
                address.broadcast(),
                address.label().orElse(""),
                address.prefixRoute(),
                lifetime);
    }

    /** Removes the addresses, less those that somebody else on this host holds. */
    void uninstall(Setting setting, Predicate<VirtualAddress> heldElsewhere) {
        remove(addresses(setting.definition()).filter(heldElsewhere.negate()).toList());
    }

    /** Removes the addresses that another configuration of the same router no longer has, less those held by somebody else. */
    void uninstallMissing(Setting before, Setting now, Predicate<VirtualAddress> heldElsewhere) {
        remove(without(before, now).filter(heldElsewhere.negate()).toList());
    }

    /** An address that stays on its link keeps its label and scope until it is installed anew: removing it would be a gap. */
    private static Stream<VirtualAddress> without(Setting these, Setting those) {
        Set<Place> known = addresses(those.definition()).map(Place::of).collect(Collectors.toSet());
        return addresses(these.definition()).filter(a -> !known.contains(Place.of(a)));
    }

    /** What tells one address of this host from another. */
    private record Place(String interfaceName, Cidr cidr) {
        static Place of(VirtualAddress address) {
            return new Place(address.interfaceName(), address.cidr());
        }
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
        announce(addresses(setting.definition()).toList(), repeat);
    }

    /** Announces the addresses that an earlier configuration of the same router did not have. */
    void announceAdded(Setting before, Setting now) {
        announce(without(now, before).toList(), now.definition().announcement().repeat());
    }

    private void announce(List<VirtualAddress> addresses, int repeat) {
        for (int round = 0; round < repeat; round++) {
            for (VirtualAddress address : addresses) {
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
