package org.vipwarden.engine.node;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.VirtualLinks.Wanted;
import org.vipwarden.engine.linux.wire.LinkKind;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;

/**
 * The virtual links of the instances, with what they need of the host: settings, and packet rules.
 *
 * <p>A link has no address but the virtual ones. IPv6 adverts come from the interface's link-local address, as keepalived's do; but
 * keepalived puts that address on the link too, and its Backup answers for it with the virtual MAC address (2.2.7, measured).
 *
 * <p>A link is there as long as an instance wants it and the interface below is there: one that somebody removes is made again. One
 * that a killed daemon has left is taken over. What is set on the interface below:
 *
 * <pre>
 * link       ipv4: arp_ignore 1, accept_local 1, rp_filter 0, promote_secondaries 1
 *            ipv6: disable_ipv6 1; where it carries IPv6, disable_ipv6 0 and (keepalived does not) accept_ra 0: a router's advertisement
 *            would give it an address made of the virtual MAC address, the same on every node (RFC 9568 section 7.4)
 * interface  ipv4: arp_ignore 1, arp_filter 1: it does not answer for the link's addresses; and (keepalived does not) arp_announce 2:
 *            nor does it ask in their name, from which a client would learn the wrong MAC address. Given back at the end
 * all        ipv4: rp_filter 0, where it would be stronger than the link's; interfaces that relied on it get it themselves. Given back
 * </pre>
 *
 * <p>It belongs to the {@link Loop}'s thread.
 */
final class Attachments {
    private static final String ALL = "all";

    private final Kernel kernel;
    private final LinkTable table;
    private final BiConsumer<String, String> trouble;
    private final BorrowedSettings settings;
    private final PacketRules rules;
    private final Map<String, Owned> owned = new LinkedHashMap<>();
    /** The names of those that could be made: another's link of that name is none of ours. */
    private final Set<String> standing = new HashSet<>();

    /** A link, and for how many instances: two for a moment, in a reload. */
    private record Owned(VirtualLink link, InstanceDefinition instance, int count) {
        Owned less() {
            return new Owned(link, instance, count - 1);
        }
    }

    /**
     * @param trouble takes whom it concerns, and a sentence for the operator
     */
    Attachments(Kernel kernel, LinkTable table, BiConsumer<String, String> trouble) {
        this.kernel = kernel;
        this.table = table;
        this.trouble = trouble;
        settings = new BorrowedSettings(kernel.settings(), text -> trouble.accept("engine", text));
        rules = new PacketRules(kernel.firewall(), text -> trouble.accept("engine", text));
    }

    /** Attaches an instance. The rules come first: what they hold back is said as soon as a link is up. */
    void add(InstanceDefinition instance) {
        rules.add(instance);
        instance.attachment().links().forEach(link -> {
            int before = Optional.ofNullable(owned.get(link.name()))
                    .map(Owned::count)
                    .orElse(0);
            Owned wanted = new Owned(link, instance, before + 1);
            owned.put(link.name(), wanted);
            make(wanted);
        });
    }

    /** Detaches an instance: its links go, unless another wants them too. */
    void remove(InstanceDefinition instance) {
        instance.attachment().links().forEach(link -> {
            Owned left = owned.get(link.name()).less();
            if (left.count() > 0) {
                owned.put(link.name(), left);
            } else {
                owned.remove(link.name());
                if (standing.remove(link.name())) {
                    kernel.virtualLinks().remove(link.name());
                }
                giveBack(link.interfaceName());
            }
        });
        rules.remove(instance);
    }

    /** Whether the link that the instance runs on is its own. */
    boolean stands(InstanceDefinition instance) {
        return instance.attachment().link().map(VirtualLink::name).stream().allMatch(standing::contains);
    }

    private void giveBack(String interfaceName) {
        if (owned.values().stream().noneMatch(o -> o.link().interfaceName().equals(interfaceName))) {
            settings.giveBack(interfaceName);
        }
        if (owned.isEmpty()) {
            settings.giveBack(ALL);
        }
    }

    /** An interface is there: the links on it are made when they are not. */
    void appeared(Link below) {
        owned.values().stream()
                .filter(o -> o.link().interfaceName().equals(below.name()))
                .filter(o -> table.named(o.link().name()).isEmpty())
                .toList()
                .forEach(this::make);
    }

    /** A link is gone: if it was one of these, it is made again. */
    void gone(String name) {
        standing.remove(name);
        Optional.ofNullable(owned.get(name)).ifPresent(this::make);
    }

    private void make(Owned wanted) {
        VirtualLink link = wanted.link();
        Optional<Link> below = table.named(link.interfaceName());
        if (below.isEmpty()) {
            return;
        }
        try {
            kernel.virtualLinks()
                    .make(new Wanted(link.name(), kind(link), below.get().index(), link.mac(), link.group()));
            prepare(wanted.instance(), link);
            kernel.virtualLinks().up(link.name());
            standing.add(link.name());
            wanted.instance().attachment().linkAddress().ifPresent(cidr -> install(link.name(), cidr));
        } catch (KernelRefusal refusal) {
            // The interface below went with it, and the kernel has not told yet.
            if (refusal.errno() != ENODEV) {
                trouble.accept(wanted.instance().name(), refusal.getMessage());
            }
        }
    }

    private void install(String linkName, Cidr cidr) {
        kernel.routing().links().stream()
                .filter(link -> link.name().equals(linkName))
                .map(link -> new LinkAddress(link.index(), cidr, false))
                .map(at -> new AddressLease(at, 0, Optional.empty(), "", true, AddressLease.FOREVER))
                .flatMap(lease -> kernel.routing().install(List.of(lease)).stream())
                .forEach(refused -> trouble.accept(linkName, cidr + ": " + refused.message()));
    }

    private static LinkKind kind(VirtualLink link) {
        return switch (link.kind()) {
            case MACVLAN -> LinkKind.MACVLAN;
            case IPVLAN_BRIDGE -> LinkKind.IPVLAN_BRIDGE;
            case IPVLAN_PRIVATE -> LinkKind.IPVLAN_PRIVATE;
            case IPVLAN_VEPA -> LinkKind.IPVLAN_VEPA;
        };
    }

    private static boolean carriesIpv6(InstanceDefinition instance, VirtualLink link) {
        return instance.family() == Family.IPV6
                || instance.holdings()
                        .allAddresses()
                        .filter(address -> address.interfaceName().equals(link.name()))
                        .anyMatch(address -> address.cidr().address().family() == Family.IPV6);
    }

    private void prepare(InstanceDefinition instance, VirtualLink link) {
        lowerCommonFilter();
        settings.set(of(link.name(), "arp_ignore"), 1);
        settings.set(of(link.name(), "accept_local"), 1);
        settings.set(of(link.name(), "rp_filter"), 0);
        settings.set(of(link.name(), "promote_secondaries"), 1);
        boolean ipv6 = carriesIpv6(instance, link);
        settings.set("ipv6/conf/" + link.name() + "/accept_ra", 0);
        settings.set("ipv6/conf/" + link.name() + "/disable_ipv6", ipv6 ? 0 : 1);
        settings.borrow(link.interfaceName(), of(link.interfaceName(), "arp_ignore"), 1);
        settings.borrow(link.interfaceName(), of(link.interfaceName(), "arp_filter"), 1);
        settings.borrow(link.interfaceName(), of(link.interfaceName(), "arp_announce"), 2);
    }

    /** The kernel takes the stronger of an interface's filter and the common one (Documentation/networking/ip-sysctl). */
    private void lowerCommonFilter() {
        int common = settings.number(of(ALL, "rp_filter")).orElse(0);
        if (common == 0) {
            return;
        }
        table.all().stream()
                .map(Link::name)
                .filter(name -> !owned.containsKey(name))
                .filter(name -> settings.number(of(name, "rp_filter")).orElse(common) < common)
                .forEach(name -> settings.borrow(ALL, of(name, "rp_filter"), common));
        settings.borrow(ALL, of(ALL, "rp_filter"), 0);
        trouble.accept(
                "engine",
                "net.ipv4.conf.all.rp_filter is lowered from " + common
                        + " to 0, as virtual links need it; the other interfaces keep theirs");
    }

    private static String of(String link, String name) {
        return "ipv4/conf/" + link + "/" + name;
    }

    /** Ends what is left: packet rules and settings. Links are removed with their instances. */
    void close() {
        rules.close();
        settings.giveBackAll();
    }
}
