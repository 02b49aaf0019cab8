package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv6;

/** The links of this host and their addresses, as the kernel last told. */
final class LinkTable {
    private final Map<Integer, Link> links = new HashMap<>();
    private final Map<Integer, List<LinkAddress>> addresses = new HashMap<>();

    void reset(Collection<Link> allLinks, Collection<LinkAddress> allAddresses) {
        links.clear();
        addresses.clear();
        allLinks.forEach(this::put);
        allAddresses.forEach(this::put);
    }

    void put(Link link) {
        links.put(link.index(), link);
    }

    /** Remembers an address; renewals change nothing. */
    void put(LinkAddress address) {
        List<LinkAddress> present = addresses.computeIfAbsent(address.linkIndex(), i -> new ArrayList<>());
        if (present.stream().noneMatch(a -> a.cidr().equals(address.cidr()))) {
            present.add(address);
        }
    }

    void remove(LinkAddress address) {
        addresses.getOrDefault(address.linkIndex(), new ArrayList<>()).removeIf(a -> a.cidr()
                .equals(address.cidr()));
    }

    void removeLink(int index) {
        links.remove(index);
        addresses.remove(index);
    }

    Optional<Link> named(String name) {
        return links.values().stream().filter(l -> l.name().equals(name)).findAny();
    }

    Optional<Link> at(int index) {
        return Optional.ofNullable(links.get(index));
    }

    Collection<Link> all() {
        return links.values();
    }

    /** Whether the address is on the link. */
    boolean has(int linkIndex, IpAddress address) {
        return on(linkIndex).anyMatch(address::equals);
    }

    /**
     * The first address of the link that adverts of the family can come from and that is not one of the excluded: a virtual address
     * is nobody's own. IPv6 adverts come from a link-local address (RFC 9568 section 5.1.2.1).
     */
    Optional<IpAddress> primary(int linkIndex, Family family, Predicate<IpAddress> excluded) {
        return on(linkIndex)
                .filter(a -> a.family() == family)
                .filter(a -> !(a instanceof Ipv6 six) || six.isLinkLocal())
                .filter(excluded.negate())
                .findFirst();
    }

    private Stream<IpAddress> on(int linkIndex) {
        return addresses.getOrDefault(linkIndex, List.of()).stream()
                .map(a -> a.cidr().address());
    }
}
