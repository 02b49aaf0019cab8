package org.vipwarden.engine.node;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.Datagram;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.node.LoopReport.LinkReport;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Decoded;
import org.vipwarden.engine.vrrp.Incoming;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;

/**
 * What comes in: packets and the kernel's reports, turned into events for the virtual routers that they concern.
 *
 * <p>It belongs to the {@link Loop}'s thread.
 */
final class Hearing {
    private final Kernel kernel;
    private final Network network;
    private final BiConsumer<LiveRouter, RouterEvent> feed;
    private final Consumer<LoopReport> reports;
    private final Concerned routers = new Concerned();
    private boolean watching;

    Hearing(Kernel kernel, Network network, BiConsumer<LiveRouter, RouterEvent> feed, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.network = network;
        this.feed = feed;
        this.reports = reports;
    }

    /** Makes ready for an instance: the table of links, and the socket of its own. Without its link it waits for it. */
    void prepare(InstanceDefinition instance) {
        if (!watching) {
            watching = true;
            readTable();
            kernel.watch(kernel.routing(), () -> kernel.routing().receive(this::take));
        }
        network.virtual().add(instance);
        if (network.table().named(instance.interfaceName()).isEmpty()) {
            trouble(instance.name(), "there is no interface " + instance.interfaceName() + "; waiting for it");
        }
        open(instance);
    }

    private Optional<Segment> open(InstanceDefinition instance) {
        return network.openSegment(instance, this::listen);
    }

    /** The kernel's reports come first: an address whose lease has run out must not be defended against a packet. */
    private void listen(Segment segment) {
        kernel.routing().receive(this::take);
        segment.socket().receive(packet -> take(segment, packet));
    }

    /** Lets a router hear the adverts of its VRID. */
    void enter(LiveRouter router) {
        routers.add(router);
        attach(router);
    }

    private void attach(LiveRouter router) {
        InstanceDefinition instance = router.definition();
        open(instance).ifPresent(s -> s.routers().put(instance.vrid().value(), router));
    }

    /** A router goes on with another configuration of the same identity. */
    void reconfigured(LiveRouter router, InstanceDefinition before) {
        network.virtual().remove(before);
        network.virtual().add(router.definition());
        routers.changed(router, before);
    }

    /** Whether another router of this host is Active and has the address too: one that moves from the one to the other. */
    boolean isHeldByAnother(LiveRouter router, VirtualAddress address) {
        return routers.holding(address.interfaceName(), address.cidr()).stream()
                .anyMatch(other -> !other.equals(router) && other.state().role() == Role.ACTIVE);
    }

    void leave(LiveRouter router) {
        InstanceDefinition instance = router.definition();
        routers.remove(router);
        network.virtual().remove(instance);
        network.segment(instance)
                .ifPresent(s -> s.routers().remove(instance.vrid().value(), router));
    }

    // ---- packets

    private void take(Segment segment, Datagram packet) {
        segment.router(AdvertCodec.peekVrid(packet.payload())).ifPresent(router -> {
            Incoming incoming = new Incoming(packet.source(), packet.destination(), packet.ttl(), packet.payload());
            Decoded decoded = router.read(incoming);
            if (decoded instanceof Decoded.Refused refused && router.isNews(refused.refusal())) {
                trouble(
                        router.name(),
                        "dropped a packet from " + packet.source() + ": "
                                + refused.refusal().words());
            }
            decoded.advert().ifPresent(advert -> hear(router, advert, packet.source()));
        });
    }

    private void hear(LiveRouter router, Advert advert, IpAddress source) {
        if (router.isNewAddressMismatch(advert)) {
            trouble(router.name(), source + " advertises other addresses: " + advert.addresses());
        }
        feed.accept(router, new AdvertHeard(advert, source));
    }

    // ---- the kernel's reports

    private void take(RouteEvent event) {
        if (event instanceof RouteEvent.LinkChanged change) {
            changed(change.link());
        } else if (event instanceof RouteEvent.LinkGone gone) {
            gone(gone.index(), gone.name());
        } else if (event instanceof RouteEvent.AddressPresent present) {
            if (network.table().put(present.address())) {
                recheck(present.address());
            }
        } else if (event instanceof RouteEvent.AddressGone gone) {
            network.table().remove(gone.address());
            missing(gone.address());
            recheck(gone.address());
        } else {
            readTable();
            network.table().all().forEach(link -> recheck(link.index()));
            checkAddresses();
        }
    }

    private void readTable() {
        LinkTable table = network.table();
        table.reset(kernel.routing().links(), kernel.routing().addresses());
        table.all().forEach(link -> reports.accept(new LinkReport(link.name(), link.up())));
    }

    private void changed(Link link) {
        boolean known = network.table()
                .at(link.index())
                .filter(l -> l.up() == link.up())
                .isPresent();
        network.table().put(link);
        if (!known) {
            reports.accept(new LinkReport(link.name(), link.up()));
        }
        routers.onLink(link.name()).forEach(this::attach);
        recheck(link.index());
    }

    private void gone(int index, String name) {
        routers.onLink(name).forEach(r -> recheck(r, false, Optional.empty()));
        network.table().removeLink(index);
        network.closeLink(index);
        reports.accept(new LinkReport(name, false));
    }

    /** A virtual address that comes or goes changes nothing about where adverts come from. */
    private void recheck(LinkAddress changed) {
        if (!network.virtual().contains(changed.cidr().address())) {
            recheck(changed.linkIndex());
        }
    }

    /** Tells the routers of a link how it is; those for whom nothing changed are left alone. */
    private void recheck(int linkIndex) {
        network.table().at(linkIndex).ifPresent(link -> routers.onLink(link.name())
                .forEach(this::recheck));
    }

    /** Tells a router how its link is, when that is news to it. */
    void recheck(LiveRouter router) {
        recheck(router, network.isUp(router.definition()), network.primary(router.definition()));
    }

    private void recheck(LiveRouter router, boolean up, Optional<IpAddress> primary) {
        Conditions conditions = router.state().conditions();
        if (conditions.linkUp() != up || !conditions.primary().equals(primary)) {
            feed.accept(router, new LinkChanged(up, primary));
        }
    }

    private void missing(LinkAddress address) {
        network.table().at(address.linkIndex()).ifPresent(link -> routers.holding(link.name(), address.cidr())
                .forEach(router -> lost(router, address.cidr().toString())));
    }

    /** After lost reports: finds the addresses that should be there and are not. */
    private void checkAddresses() {
        LinkTable table = network.table();
        for (LiveRouter router : routers.all()) {
            Network.addresses(router.definition())
                    .filter(a -> table.named(a.interfaceName())
                            .filter(l -> table.has(l.index(), a.cidr()))
                            .isEmpty())
                    .findFirst()
                    .ifPresent(a -> lost(router, a.cidr().toString()));
        }
    }

    private void lost(LiveRouter router, String address) {
        feed.accept(router, new AddressMissing(Cause.ADDRESS_LOST, address));
    }

    private void trouble(String subject, String sentence) {
        reports.accept(new Trouble(subject, sentence));
    }
}
