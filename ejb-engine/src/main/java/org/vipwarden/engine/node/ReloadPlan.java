package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Setting;

/**
 * What is to be done to come from one configuration to another. Instances are paired by VRID and the channel of their adverts, as in
 * keepalived, not by name.
 *
 * @param stopped names of instances that are no longer wanted
 * @param changed instances that go on with another setting
 * @param started instances that are new
 */
record ReloadPlan(List<String> stopped, List<Change> changed, List<Setting> started) {

    static ReloadPlan between(Optional<Configuration> before, Configuration wanted) {
        Map<Identity, Setting> old = new HashMap<>();
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
        return new ReloadPlan(stopped, List.copyOf(changed), List.copyOf(started));
    }

    private static List<Setting> settings(Configuration configuration) {
        return configuration.instances().stream()
                .map(i -> new Setting(i, configuration.own().addressLease()))
                .toList();
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
        if (!names.isEmpty()) {
            parts.add(what + ": " + String.join(", ", names));
        }
    }

    /**
     * An instance that goes on with another setting.
     *
     * @param before its name so far
     */
    record Change(String before, Setting setting) {}

    /** Neither authentication nor peers belong to it. */
    private record Identity(
            int vrid,
            String interfaceName,
            Object links,
            Optional<IpAddress> group,
            Optional<IpAddress> local,
            VrrpVersion version) {
        static Identity of(Setting setting) {
            InstanceDefinition d = setting.definition();
            Segment.Key channel = Segment.Key.of(d);
            return new Identity(
                    d.vrid().value(),
                    d.interfaceName(),
                    d.attachment().links().toList(),
                    channel.group(),
                    channel.local(),
                    d.version());
        }
    }
}
