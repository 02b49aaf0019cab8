package org.vipwarden.engine.config.lint;

import java.util.HashSet;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.config.text.Place;

/** Interfaces that are named and do not exist. keepalived complains too, unless interfaces may come later. */
final class Interfaces {
    private final Scene scene;
    /** Those that are made for instances. */
    private final Set<String> made = new HashSet<>();

    private final boolean mayComeLater;

    private Interfaces(Scene scene) {
        this.scene = scene;
        this.mayComeLater = mayComeLater(scene);
        scene.configuration().instances().stream()
                .flatMap(instance -> instance.attachment().links())
                .map(VirtualLink::name)
                .forEach(made::add);
    }

    static void review(Scene scene) {
        Interfaces interfaces = new Interfaces(scene);
        scene.configuration().instances().forEach(interfaces::review);
        scene.configuration().host().addresses().forEach(fixture -> interfaces.review(fixture.item()));
    }

    private void review(VirtualAddress fixed) {
        if (isMissing(fixed.interfaceName())) {
            say(
                    scene.ofStatic(fixed.cidr().address()),
                    fixed.interfaceName(),
                    fixed.cidr() + " cannot be there until there is");
        }
    }

    private void review(InstanceDefinition instance) {
        String own = instance.interfaceName();
        if (isMissing(own)) {
            say(
                    scene.of(instance, InstanceKeywords.INTERFACE),
                    own,
                    "'" + instance.name() + "' cannot take part until there is");
        }
        for (TrackedInterface tracked : instance.tracking().interfaces()) {
            if (isMissing(tracked.interfaceName())) {
                say(
                        scene.of(instance, InstanceKeywords.TRACK_INTERFACE, tracked.interfaceName()),
                        tracked.interfaceName(),
                        "it counts as down");
            }
        }
        instance.holdings().addresses().forEach(a -> review(instance, InstanceKeywords.ADDRESSES, a));
        instance.holdings().excluded().forEach(a -> review(instance, InstanceKeywords.EXCLUDED, a));
    }

    private void review(InstanceDefinition instance, Keyword<?> block, VirtualAddress address) {
        String name = address.interfaceName();
        if (!name.equals(instance.interfaceName()) && isMissing(name)) {
            say(
                    scene.ofAddress(instance, block, address.cidr().address()),
                    name,
                    address.cidr() + " cannot be there, and '" + instance.name() + "' cannot take part");
        }
    }

    private boolean isMissing(String name) {
        return !name.isEmpty() && !made.contains(name) && !scene.machine().hasInterface(name);
    }

    private void say(Place place, String name, String consequence) {
        scene.say(!mayComeLater, Rule.INTERFACE_MISSING, place, "there is no interface " + name + ": " + consequence);
    }

    private static boolean mayComeLater(Scene scene) {
        return scene.tree()
                .all(RootKeywords.GLOBAL)
                .flatMap(global -> global.children().stream())
                .map(Node::name)
                .anyMatch(name -> name.is("dynamic_interfaces"));
    }
}
