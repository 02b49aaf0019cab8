package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Attachments attachments;

    Network(Kernel kernel, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.reports = reports;
        this.attachments =
                new Attachments(kernel, table, (subject, sentence) -> reports.accept(new Trouble(subject, sentence)));
    }

    Attachments attachments() {
        return attachments;
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
        if (instance.attachment().link().isPresent()) {
            // The interface joins the group: from the link the switch hears no such thing. And it may be what is sent
            // from.
            openOn(instance.interfaceName(), instance, whenReadable);
        }
        return openOn(instance.runsOn(), instance, whenReadable);
    }

    private Optional<Segment> openOn(String linkName, InstanceDefinition instance, Consumer<Segment> whenReadable) {
        Optional<Segment> present = segment(linkName, instance);
        return present.isPresent()
                ? present
                : table.named(linkName).flatMap(link -> open(instance, link, whenReadable));
    }

    private Optional<Segment> segment(String linkName, InstanceDefinition instance) {
        return Optional.ofNullable(segments.get(new Segment.Key(linkName, instance.group())));
    }

    private Optional<Segment> open(InstanceDefinition instance, Link link, Consumer<Segment> whenReadable) {
        try {
            Segment segment = new Segment(link, instance.group(), kernel.adverts(link, instance.group()));
            segments.put(new Segment.Key(link.name(), instance.group()), segment);
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
        attachments.close();
    }

    // ---- what an instance finds

    /** Whether the instance's interface works, or does not matter, and there is a socket on it. */
    boolean isUp(InstanceDefinition instance) {
        return segment(instance).isPresent()
                && attachments.stands(instance)
                && Stream.of(instance.interfaceName(), instance.runsOn()).allMatch(name -> table.named(name)
                        .filter(l -> l.up() || instance.tracking().ignoreOwnInterface())
                        .isPresent());
    }

    /** Where the instance's adverts come from. */
    Optional<IpAddress> primary(InstanceDefinition instance) {
        return instance.source()
                .or(() -> instance.attachment().linkAddress().map(Cidr::address))
                .or(() -> table.named(instance.interfaceName())
                        .flatMap(l -> table.primary(l.index(), instance.family(), virtual::contains)));
    }

    static Stream<VirtualAddress> addresses(InstanceDefinition instance) {
        return instance.holdings().allAddresses();
    }

    // ---- what an instance asks for

    /** Sends an advert; false when it did not get out. */
    boolean send(LiveRouter router, Priority priority) {
        Optional<IpAddress> source = router.state().conditions().primary();
        Optional<Segment> segment = segment(router.definition().sendsFrom(), router.definition());
        if (source.isEmpty() || segment.isEmpty()) {
            return false;
        }
        byte[] packet = router.encoded(priority, source.get());
        return segment.get().socket().send(source.get(), segment.get().group(), packet) == 0;
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

    private static String words(Refused<LinkAddress> refused) {
        return refused.item().cidr() + ": " + refused.message();
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
