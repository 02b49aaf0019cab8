package org.vipwarden.engine.config.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;

/** What a step means for an instance that runs: what fails over, what begins anew, and what the other nodes must do as well. */
final class Outlook {
    private Outlook() {}

    static List<String> ofRemoval(Optional<Present> present) {
        return isActive(present)
                ? List.of("it is Active here: it sends priority 0, and its addresses go to another node")
                : List.of();
    }

    static List<String> ofReplacement(Optional<Present> present) {
        return List.of(
                isActive(present)
                        ? "it is Active here: it is stopped and started anew, and its addresses go to another node"
                        : "it is stopped and started anew");
    }

    static List<String> ofChange(InstanceDefinition before, InstanceDefinition after, Optional<Present> present) {
        List<String> consequences = new ArrayList<>();
        List<String> common = mustBeCommon(before, after);
        if (!common.isEmpty()) {
            consequences.add("nodes that differ in " + String.join(", ", common)
                    + " do not take each other's adverts: until all have the same, more than one may be Active");
        }
        present.ifPresent(now -> addElection(consequences, before, after, now));
        return consequences;
    }

    /** Of what is no instance. */
    static List<String> ofOther(Object before, Object after) {
        if (after instanceof ScriptDefinition) {
            return List.of("it starts anew: its last result counts until the next one");
        }
        boolean listens = before instanceof OwnSettings was
                && after instanceof OwnSettings is
                && !was.listeners().equals(is.listeners());
        boolean delays = before instanceof GlobalDefinitions was
                && after instanceof GlobalDefinitions is
                && !was.startDelays().equals(is.startDelays());
        if (listens) {
            return List.of("other listeners are opened at the next start of the node only");
        }
        return delays ? List.of("the delays count at the next start of the node only") : List.of();
    }

    private static List<String> mustBeCommon(InstanceDefinition before, InstanceDefinition after) {
        List<String> names = new ArrayList<>();
        add(names, "version", before.version() != after.version());
        boolean drops = after.version() == VrrpVersion.V2 && before.version() == VrrpVersion.V2;
        add(names, "advert_int", drops && !before.interval().equals(after.interval()));
        add(names, "authentication", !accepts(before.authentication(), after.authentication()));
        add(
                names,
                "v3_checksum_as_v2",
                before.dialect().checksumAsV2() != after.dialect().checksumAsV2());
        return names;
    }

    /** While {@code auth_hmac} is being introduced, its other modes take adverts without a trailer. */
    private static boolean accepts(Authentication before, Authentication after) {
        boolean demands =
                !(after instanceof Authentication.Hmac hmac) || hmac.mode().demands();
        return before.equals(after) || !demands;
    }

    private static void add(List<String> names, String name, boolean differs) {
        if (differs) {
            names.add(name);
        }
    }

    private static void addElection(
            List<String> consequences, InstanceDefinition before, InstanceDefinition after, Present now) {
        int moved = after.priority().value() - before.priority().value();
        if (moved == 0) {
            return;
        }
        Priority next =
                after.priority().adjusted(now.priority() - before.priority().value());
        if (now.active() && moved < 0) {
            consequences.add("it is Active here: a Backup with a priority above " + next + " takes over");
        } else if (!now.active() && moved > 0 && after.election().preempt()) {
            consequences.add("it is not Active here: it takes over from an Active with a priority below " + next);
        }
    }

    private static boolean isActive(Optional<Present> present) {
        return present.filter(Present::active).isPresent();
    }
}
