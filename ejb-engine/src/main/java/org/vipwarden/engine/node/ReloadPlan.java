package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.plan.InstanceIdentity;
import org.vipwarden.engine.config.plan.Pairing;
import org.vipwarden.engine.vrrp.Setting;

/**
 * What is to be done to come from one configuration to another. Instances are paired by their {@link
 * InstanceIdentity}, as a plan pairs them, not by name.
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

    static ReloadPlan between(Optional<Configuration> before, Configuration wanted) {
        Pairing<Setting> pairing = Pairing.between(
                before.map(ReloadPlan::settings).orElse(List.of()),
                settings(wanted),
                setting -> InstanceIdentity.of(setting.definition()));
        List<Change> changed = pairing.kept().stream()
                .filter(Pairing.Pair::isChanged)
                .map(pair -> new Change(pair.before().definition().name(), pair.after()))
                .toList();
        List<String> stopped =
                pairing.removed().stream().map(s -> s.definition().name()).toList();
        List<String> order =
                wanted.instances().stream().map(InstanceDefinition::name).toList();
        return new ReloadPlan(order, stopped, changed, pairing.added(), wanted.syncGroups());
    }

    private static List<Setting> settings(Configuration configuration) {
        Map<String, List<HeartbeatPath>> paths = new HashMap<>();
        configuration.own().paths().forEach(path -> path.instances()
                .forEach(name ->
                        paths.computeIfAbsent(name, n -> new ArrayList<>()).add(path)));
        return configuration.instances().stream()
                .map(i -> new Setting(i, configuration.own().addressLease(), paths.getOrDefault(i.name(), List.of())))
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
}
