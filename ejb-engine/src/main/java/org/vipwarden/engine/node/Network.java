package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
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
    /** Those that instances send through, as far as it is known. */
    private final IdentityHashMap<InstanceDefinition, Segment> outlets = new IdentityHashMap<>();

    private final VirtualAddresses virtual = new VirtualAddresses();
    private final Attachments attachments;

    private final Map<LiveRouter, Estate> estates = new HashMap<>();
    private final Chores chores = new Chores();
    private final Announcements announcements;
    private final Renewals renewals;
    private final Grounds grounds;
    private final Promotions promotions;
    private final Fixtures fixtures;

    /**
     * @param refused is told the name of a router, and what the kernel refused to it after {@link #install} had returned
     */
    Network(Kernel kernel, Consumer<LoopReport> reports, BiConsumer<String, String> refused) {
        this.kernel = kernel;
        this.reports = reports;
        attachments =
                new Attachments(kernel, table, (subject, sentence) -> reports.accept(new Trouble(subject, sentence)));
        announcements = new Announcements(kernel, table, chores, reports);
        renewals = new Renewals(kernel);
        grounds = new Grounds(kernel, table, chores, announcements, renewals, new HashMap<>(), refused, reports);
        promotions = new Promotions(kernel.settings(), reports);
        fixtures = new Fixtures(kernel.routing(), table, reports);
    }

    Attachments attachments() {
        return attachments;
    }

    /** What is left to do when no timer is due. */
    Chores chores() {
        return chores;
    }

    /** What is left to do before the loop waits again. */
    Renewals renewals() {
        return renewals;
    }

    Announcements announcements() {
        return announcements;
    }

    Fixtures fixtures() {
        return fixtures;
    }

    LinkTable table() {
        return table;
    }

    /** Remembers which addresses of an instance are virtual: they are nobody's own. */
    void know(InstanceDefinition instance) {
        virtual.add(instance);
        promotions.want(instance);
    }

    void forget(InstanceDefinition instance) {
        virtual.remove(instance);
        promotions.forget(instance);
    }

    // ---- sockets

    Optional<Segment> segment(InstanceDefinition instance) {
        return Optional.ofNullable(segments.get(Segment.Key.of(instance)));
    }

    /** The socket of an instance's channel, opened when it is not; empty, and told, when it cannot be. */
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
        Optional<Link> link = table.named(linkName);
        return present.isPresent() || instance.hasInterface() && link.isEmpty()
                ? present
                : open(linkName, instance, link, whenReadable);
    }

    private Optional<Segment> segment(String linkName, InstanceDefinition instance) {
        return Optional.ofNullable(segments.get(Segment.Key.on(linkName, instance)));
    }

    private Optional<Segment> open(
            String linkName, InstanceDefinition instance, Optional<Link> link, Consumer<Segment> whenReadable) {
        Segment.Key key = Segment.Key.on(linkName, instance);
        AdvertChannel channel = key.channel(link, instance);
        try {
            Segment segment = new Segment(channel, kernel.adverts(channel));
            segments.put(key, segment);
            outlets.clear();
            kernel.watch(segment.socket(), () -> whenReadable.accept(segment));
            return Optional.of(segment);
        } catch (KernelRefusal refusal) {
            reports.accept(new Trouble(instance.name(), refusal.getMessage()));
            return Optional.empty();
        }
    }

    /** Closes what is open on a link that is gone. */
    void closeLink(int index) {
        outlets.clear();
        announcements.closeLink(index);
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
        fixtures.close();
        announcements.close();
        attachments.close();
    }

    // ---- what an instance finds

    /**
     * Whether the instance's interface works, or does not matter, there is a socket on it, and somebody to send to; whether the other
     * interfaces work that its addresses and routes need; and whether everything static is there that it tracks.
     */
    boolean isUp(InstanceDefinition instance) {
        return segment(instance).isPresent()
                && attachments.stands(instance)
                && hasWorkingLink(instance)
                && !lacksPeers(instance)
                && hasOtherLinks(instance)
                && fixtures.areWholeFor(instance.name());
    }

    private boolean hasWorkingLink(InstanceDefinition instance) {
        return !instance.hasInterface()
                || Stream.of(instance.interfaceName(), instance.runsOn()).allMatch(name -> table.named(name)
                        .filter(l -> l.up() || instance.tracking().ignoreOwnInterface())
                        .isPresent());
    }

    private boolean hasOtherLinks(InstanceDefinition instance) {
        return instance.holdings()
                .trackedInterfaces()
                .filter(name -> !name.equals(instance.interfaceName()))
                .allMatch(name -> table.named(name).filter(Link::up).isPresent());
    }

    /** Why a further path cannot be used; empty when it can. */
    Optional<String> obstacle(InstanceDefinition onPath) {
        Optional<Link> link = table.named(onPath.interfaceName());
        if (link.isEmpty()) {
            return Optional.of("there is no interface " + onPath.interfaceName());
        }
        if (!link.get().up()) {
            return Optional.of(onPath.interfaceName() + " is down");
        }
        if (primary(onPath).isEmpty()) {
            return Optional.of(onPath.interfaceName() + " has no address to send from");
        }
        return segment(onPath).isEmpty() ? Optional.of("no socket could be opened") : Optional.empty();
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
            return instance.attachment().linkAddress().map(Cidr::address).or(() -> table.named(instance.interfaceName())
                    .flatMap(l -> table.primary(l.index(), instance.family(), this::isVirtual)));
        }
        boolean needed = instance.origin().tracked() || !instance.hasInterface();
        return origin.filter(address -> !needed || table.hasAnywhere(address));
    }

    /** Whether an instance has the address. */
    boolean isVirtual(IpAddress address) {
        return virtual.contains(address);
    }

    // ---- what an instance asks for

    /** Sends an advert on every path; false when nothing of it got out. A further path that cannot be used is no error. */
    boolean send(LiveRouter router, Priority priority, Instant now) {
        boolean sent = false;
        for (Path path : router.paths()) {
            if (path.isMain() || path.isUsable()) {
                sent |= send(path, priority, now);
            }
        }
        return sent;
    }

    private boolean send(Path path, Priority priority, Instant now) {
        LiveRouter router = path.router();
        Optional<IpAddress> source = path.isMain() ? router.state().conditions().primary() : primary(path.definition());
        Optional<Segment> segment = path.isMain() ? outlet(path.definition()) : segment(path.definition());
        if (source.isEmpty() || segment.isEmpty()) {
            router.counters().count(Counter.SEND_ERRORS);
            return false;
        }
        int failed = path.send(segment.get().socket(), priority, source.get(), now);
        for (int i = 0; i < failed; i++) {
            router.counters().count(Counter.SEND_ERRORS);
        }
        return failed == 0 || failed < path.destinations();
    }

    /** An instance does not send on this path any more. */
    void forgetOutlet(Path path) {
        outlets.remove(path.definition());
    }

    /** Where the instance's adverts leave. It is remembered, because each advert asks. */
    private Optional<Segment> outlet(InstanceDefinition instance) {
        Segment known = outlets.get(instance);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Segment> found = segment(instance.sendsFrom(), instance);
        found.ifPresent(segment -> outlets.put(instance, segment));
        return found;
    }

    /** Installs what the router holds, or renews it. The answer says what the kernel refused; empty when it did not. */
    Optional<String> install(LiveRouter router) {
        return estate(router).hold(router.effective());
    }

    /** Removes what the router holds, less what another has taken over. */
    void uninstall(LiveRouter router) {
        estate(router).drop();
    }

    /** Forgets a router that holds nothing any more. */
    void forget(LiveRouter router) {
        estates.remove(router);
    }

    /**
     * Has what the routers hold go over to the settings that they have now, for all of them before any installs or removes: addresses
     * may go from one to another.
     */
    List<Bequest> bequeath(Collection<LiveRouter> changed) {
        List<Bequest> bequests = new ArrayList<>();
        for (LiveRouter router : changed) {
            Estate before = estates.get(router);
            if (before != null && before.isWanted()) {
                Estate now = new Estate(router.setting(), grounds);
                estates.put(router, now);
                bequests.add(new Bequest(before, now));
            }
        }
        Bequest.begin(bequests);
        return bequests;
    }

    /** Announces every address of the router; a link without ARP needs none. */
    void announce(LiveRouter router, int repeat) {
        estate(router).announce(repeat);
    }

    private Estate estate(LiveRouter router) {
        Estate known = estates.get(router);
        Setting setting = router.setting();
        if (known != null && known.setting().equals(setting)) {
            return known;
        }
        Estate estate = new Estate(setting, grounds);
        estates.put(router, estate);
        return estate;
    }

    /** An address that the router should have in the kernel, and that is not there; as far as it was installed. */
    Optional<String> missing(LiveRouter router) {
        return estate(router).held().stream()
                .filter(address -> address.traits().tracked())
                .filter(address -> !table.has(address.interfaceName(), address.cidr()))
                .findFirst()
                .map(address -> address.cidr().toString());
    }

    /** The route of a router that was removed, when its loss counts. */
    Optional<String> lost(LiveRouter router, RouteMessage gone) {
        return estate(router).lostRoute(gone);
    }

    /** The rule of a router that was removed, when its loss counts. */
    Optional<String> lost(LiveRouter router, RuleMessage gone) {
        return estate(router).lostRule(gone);
    }
}
