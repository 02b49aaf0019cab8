package org.vipwarden.engine.node;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv6;

/** The links of this host and their addresses, as the kernel last told. */
final class LinkTable {
    private final Map<Integer, Link> links = new HashMap<>();
    private final Map<String, Link> byName = new HashMap<>();
    /** By link, in the order in which the kernel told them. */
    private final Map<Integer, Map<Cidr, LinkAddress>> addresses = new HashMap<>();

    void reset(Collection<Link> allLinks, Collection<LinkAddress> allAddresses) {
        links.clear();
        byName.clear();
        addresses.clear();
        allLinks.forEach(this::put);
        allAddresses.forEach(this::put);
    }

    void put(Link link) {
        Link before = links.put(link.index(), link);
        if (before != null && !before.name().equals(link.name())) {
            byName.remove(before.name(), before);
        }
        byName.put(link.name(), link);
    }

    /** Remembers an address; false when it was there already: it was only renewed. */
    boolean put(LinkAddress address) {
        return addresses
                        .computeIfAbsent(address.linkIndex(), i -> new LinkedHashMap<>())
                        .putIfAbsent(address.cidr(), address)
                == null;
    }

    void remove(LinkAddress address) {
        on(address.linkIndex()).remove(address.cidr());
    }

    void removeLink(int index) {
        Link gone = links.remove(index);
        if (gone != null) {
            byName.remove(gone.name(), gone);
        }
        addresses.remove(index);
    }

    Optional<Link> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Link> at(int index) {
        return Optional.ofNullable(links.get(index));
    }

    Collection<Link> all() {
        return links.values();
    }

    /** Whether the address is on the link. */
    boolean has(String linkName, Cidr cidr) {
        return named(linkName)
                .filter(link -> on(link.index()).containsKey(cidr))
                .isPresent();
    }

    /** Whether the address is on any link. */
    boolean hasAnywhere(IpAddress address) {
        return addresses.values().stream().flatMap(on -> on.keySet().stream()).anyMatch(cidr -> cidr.address()
                .equals(address));
    }

    /**
     * The first address of the link that adverts of the family can come from and that is not one of the excluded: a virtual address
     * is nobody's own. IPv6 adverts come from a link-local address (RFC 9568 section 5.1.2.1).
     */
    Optional<IpAddress> primary(int linkIndex, Family family, Predicate<IpAddress> excluded) {
        return on(linkIndex).keySet().stream()
                .map(Cidr::address)
                .filter(a -> a.family() == family)
                .filter(a -> !(a instanceof Ipv6 six) || six.isLinkLocal())
                .filter(excluded.negate())
                .findFirst();
    }

    private Map<Cidr, LinkAddress> on(int linkIndex) {
        Map<Cidr, LinkAddress> present = addresses.get(linkIndex);
        return present == null ? new HashMap<>() : present;
    }
}
