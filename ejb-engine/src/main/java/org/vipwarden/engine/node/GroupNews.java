package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.vrrp.Role;

/**
 * What the notify scripts of a sync group have been told, so that those of a member need not say it again.
 *
 * <p>keepalived tells a member's first change in any case, and a later one only when the group is not yet in that state.
 */
final class GroupNews {
    private final Map<String, Role> groups = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    void changed(String group, Optional<Role> role) {
        role.ifPresentOrElse(r -> groups.put(group, r), () -> groups.remove(group));
    }

    /** Whether the group of the router has said already that it has this role. */
    boolean saysAlready(String router, Role role, Configuration configuration) {
        boolean first = told.add(router);
        return !first
                && configuration.syncGroups().stream()
                        .filter(group -> group.members().contains(router))
                        .anyMatch(group -> role == groups.get(group.name()));
    }
}
