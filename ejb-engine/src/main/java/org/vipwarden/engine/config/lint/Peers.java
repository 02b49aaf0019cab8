package org.vipwarden.engine.config.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.VrrpVersion;

/** What another node says otherwise in its adverts. */
final class Peers {
    private Peers() {}

    static void review(Scene scene) {
        for (InstanceDefinition instance : scene.configuration().instances()) {
            Heard.ByRouter heard = scene.heard().getOrDefault(instance.name(), Heard.ByRouter.NOTHING);
            if (heard.droppedForInterval() > 0) {
                sayInterval(
                        scene,
                        instance,
                        heard.droppedForInterval() + " adverts with another interval than " + instance.interval()
                                + " were dropped: version 2 demands the same one, and with different ones both nodes"
                                + " become Active");
            }
            heard.newest().ifPresent(peer -> compare(scene, instance, peer));
        }
    }

    private static void compare(Scene scene, InstanceDefinition instance, Heard peer) {
        if (instance.version() == VrrpVersion.V3 && !peer.interval().equals(instance.interval())) {
            sayInterval(
                    scene,
                    instance,
                    peer.from() + " advertises every " + peer.interval() + ", and this node every "
                            + instance.interval() + ": how long a takeover takes depends on who is Active");
        }
        Set<IpAddress> ours = new LinkedHashSet<>(instance.advertisedAddresses());
        Set<IpAddress> theirs = new LinkedHashSet<>(peer.addresses());
        List<String> differences = new ArrayList<>();
        add(differences, theirs, ours, " which this node does not have");
        add(differences, ours, theirs, " missing there");
        if (!differences.isEmpty()) {
            scene.note(
                    Rule.PEER_ADDRESSES,
                    scene.of(instance, InstanceKeywords.ADDRESSES),
                    peer.from() + " advertises other addresses: " + String.join(", and ", differences)
                            + ": after a takeover not all addresses are answered");
        }
    }

    private static void add(
            List<String> differences, Collection<IpAddress> those, Collection<IpAddress> without, String what) {
        String lacking = those.stream()
                .filter(a -> !without.contains(a))
                .map(IpAddress::toString)
                .collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            differences.add(lacking + what);
        }
    }

    private static void sayInterval(Scene scene, InstanceDefinition instance, String message) {
        scene.note(Rule.PEER_INTERVAL, scene.of(instance, InstanceKeywords.ADVERT_INTERVAL), message);
    }
}
