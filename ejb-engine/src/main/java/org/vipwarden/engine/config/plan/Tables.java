package org.vipwarden.engine.config.plan;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.HostDefinition.Fixture;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.WebhookDefinition;
import org.vipwarden.engine.config.model.balance.ServerGroup;
import org.vipwarden.engine.config.model.balance.VirtualServer;

/** Everything that a configuration has, in the order in which a plan tells of it. */
final class Tables {
    static final Table<Configuration, InstanceDefinition> INSTANCES =
            new Table<>("vrrp_instance", Configuration::instances, InstanceIdentity::of, InstanceDefinition::name);

    private static final List<Table<Configuration, ?>> NAMED = List.of(
            new Table<>("global_defs", c -> List.of(c.global()), only -> "", only -> ""),
            INSTANCES,
            new Table<>(
                    "vrrp_sync_group", Configuration::syncGroups, SyncGroupDefinition::name, SyncGroupDefinition::name),
            new Table<>("vrrp_script", Configuration::scripts, ScriptDefinition::name, ScriptDefinition::name),
            new Table<>("track_file", c -> c.trackers().files(), FileDefinition::name, FileDefinition::name),
            new Table<>(
                    "vrrp_track_process",
                    c -> c.trackers().processes(),
                    ProcessDefinition::name,
                    ProcessDefinition::name),
            new Table<>("bfd_instance", c -> c.trackers().sessions(), BfdDefinition::name, BfdDefinition::name),
            new Table<>(
                    "interface_up_down_delays",
                    c -> c.trackers().linkDelays(),
                    LinkDelayDefinition::interfaceName,
                    LinkDelayDefinition::interfaceName),
            new Table<>("static_ipaddress", c -> c.host().addresses(), Fixture::item, f -> f.item()
                    .toString()),
            new Table<>("static_routes", c -> c.host().routes(), Fixture::item, f -> f.item()
                    .toString()),
            new Table<>("static_rules", c -> c.host().rules(), Fixture::item, f -> f.item()
                    .toString()),
            new Table<>("garp_group", c -> List.of(c.host().pacing()), only -> "", only -> ""),
            new Table<>("virtual_server_group", c -> c.balancing().groups(), ServerGroup::name, ServerGroup::name),
            new Table<>(
                    "virtual_server", c -> c.balancing().servers(), VirtualServer::service, server -> server.service()
                            .toString()),
            new Table<>("SSL", c -> c.balancing().tls().stream().toList(), only -> "", only -> ""),
            new Table<>("global_defs", c -> List.of(c.balancing().settings()), only -> "", only -> ""),
            new Table<>("vipwarden.conf", c -> List.of(OwnSettings.of(c.own())), only -> "", only -> ""),
            new Table<>("ping_node", c -> c.own().pingNodes(), PingNodeDefinition::name, PingNodeDefinition::name),
            new Table<>("heartbeat_path", c -> c.own().paths(), HeartbeatPath::name, HeartbeatPath::name),
            new Table<>("webhook", c -> c.own().webhooks(), WebhookDefinition::name, WebhookDefinition::name));

    private static final Set<String> TOLD =
            Set.of("global", "scripts", "trackers", "instances", "syncGroups", "host", "balancing", "own");

    static final List<Table<Configuration, ?>> ALL =
            Stream.concat(NAMED.stream(), others(Configuration.class, TOLD)).toList();

    private Tables() {}

    /**
     * Tables of the components that are not told of otherwise, so that what is new in the model is in a plan from its first day. A
     * list is a table; anything else is a table of one.
     */
    static <C extends Record> Stream<Table<C, ?>> others(Class<C> configuration, Set<String> told) {
        return Stream.of(configuration.getRecordComponents())
                .filter(component -> !told.contains(component.getName()))
                .map(component -> component.getType() == List.class ? many(component) : one(component));
    }

    private static <C> Table<C, Object> one(RecordComponent component) {
        return new Table<>(
                Terms.of(component).get(0), c -> List.of(Differences.value(component, c)), only -> "", only -> "");
    }

    private static <C> Table<C, Object> many(RecordComponent component) {
        return new Table<>(
                Terms.of(component).get(0),
                c -> List.copyOf((List<?>) Differences.value(component, c)),
                Differences::key,
                Differences::label);
    }
}
