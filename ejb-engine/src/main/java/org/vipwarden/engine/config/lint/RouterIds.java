package org.vipwarden.engine.config.lint;

import java.util.HashMap;
import java.util.Map;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.MacAddress;
import org.vipwarden.engine.unit.Vrid;

/** One VRID twice on a link, told apart by group or address only. One that nothing tells apart is an error of its own. */
final class RouterIds {
    private RouterIds() {}

    private record Key(String interfaceName, Family family, Vrid vrid) {}

    static void review(Scene scene) {
        Map<Key, InstanceDefinition> first = new HashMap<>();
        for (InstanceDefinition instance : scene.configuration().instances()) {
            if (instance.hasInterface()) {
                Key key = new Key(instance.interfaceName(), instance.family(), instance.vrid());
                InstanceDefinition other = first.putIfAbsent(key, instance);
                if (other != null) {
                    say(scene, instance, other);
                }
            }
        }
    }

    private static void say(Scene scene, InstanceDefinition instance, InstanceDefinition other) {
        scene.note(
                Rule.ROUTER_ID_TWICE,
                scene.of(instance, InstanceKeywords.ROUTER_ID),
                "'" + other.name() + "' has the virtual_router_id " + instance.vrid() + " on "
                        + instance.interfaceName()
                        + " too, and only its group or address tells the two apart: both stand"
                        + " for the virtual MAC address "
                        + MacAddress.ofVirtualRouter(instance.vrid(), instance.family()));
    }
}
