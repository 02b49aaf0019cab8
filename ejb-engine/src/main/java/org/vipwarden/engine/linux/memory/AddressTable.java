package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EADDRNOTAVAIL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ERANGE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.wire.Uapi.If;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The addresses of one host, kept as Linux keeps them (net/ipv4/devinet.c): an IPv4 address in the network of an earlier one on
 * its link is secondary, and goes when that goes; IPv6 addresses stand each for itself.
 *
 * <p>Leases end exactly on time here; Linux looks once a second.
 */
final class AddressTable {
    private final MemoryNetwork network;
    private final Consumer<RouteEvent> report;
    private final List<Entry> entries = new ArrayList<>();

    /** One address; {@code expires} is in the network's time. */
    private record Entry(LinkAddress address, int scope, long expires) {
        boolean is(LinkAddress other) {
            return address.linkIndex() == other.linkIndex() && address.cidr().equals(other.cidr());
        }

        boolean sharesNetwork(LinkAddress other) {
            return address.cidr().address().family() == Family.IPV4
                    && address.linkIndex() == other.linkIndex()
                    && address.cidr().prefixLength() == other.cidr().prefixLength()
                    && address.cidr().network().equals(other.cidr().network());
        }
    }

    AddressTable(MemoryNetwork network, Consumer<RouteEvent> report) {
        this.network = network;
        this.report = report;
    }

    List<LinkAddress> all() {
        return entries.stream().map(Entry::address).toList();
    }

    boolean owns(IpAddress address) {
        return entries.stream()
                .anyMatch(entry -> entry.address().cidr().address().equals(address));
    }

    /** Whether the address is in the network of one on the link. */
    boolean reaches(int linkIndex, IpAddress address) {
        return entries.stream()
                .map(Entry::address)
                .filter(a -> a.linkIndex() == linkIndex && a.cidr().address().family() == address.family())
                .anyMatch(a ->
                        a.cidr().network().equals(new Cidr(address, a.cidr().prefixLength()).network()));
    }

    /** Installs or renews; 0, or the errno. */
    int install(AddressLease lease) {
        int valid = lease.lifetime().validSeconds();
        if (valid == 0 || Integer.compareUnsigned(lease.lifetime().preferredSeconds(), valid) > 0) {
            return EINVAL;
        }
        if (lease.label().getBytes(StandardCharsets.UTF_8).length >= If.IFNAMSIZ) {
            return ERANGE;
        }
        Optional<Entry> old =
                entries.stream().filter(entry -> entry.is(lease.address())).findFirst();
        Optional<Entry> primary = entries.stream()
                .filter(entry -> entry.sharesNetwork(lease.address()))
                .findFirst();
        if (old.isEmpty() && primary.isPresent() && primary.get().scope() != lease.scope()) {
            return EINVAL;
        }
        boolean secondary = old.map(entry -> entry.address().secondary()).orElse(primary.isPresent());
        LinkAddress address = new LinkAddress(
                lease.address().linkIndex(),
                lease.address().cidr(),
                secondary,
                lease.address().peer());
        Entry entry = new Entry(address, lease.scope(), expiry(valid));
        old.ifPresentOrElse(former -> entries.set(entries.indexOf(former), entry), () -> entries.add(entry));
        report.accept(new RouteEvent.AddressPresent(address));
        if (entry.expires() != Long.MAX_VALUE) {
            network.at(entry.expires(), () -> expire(address));
        }
        return 0;
    }

    private long expiry(int lifetimeSeconds) {
        return lifetimeSeconds == AddressLease.FOREVER
                ? Long.MAX_VALUE
                : network.now() + TimeUnit.SECONDS.toNanos(Integer.toUnsignedLong(lifetimeSeconds));
    }

    private void expire(LinkAddress address) {
        boolean due = entries.stream().anyMatch(entry -> entry.is(address) && entry.expires() <= network.now());
        if (due) {
            remove(address);
        }
    }

    /** Removes an address and those that depend on it; 0, or the errno. */
    int remove(LinkAddress address) {
        Optional<Entry> found =
                entries.stream().filter(entry -> entry.is(address)).findFirst();
        if (found.isEmpty()) {
            return EADDRNOTAVAIL;
        }
        boolean primary = !found.get().address().secondary();
        removeAll(entry -> entry.is(address) || (primary && entry.sharesNetwork(address)));
        return 0;
    }

    void removeLink(int index) {
        removeAll(entry -> entry.address().linkIndex() == index);
    }

    private void removeAll(Predicate<Entry> doomed) {
        List<Entry> gone = entries.stream().filter(doomed).toList();
        entries.removeAll(gone);
        gone.forEach(entry -> report.accept(new RouteEvent.AddressGone(entry.address())));
    }
}
