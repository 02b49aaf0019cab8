package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.vrrp.Setting;

/**
 * What is to be done to come from one configuration to another. Instances are paired by VRID, family, interface, virtual links, and
 * multicast group or own unicast address, as in keepalived, not by name.
 *
 * @param order the names of all instances that are wanted, in the order of the configuration
 * @param stopped names of instances that are no longer wanted
 * @param changed instances that go on with another setting
 * @param started instances that are new
 * @param groups which of them belong together
 */
record ReloadPlan(
        List<String> order,
        List<String> stopped,
        List<Change> changed,
        List<Setting> started,
        List<SyncGroupDefinition> groups) {

    /** Thousands of names would be no sentence. */
    private static final int MOST_NAMES = 20;

    static ReloadPlan between(Optional<Configuration> before, Configuration wanted) {
        Map<Identity, Setting> old = new LinkedHashMap<>();
        before.ifPresent(b -> settings(b).forEach(s -> old.put(Identity.of(s), s)));
        List<Change> changed = new ArrayList<>();
        List<Setting> started = new ArrayList<>();
        for (Setting setting : settings(wanted)) {
            Setting was = old.remove(Identity.of(setting));
            if (was == null) {
                started.add(setting);
            } else if (!was.equals(setting)) {
                changed.add(new Change(was.definition().name(), setting));
            }
        }
        List<String> stopped =
                old.values().stream().map(s -> s.definition().name()).toList();
        List<String> order =
                wanted.instances().stream().map(InstanceDefinition::name).toList();
        return new ReloadPlan(order, stopped, List.copyOf(changed), List.copyOf(started), wanted.syncGroups());
    }

    private static List<Setting> settings(Configuration configuration) {
        return configuration.instances().stream()
                .map(i -> new Setting(
                        i,
                        configuration.own().addressLease(),
                        configuration.own().paths().stream()
                                .filter(path -> path.serves(i))
                                .toList()))
                .toList();
    }

    /** Names that now stand for another router than before, or for none. */
    Set<String> reassigned() {
        Set<String> names = new HashSet<>(stopped);
        started.forEach(setting -> names.add(setting.definition().name()));
        for (Change change : changed) {
            if (!change.before().equals(change.now())) {
                names.add(change.before());
                names.add(change.now());
            }
        }
        return names;
    }

    /** What is done, for an operator: {@code changed: VI_1; started: VI_2}. */
    String words() {
        List<String> parts = new ArrayList<>();
        add(parts, "stopped", stopped);
        add(parts, "changed", changed.stream().map(Change::before).toList());
        add(parts, "started", started.stream().map(s -> s.definition().name()).toList());
        return parts.isEmpty() ? "every virtual router stays as it is" : String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, List<String> names) {
        if (names.size() > MOST_NAMES) {
            parts.add(what + ": " + String.join(", ", names.subList(0, MOST_NAMES)) + " and "
                    + (names.size() - MOST_NAMES) + " others");
        } else if (!names.isEmpty()) {
            parts.add(what + ": " + String.join(", ", names));
        }
    }

    /**
     * An instance that goes on with another setting.
     *
     * @param before its name so far
     */
    record Change(String before, Setting setting) {
        String now() {
            return setting.definition().name();
        }
    }

    /** Neither version nor authentication nor peers belong to it. */
    private record Identity(
            Vrid vrid,
            Family family,
            String interfaceName,
            List<VirtualLink> links,
            Optional<IpAddress> group,
            Optional<IpAddress> local) {
        static Identity of(Setting setting) {
            InstanceDefinition d = setting.definition();
            Segment.Key channel = Segment.Key.of(d);
            return new Identity(
                    d.vrid(),
                    d.family(),
                    d.interfaceName(),
                    d.attachment().links().toList(),
                    channel.group(),
                    channel.local());
        }
    }
}
