package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.Routing;
import org.vipwarden.engine.linux.wire.Lifetime;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Setting;

/**
 * The addresses, routes and rules of one virtual router in the kernel: held or not, and how far the way there is gone.
 *
 * <p>A slice of addresses is done at once, the rest as {@link Chores}. Of the addresses in their order, the first so many are in the
 * kernel; they are taken out from the end, so that none goes as a secondary of another. Routes and rules follow the last address, and
 * go before the first.
 */
final class Estate {
    private static final int FIRST_SLICE = 64;
    private static final int SMALLEST_SLICE = 8;
    private static final int LARGEST_SLICE = 256;
    /** A slice that took longer is followed by smaller ones: with many addresses on a link the kernel needs long for each. */
    private static final long LONG = 4_000_000;
    /** A slice that took less is followed by larger ones. */
    private static final long SHORT = 1_000_000;

    private final Grounds grounds;
    private final Setting setting;
    private final List<VirtualAddress> addresses;
    /** Those that were installed. */
    private final List<RouteMessage> routes = new ArrayList<>();

    private final List<RuleMessage> rules = new ArrayList<>();
    /** How many may be in the kernel: at first all, because nobody knows what an earlier process has left. */
    private int present;

    private int installed;
    private int renewed;
    private boolean wanted;
    /** The kernel has refused something: the router is about to give up, and nothing is announced. */
    private boolean refused;

    private boolean atWork;
    private int slice = FIRST_SLICE;
    private boolean equipped;
    private boolean known;
    private long since;
    private int repeat;
    private int term;
    private Priority priority;
    /** Those that the router held under an earlier setting: they need no announcement when they are installed. */
    private final Set<Deed> announced = new HashSet<>();

    Estate(Setting setting, Grounds grounds) {
        this.grounds = grounds;
        this.setting = setting;
        this.priority = setting.definition().priority();
        addresses = setting.definition().holdings().allAddresses().toList();
        present = addresses.size();
    }

    Setting setting() {
        return setting;
    }

    boolean isWanted() {
        return wanted;
    }

    /** All addresses are this router's from now on, whether they are in the kernel yet or not: who had them leaves them there. */
    void claim() {
        take();
        // What the earlier setting has equipped is there until this one has done it anew.
        known = false;
        addresses.forEach(address -> grounds.deeds().put(Deed.of(address), this));
    }

    /** Ends in favour of another setting of the same router: removes the routes and rules that nobody wants from now on. */
    void unequipBut(Set<RouteMessage> routesKept, Set<RuleMessage> rulesKept) {
        routes.removeIf(routesKept::contains);
        rules.removeIf(rulesKept::contains);
        unequip();
    }

    /** Ends in favour of another setting of the same router: removes the addresses that nobody has claimed, and forgets the others. */
    void letGo() {
        wanted = false;
        term++;
        remove(addresses);
        present = 0;
        installed = 0;
    }

    /** Announces the addresses that were not held under an earlier setting. */
    void announceBut(List<VirtualAddress> before) {
        if (wanted) {
            before.forEach(address -> announced.add(Deed.of(address)));
            repeat = setting.definition().announcement().repeat();
            grounds.announcements().announce(this, unannounced(held()), repeat);
        }
    }

    private List<VirtualAddress> unannounced(List<VirtualAddress> some) {
        return some.stream()
                .filter(address -> !announced.contains(Deed.of(address)))
                .toList();
    }

    /** Which time it is that the router holds the addresses; what was begun in an earlier one has lost its sense. */
    boolean isHeldFor(int thatTerm) {
        return wanted && !refused && term == thatTerm;
    }

    int term() {
        return term;
    }

    /** Those that are in the kernel; none where the kernel has refused one. */
    List<VirtualAddress> held() {
        return wanted && !refused ? addresses.subList(0, installed) : List.of();
    }

    /** Installs, or renews what is there, at the router's priority. The answer says what the kernel refused of the first slice. */
    Optional<String> hold(Priority effective) {
        priority = effective;
        if (!wanted) {
            take();
        } else if (refused) {
            // It stayed all the same (it was resigning): from the beginning, and announced when it is there.
            begin();
        } else if (renewed == installed) {
            renewed = 0;
        }
        return work();
    }

    private void take() {
        known = true;
        wanted = true;
        since = grounds.kernel().now();
        repeat = 0;
        equipped = false;
        begin();
    }

    private void begin() {
        refused = false;
        term++;
        installed = 0;
        renewed = 0;
        announceElsewhere(term);
    }

    /** Removes everything. */
    void drop() {
        if (!known && !equipped) {
            assumeEquipped();
        }
        known = true;
        wanted = false;
        term++;
        unequip();
        work();
    }

    /** Announces every address; those that are not there yet when they are. */
    void announce(int times) {
        repeat = times;
        announced.clear();
        grounds.announcements().announce(this, held(), times);
    }

    private void soon() {
        if (!atWork) {
            atWork = true;
            grounds.chores().at(Long.MIN_VALUE, () -> {
                atWork = false;
                work().ifPresent(this::tell);
            });
        }
    }

    private void tell(String refusal) {
        grounds.refused().accept(setting.definition().name(), refusal);
    }

    /** Does a slice of what there is to do. */
    private Optional<String> work() {
        if (!wanted) {
            removeSlice();
            return Optional.empty();
        }
        long begun = grounds.kernel().now();
        // Renewing comes first: what is there must not run out while the rest is installed.
        Optional<String> refusal = renewed < installed ? renewSlice() : installSlice();
        measure(begun);
        if (refusal.isPresent()) {
            refused = true;
            return refusal;
        }
        if (installed == addresses.size()) {
            equip();
        }
        if (installed < addresses.size() || renewed < installed) {
            soon();
        }
        return Optional.empty();
    }

    private Optional<String> renewSlice() {
        int from = renewed;
        renewed = Math.min(installed, from + slice);
        if (installed > Renewals.FEW) {
            return install(addresses.subList(from, renewed));
        }
        Optional<String> missing = lease(
                addresses.subList(from, renewed), lease -> grounds.renewals().add(this, lease));
        grounds.renewals().settleMany();
        return missing;
    }

    /** The addresses were to be renewed, and were not. */
    void renewLater() {
        renewed = 0;
        soon();
    }

    /** The kernel has refused a renewal after {@link #hold} had returned. The router hears of it when nothing else is to do. */
    void renewalRefused(Refused<LinkAddress> refusal) {
        if (refused) {
            return;
        }
        refused = true;
        int thisTerm = term;
        grounds.chores().at(Long.MIN_VALUE, () -> {
            if (wanted && term == thisTerm) {
                tell(words(refusal));
            }
        });
    }

    private Optional<String> installSlice() {
        int from = installed;
        installed = Math.min(addresses.size(), from + slice);
        present = Math.max(present, installed);
        renewed = installed;
        Optional<String> refusal = install(addresses.subList(from, installed));
        if (repeat > 0 && refusal.isEmpty()) {
            grounds.announcements().announce(this, unannounced(addresses.subList(from, installed)), repeat);
        }
        return refusal;
    }

    private void measure(long begun) {
        long took = grounds.kernel().now() - begun;
        if (took > LONG) {
            slice = Math.max(SMALLEST_SLICE, slice / 2);
        } else if (took < SHORT) {
            slice = Math.min(LARGEST_SLICE, slice * 2);
        }
    }

    private void removeSlice() {
        long begun = grounds.kernel().now();
        int to = present;
        present = Math.max(0, to - slice);
        installed = 0;
        renewed = 0;
        remove(addresses.subList(present, to));
        measure(begun);
        if (present > 0) {
            soon();
        }
    }

    // ---- addresses

    private Optional<String> install(List<VirtualAddress> slice) {
        List<AddressLease> leases = new ArrayList<>(slice.size());
        Optional<String> missing = lease(slice, leases::add);
        return missing.isPresent() || leases.isEmpty()
                ? missing
                : routing().install(leases).stream().findFirst().map(Estate::words);
    }

    /** Hands over the leases of addresses; the answer says what interface is missing that is needed. */
    private Optional<String> lease(List<VirtualAddress> slice, Consumer<AddressLease> sink) {
        long age = TimeUnit.NANOSECONDS.toSeconds(grounds.kernel().now() - since);
        int valid = setting.addressLease() ? setting.leaseSeconds(priority) : Lifetime.FOREVER;
        for (VirtualAddress address : slice) {
            Optional<Link> link = grounds.links().named(address.interfaceName());
            if (link.isPresent()) {
                sink.accept(Messages.lease(address, link.get(), valid, age));
                grounds.deeds().put(Deed.of(address), this);
            } else if (address.traits().tracked()) {
                return Optional.of(address + ": there is no such interface");
            }
        }
        return Optional.empty();
    }

    /** What another router has taken over meanwhile is left to it. */
    private void remove(List<VirtualAddress> slice) {
        List<LinkAddress> gone = new ArrayList<>(slice.size());
        for (int i = slice.size() - 1; i >= 0; i--) {
            VirtualAddress address = slice.get(i);
            if (grounds.deeds().getOrDefault(Deed.of(address), this).equals(this)) {
                grounds.deeds().remove(Deed.of(address));
                grounds.links()
                        .named(address.interfaceName())
                        .ifPresent(link -> gone.add(Messages.address(address, link)));
            }
        }
        if (!gone.isEmpty()) {
            routing().remove(gone).forEach(r -> grounds.trouble("cannot remove " + words(r)));
        }
    }

    private static String words(Refused<LinkAddress> refused) {
        return refused.item().cidr() + ": " + refused.message();
    }

    // ---- routes and rules

    List<NewRoute> routeMessages() {
        return setting.definition().holdings().routes().stream()
                .flatMap(route -> Messages.route(route, grounds.links()).stream())
                .toList();
    }

    List<RuleMessage> ruleMessages() {
        return setting.definition().holdings().rules().stream()
                .map(Messages::rule)
                .toList();
    }

    private void equip() {
        if (equipped) {
            return;
        }
        equipped = true;
        List<NewRoute> wantedRoutes = routeMessages();
        List<RuleMessage> wantedRules = ruleMessages();
        wantedRoutes.forEach(route -> routes.add(route.route()));
        rules.addAll(wantedRules);
        if (!routes.isEmpty()) {
            routing()
                    .installRoutes(wantedRoutes)
                    .forEach(r ->
                            grounds.trouble("route " + r.item().destination() + " is not installed: " + r.message()));
        }
        if (!rules.isEmpty()) {
            routing()
                    .installRules(wantedRules)
                    .forEach(r -> grounds.trouble("rule " + r.item().priority() + " is not installed: " + r.message()));
        }
    }

    private void unequip() {
        if (!equipped) {
            return;
        }
        equipped = false;
        if (!rules.isEmpty()) {
            routing()
                    .removeRules(rules)
                    .forEach(r ->
                            grounds.trouble("cannot remove rule " + r.item().priority() + ": " + r.message()));
        }
        if (!routes.isEmpty()) {
            routing()
                    .removeRoutes(routes)
                    .forEach(r ->
                            grounds.trouble("cannot remove route " + r.item().destination() + ": " + r.message()));
        }
        routes.clear();
        rules.clear();
    }

    /** At the start: what an earlier process has left. */
    private void assumeEquipped() {
        equipped = true;
        routeMessages().forEach(route -> routes.add(route.route()));
        rules.addAll(ruleMessages());
    }

    /** The route of this estate that was removed, when its loss counts. */
    Optional<String> lostRoute(RouteMessage gone) {
        List<VirtualRoute> all = setting.definition().holdings().routes();
        return wanted && equipped
                ? all.stream()
                        .filter(VirtualRoute::tracked)
                        .filter(route -> Messages.route(route, grounds.links())
                                .filter(message -> message.route().isSameAs(gone))
                                .isPresent())
                        .findFirst()
                        .map(VirtualRoute::toString)
                : Optional.empty();
    }

    /** The rule of this estate that was removed, when its loss counts. */
    Optional<String> lostRule(RuleMessage gone) {
        return wanted && equipped
                ? setting.definition().holdings().rules().stream()
                        .filter(VirtualRule::tracked)
                        .filter(rule -> Messages.rule(rule).isSameAs(gone))
                        .findFirst()
                        .map(VirtualRule::toString)
                : Optional.empty();
    }

    // ---- announcements on other links

    private boolean isOnVirtualLink(VirtualAddress address) {
        return setting.definition().attachment().links().anyMatch(link -> link.name()
                .equals(address.interfaceName()));
    }

    private void announceElsewhere(int thisTerm) {
        AnnouncementDefinition announcement = setting.definition().announcement();
        if (announcement.elsewhere().isZero()) {
            return;
        }
        long due = grounds.kernel().now() + announcement.elsewhere().toNanos();
        grounds.chores().at(due, () -> {
            if (isHeldFor(thisTerm)) {
                List<VirtualAddress> there = held().stream()
                        .filter(a ->
                                !a.interfaceName().equals(setting.definition().interfaceName()))
                        .filter(a -> announcement.everywhere() || isOnVirtualLink(a))
                        .toList();
                grounds.announcements().announce(this, there, 1);
                announceElsewhere(thisTerm);
            }
        });
    }

    private Routing routing() {
        grounds.renewals().settle();
        return grounds.kernel().routing();
    }
}
