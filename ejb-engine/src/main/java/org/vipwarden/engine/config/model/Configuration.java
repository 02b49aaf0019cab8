package org.vipwarden.engine.config.model;

import java.util.List;
import org.vipwarden.engine.config.model.balance.Balancing;

/**
 * One node's whole configuration: {@code keepalived.conf} and, beside it, {@code vipwarden.conf}.
 *
 * @param global {@code global_defs}
 * @param scripts the {@code vrrp_script} blocks
 * @param trackers what else is watched
 * @param instances the {@code vrrp_instance} blocks, in file order
 * @param syncGroups the {@code vrrp_sync_group} blocks, in file order
 * @param host what the node does on its own network whoever is Active
 * @param balancing virtual servers and what belongs to them
 * @param own what only {@code vipwarden.conf} can say
 */
public record Configuration(
        GlobalDefinitions global,
        List<ScriptDefinition> scripts,
        TrackerDefinitions trackers,
        List<InstanceDefinition> instances,
        List<SyncGroupDefinition> syncGroups,
        HostDefinition host,
        Balancing balancing,
        OwnDefinitions own) {
    public Configuration {
        scripts = List.copyOf(scripts);
        instances = List.copyOf(instances);
        syncGroups = List.copyOf(syncGroups);
    }
}
