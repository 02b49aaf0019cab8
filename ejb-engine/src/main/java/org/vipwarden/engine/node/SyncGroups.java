package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.node.LoopReport.GroupChanged;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.SyncGroup;

/** Which virtual routers belong together, and what role each group has. It belongs to the {@link Loop}'s thread. */
final class SyncGroups {
    private final Map<String, LiveRouter> routers;
    private final Consumer<LoopReport> reports;
    private final Map<String, SyncGroupDefinition> byMember = new HashMap<>();
    private final Map<String, Optional<Role>> roles = new HashMap<>();

    /** @param routers all that run, by name; changed by the owner only */
    SyncGroups(Map<String, LiveRouter> routers, Consumer<LoopReport> reports) {
        this.routers = routers;
        this.reports = reports;
    }

    /** Takes the groups of a configuration; whether they are others than before. */
    boolean follow(List<SyncGroupDefinition> definitions) {
        Map<String, SyncGroupDefinition> before = Map.copyOf(byMember);
        byMember.clear();
        definitions.forEach(group -> group.members().forEach(member -> byMember.put(member, group)));
        roles.keySet()
                .retainAll(definitions.stream().map(SyncGroupDefinition::name).collect(Collectors.toSet()));
        return !before.equals(byMember);
    }

    Optional<SyncGroupDefinition> of(LiveRouter router) {
        return Optional.ofNullable(byMember.get(router.name()));
    }

    /** The router and all that go with it. */
    List<LiveRouter> with(LiveRouter router) {
        return of(router).map(this::members).orElse(List.of(router));
    }

    private List<LiveRouter> members(SyncGroupDefinition group) {
        return group.members().stream()
                .map(routers::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The states of those members that run, in the order of the group. */
    Map<String, RouterState> states(SyncGroupDefinition group) {
        Map<String, RouterState> states = new LinkedHashMap<>();
        members(group).forEach(router -> states.put(router.name(), router.state()));
        return states;
    }

    /** The conditions of a router that is about to start, with what keeps its group from taking part. */
    Conditions held(String name, Map<String, Conditions> starting) {
        Conditions own = starting.get(name);
        SyncGroupDefinition group = byMember.get(name);
        if (group == null) {
            return own;
        }
        Map<String, Conditions> all = new LinkedHashMap<>();
        for (String member : group.members()) {
            Optional.ofNullable(starting.get(member))
                    .or(() -> Optional.ofNullable(routers.get(member))
                            .map(router -> router.state().conditions()))
                    .ifPresent(conditions -> all.put(member, conditions));
        }
        return own.heldBy(SyncGroup.holderOf(all, name));
    }

    /** Tells the role of a group when it is another one than before. */
    void tell(SyncGroupDefinition group) {
        Optional<Role> role = SyncGroup.role(states(group));
        if (!role.equals(roles.put(group.name(), role))) {
            reports.accept(new GroupChanged(group.name(), role));
        }
    }
}
