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

/** Interfaces that are named and do not exist. keepalived complains about that of an instance, unless interfaces may come later. */
final class Interfaces {
    private final Scene scene;
    /** Those that are made for instances. */
    private final Set<String> made = new HashSet<>();

    private Interfaces(Scene scene) {
        this.scene = scene;
        scene.configuration().instances().stream()
                .flatMap(instance -> instance.attachment().links())
                .map(VirtualLink::name)
                .forEach(made::add);
    }

    static void review(Scene scene) {
        Interfaces interfaces = new Interfaces(scene);
        scene.configuration().instances().forEach(interfaces::review);
    }

    private void review(InstanceDefinition instance) {
        String own = instance.interfaceName();
        if (isMissing(own)) {
            sayOwn(scene.of(instance, InstanceKeywords.INTERFACE), own);
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

    private void sayOwn(Place place, String name) {
        String message = "there is no interface " + name + ": the instance cannot take part until there is";
        if (mayComeLater()) {
            scene.note(Rule.INTERFACE_MISSING, place, message);
        } else {
            scene.report().as(Rule.INTERFACE_MISSING).warning(place, message);
        }
    }

    private void say(Place place, String name, String consequence) {
        scene.note(Rule.INTERFACE_MISSING, place, "there is no interface " + name + ": " + consequence);
    }

    private boolean mayComeLater() {
        return scene.tree()
                .all(RootKeywords.GLOBAL)
                .flatMap(global -> global.children().stream())
                .map(Node::name)
                .anyMatch(name -> name.is("dynamic_interfaces"));
    }
}
