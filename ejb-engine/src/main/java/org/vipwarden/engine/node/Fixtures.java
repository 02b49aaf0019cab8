package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.HostDefinition.Fixture;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.Routing;
import org.vipwarden.engine.linux.wire.Lifetime;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.node.LoopReport.Trouble;

/**
 * The addresses, routes and rules that the node has as long as it runs, whoever is Active. One that somebody removes is put back; when
 * that cannot be, the instances that track it cannot run.
 */
final class Fixtures {
    private final Routing routing;
    private final LinkTable links;
    private final Consumer<LoopReport> reports;
    private HostDefinition host = HostDefinition.NOTHING;
    /** What is not in the kernel although it should be, and why. */
    private final Map<Object, String> broken = new HashMap<>();

    /** The instances that track something broken. */
    private final Set<String> crippled = new HashSet<>();

    Fixtures(Routing routing, LinkTable links, Consumer<LoopReport> reports) {
        this.routing = routing;
        this.links = links;
        this.reports = reports;
    }

    /** Whether everything is there that the instance tracks. */
    boolean areWholeFor(String instance) {
        return !crippled.contains(instance);
    }

    /** Whether one of them is a route or a rule, so that their changes matter. */
    boolean haveRoutes() {
        return !host.routes().isEmpty() || !host.rules().isEmpty();
    }

    /** Brings the kernel from the fixtures so far to these. */
    void follow(HostDefinition wanted) {
        HostDefinition before = host;
        host = wanted;
        remove(before, wanted);
        installAll();
    }

    /** Removes all of them. */
    void close() {
        follow(HostDefinition.NOTHING);
    }

    /** A link is there, or up again: what was on it may have gone with it. */
    void restore() {
        if (!host.addresses().isEmpty() || haveRoutes()) {
            installAll();
        }
    }

    private void remove(HostDefinition before, HostDefinition wanted) {
        List<VirtualRule> rules = items(wanted.rules());
        routing.removeRules(items(before.rules()).stream()
                .filter(rule -> !rules.contains(rule))
                .map(Messages::rule)
                .toList());
        List<VirtualRoute> routes = items(wanted.routes());
        routing.removeRoutes(items(before.routes()).stream()
                .filter(route -> !routes.contains(route))
                .flatMap(route -> Messages.route(route, links).stream())
                .map(NewRoute::route)
                .toList());
        List<VirtualAddress> addresses = items(wanted.addresses());
        routing.remove(items(before.addresses()).stream()
                .filter(address -> !addresses.contains(address))
                .flatMap(address ->
                        links.named(address.interfaceName()).stream().map(link -> Messages.address(address, link)))
                .toList());
    }

    private static <T> List<T> items(List<Fixture<T>> fixtures) {
        return fixtures.stream().map(Fixture::item).toList();
    }

    private void installAll() {
        Map<Object, String> before = Map.copyOf(broken);
        broken.clear();
        host.addresses().forEach(fixture -> install(fixture.item()));
        host.routes().forEach(fixture -> install(fixture.item()));
        host.rules().forEach(fixture -> install(fixture.item()));
        broken.forEach((item, why) -> {
            if (!why.equals(before.get(item))) {
                reports.accept(new Trouble("static", item + " is not there: " + why));
            }
        });
        crippled.clear();
        cripple(host.addresses());
        cripple(host.routes());
        cripple(host.rules());
    }

    private <T> void cripple(List<Fixture<T>> fixtures) {
        fixtures.stream()
                .filter(fixture -> broken.containsKey(fixture.item()))
                .forEach(fixture -> crippled.addAll(fixture.instances()));
    }

    private void install(VirtualAddress address) {
        Optional<Link> link = links.named(address.interfaceName());
        if (link.isEmpty()) {
            broken.put(address, "there is no such interface");
        } else if (!links.has(address.interfaceName(), address.cidr())) {
            note(address, routing.install(List.of(Messages.lease(address, link.get(), Lifetime.FOREVER, 0))));
        }
    }

    private void install(VirtualRoute route) {
        Messages.route(route, links)
                .ifPresentOrElse(
                        message -> note(route, routing.installRoutes(List.of(message))),
                        () -> broken.put(route, "there is no such interface"));
    }

    private void install(VirtualRule rule) {
        note(rule, routing.installRules(List.of(Messages.rule(rule))));
    }

    private void note(Object item, List<? extends Refused<?>> refused) {
        refused.forEach(refusal -> broken.put(item, refusal.message()));
    }

    /** Puts an address back that somebody removed; false when it is none of these. */
    boolean restoreIfOwn(LinkAddress gone) {
        String name = links.at(gone.linkIndex()).map(Link::name).orElse("");
        boolean own = items(host.addresses()).stream()
                .anyMatch(a -> a.interfaceName().equals(name) && a.cidr().equals(gone.cidr()));
        return restoreIf(own);
    }

    boolean restoreIfOwn(RouteMessage gone) {
        return restoreIf(items(host.routes()).stream()
                .flatMap(route -> Messages.route(route, links).stream())
                .anyMatch(route -> route.route().isSameAs(gone)));
    }

    boolean restoreIfOwn(RuleMessage gone) {
        return restoreIf(items(host.rules()).stream().map(Messages::rule).anyMatch(rule -> rule.isSameAs(gone)));
    }

    private boolean restoreIf(boolean own) {
        if (own) {
            installAll();
        }
        return own;
    }
}
