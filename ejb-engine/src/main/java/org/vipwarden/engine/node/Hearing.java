package org.vipwarden.engine.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.node.LoopReport.LinkReport;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.Setting;

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
    private final InstantSource clock;
    private final BiConsumer<String, String> troubles = this::trouble;
    private final Strangers strangers;
    private final Set<LiveRouter> routers = new LinkedHashSet<>();
    private final Claims claims = new Claims();
    private final LinkDebounce debounce = new LinkDebounce();
    private boolean watching;
    private boolean following;

    Hearing(
            Kernel kernel,
            InstantSource clock,
            Network network,
            BiConsumer<LiveRouter, RouterEvent> feed,
            Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.clock = clock;
        this.strangers = new Strangers(reports);
        this.network = network;
        this.feed = feed;
        this.reports = reports;
    }

    /** Makes ready for an instance: the table of links, and the socket of its own. Without its link it waits for it. */
    void prepare(InstanceDefinition instance) {
        watch();
        network.know(instance);
        if (!instance.holdings().routes().isEmpty()
                || !instance.holdings().rules().isEmpty()) {
            followRoutes();
        }
        if (instance.hasInterface()
                && network.table().named(instance.interfaceName()).isEmpty()) {
            trouble(instance.name(), "there is no interface " + instance.interfaceName() + "; waiting for it");
        }
        network.attachments().add(instance);
        open(instance);
    }

    private void watch() {
        if (!watching) {
            watching = true;
            readTable();
            kernel.watch(kernel.routing(), () -> kernel.routing().receive(this::take));
        }
    }

    private void followRoutes() {
        if (!following) {
            following = true;
            kernel.routing().followRoutes();
        }
    }

    /** Brings the node's own addresses, routes and rules to what is configured. */
    void furnish(HostDefinition host) {
        watch();
        network.announcements().pace(host.pacing());
        network.fixtures().follow(host);
        if (network.fixtures().haveRoutes()) {
            followRoutes();
        }
        List.copyOf(routers).forEach(this::recheck);
    }

    private Optional<Segment> open(InstanceDefinition instance) {
        return network.openSegment(instance, this::listen);
    }

    /** The kernel's reports come first: an address whose lease has run out must not be defended against a packet. */
    private void listen(Segment segment) {
        kernel.routing().receive(this::take);
        segment.begin();
        Instant now = clock.instant();
        segment.socket().receive(packet -> take(segment, packet, now));
    }

    Strangers strangers() {
        return strangers;
    }

    /** Lets a router hear the adverts of its VRID. */
    void enter(LiveRouter router) {
        routers.add(router);
        claims.add(router);
        attach(router);
    }

    /** Gives a router another setting of the same identity. */
    void redefine(LiveRouter router, Setting now) {
        InstanceDefinition before = router.definition();
        detach(router);
        prepare(now.definition());
        // Only now, so that a link that both have stays.
        network.attachments().remove(before);
        claims.add(router, now);
        router.state(router.state().with(now));
        attach(router);
    }

    private void attach(LiveRouter router) {
        for (Path path : router.paths()) {
            InstanceDefinition onPath = path.definition();
            open(onPath).ifPresent(s -> s.paths().put(onPath.vrid().value(), path));
        }
        checkPaths(router);
    }

    /** Looks which of a router's further paths can be used. */
    private void checkPaths(LiveRouter router) {
        for (Path path : router.paths()) {
            if (!path.isMain()) {
                PathWatch.checked(path, network.obstacle(path.definition()), kernel.now(), reports);
            }
        }
    }

    void leave(LiveRouter router) {
        routers.remove(router);
        detach(router);
        network.forget(router);
        network.attachments().remove(router.definition());
    }

    private void detach(LiveRouter router) {
        claims.remove(router, router.setting());
        network.forget(router.definition());
        for (Path path : router.paths()) {
            InstanceDefinition onPath = path.definition();
            network.forgetOutlet(path);
            network.segment(onPath)
                    .ifPresent(s -> s.paths().remove(onPath.vrid().value(), path));
        }
    }

    // ---- delays of links

    /** Takes other delays, which begin with the next change of a link. */
    void delays(List<LinkDelayDefinition> delays) {
        debounce.follow(delays, kernel.now());
    }

    /** When a link's change has lasted long enough to count; {@link Long#MAX_VALUE} when there is none. */
    long nextDue() {
        return debounce.due();
    }

    /** Lets those changes count whose time has come. */
    void settleLinks() {
        debounce.settle(kernel.now()).forEach(this::changed);
    }

    // ---- packets

    /** What one packet is; false when enough was taken for now. A flood comes here: what is refused makes next to no garbage. */
    private boolean take(Segment segment, Incoming packet, Instant now) {
        int vrid = AdvertCodec.peekVrid(packet.payload(), packet.protocol());
        Optional<Path> found = segment.path(vrid);
        if (found.isEmpty()) {
            if (segment.isAddressedBy(packet.destination())) {
                strangers.heard(vrid, packet);
            }
            return segment.refused();
        }
        Path path = found.get();
        LiveRouter router = path.router();
        Optional<Advert> advert =
                isEcho(path, packet.source()) ? Optional.empty() : router.read(path, packet, now, troubles);
        if (advert.isEmpty()) {
            return segment.refused();
        }
        router.heard(path, new Path.Sign(packet.source(), now, advert.get()), kernel.now(), reports);
        feed.accept(router, new AdvertHeard(advert.get(), packet.source(), beside(path)));
        return segment.accepted(vrid);
    }

    /** This node's address on a further path; empty for the main one. */
    private Optional<IpAddress> beside(Path path) {
        return path.isMain()
                ? Optional.empty()
                : network.primary(path.definition())
                        .or(() -> Optional.of(IpAddress.any(path.definition().family())));
    }

    /**
     * Whether the sender is this node itself on another path: two links that somebody has connected. A link-local address says nothing
     * about that: it is somebody else's on another link.
     */
    private boolean isEcho(Path path, IpAddress source) {
        List<Path> all = path.router().paths();
        boolean local = source instanceof Ipv6 six && six.isLinkLocal();
        return all.size() > 1
                && !local
                && all.stream().filter(other -> other != path).anyMatch(other -> network.primary(other.definition())
                        .equals(Optional.of(source)));
    }

    // ---- the kernel's reports

    private void take(RouteEvent event) {
        if (event instanceof RouteEvent.LinkChanged change) {
            changed(counting(change.link()));
        } else if (event instanceof RouteEvent.LinkGone gone) {
            gone(gone.index(), gone.name());
        } else if (event instanceof RouteEvent.AddressPresent present) {
            // A renewal is no news.
            if (network.table().put(present.address())) {
                recheck(present.address());
            }
        } else if (event instanceof RouteEvent.AddressGone gone) {
            gone(gone.address());
        } else if (event instanceof RouteEvent.RouteGone gone) {
            gone(gone.route());
        } else if (event instanceof RouteEvent.RuleGone gone) {
            gone(gone.rule());
        } else {
            readTable();
            List.copyOf(routers).forEach(this::recheck);
            checkAddresses();
        }
    }

    private void gone(LinkAddress address) {
        network.table().remove(address);
        String link = network.table().at(address.linkIndex()).map(Link::name).orElse("");
        for (LiveRouter router : claims.ofAddress(link, address.cidr())) {
            lost(router, address.cidr().toString());
        }
        if (network.fixtures().restoreIfOwn(address)) {
            List.copyOf(routers).forEach(this::recheck);
        } else {
            recheck(address);
        }
    }

    private void gone(RouteMessage route) {
        for (LiveRouter router : claims.ofRoute(route.destination())) {
            network.lost(router, route).ifPresent(what -> lost(router, what));
        }
        if (network.fixtures().restoreIfOwn(route)) {
            List.copyOf(routers).forEach(this::recheck);
        }
    }

    private void gone(RuleMessage rule) {
        for (LiveRouter router : claims.ofRule(rule.priority())) {
            network.lost(router, rule).ifPresent(what -> lost(router, what));
        }
        if (network.fixtures().restoreIfOwn(rule)) {
            List.copyOf(routers).forEach(this::recheck);
        }
    }

    private void readTable() {
        LinkTable table = network.table();
        long now = kernel.now();
        table.reset(
                kernel.routing().links().stream()
                        .map(link -> debounce.take(link, table.at(link.index()), now))
                        .toList(),
                kernel.routing().addresses());
        table.all().forEach(link -> reports.accept(new LinkReport(link.name(), link.up())));
    }

    private Link counting(Link reported) {
        return debounce.take(reported, network.table().at(reported.index()), kernel.now());
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
        network.attachments().appeared(link);
        if (!known) {
            network.fixtures().restore();
        }
        claims.onInterface(link.name()).forEach(this::attach);
        claims.withPathOn(link.name()).forEach(this::attach);
        recheck(link.index());
    }

    private void gone(int index, String name) {
        debounce.forget(name);
        claims.onInterface(name).forEach(r -> recheck(r, false, Optional.empty()));
        network.table().removeLink(index);
        network.closeLink(index);
        claims.withPathOn(name).forEach(this::checkPaths);
        reports.accept(new LinkReport(name, false));
        network.attachments().gone(name);
    }

    /** A virtual address that comes or goes changes nothing about where adverts come from, unless they come from this very one. */
    private void recheck(LinkAddress changed) {
        IpAddress address = changed.cidr().address();
        if (!network.isVirtual(address)) {
            recheck(changed.linkIndex());
        }
        claims.from(address).forEach(this::recheck);
    }

    /** Tells the routers of a link how it is; those for whom nothing changed are left alone. */
    private void recheck(int linkIndex) {
        network.table().at(linkIndex).ifPresent(link -> {
            claims.onInterface(link.name()).forEach(this::recheck);
            claims.withPathOn(link.name()).forEach(this::checkPaths);
        });
    }

    private void recheck(LiveRouter router) {
        checkPaths(router);
        recheck(router, network.isUp(router.definition()), network.primary(router.definition()));
    }

    private void recheck(LiveRouter router, boolean up, Optional<IpAddress> primary) {
        Conditions conditions = router.state().conditions();
        if (conditions.linkUp() != up || !conditions.primary().equals(primary)) {
            feed.accept(router, new LinkChanged(up, primary));
        }
    }

    /** After lost reports: finds the addresses that should be there and are not. */
    private void checkAddresses() {
        for (LiveRouter router : List.copyOf(routers)) {
            network.missing(router).ifPresent(address -> lost(router, address));
        }
    }

    private void lost(LiveRouter router, String address) {
        feed.accept(router, new AddressMissing(Cause.ADDRESS_LOST, address));
    }

    private void trouble(String subject, String sentence) {
        reports.accept(new Trouble(subject, sentence));
    }
}
