package org.vipwarden.engine.config.model;

import java.util.List;

/**
 * A {@code vrrp_sync_group}: instances that are Active together or not at all. What the group tracks is folded into its members.
 *
 * @param members names of instances that exist; an instance is in one group at most
 * @param notifies {@code notify} gets {@code GROUP NAME STATE 0} appended
 */
public record SyncGroupDefinition(String name, List<String> members, NotifyDefinition notifies) {
    public SyncGroupDefinition {
        members = List.copyOf(members);
    }
}
