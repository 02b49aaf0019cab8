package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Optional;

/**
 * What {@code vipwarden.conf} says: keepalived has no words for it.
 *
 * @param addressLease {@code vip_lease}: addresses are installed with a short lifetime that the engine renews; default on
 * @param pingNodes hosts that tell whether this node can still reach the network
 * @param pingQuorum how many of them must answer; absent when there is no {@code ping_quorum}
 * @param paths further ways for adverts: {@code heartbeat_path}
 * @param listeners {@code jmx_listen} and {@code http_listen}
 * @param mailsPerMinute {@code mail_limit}: how many alerts are mailed in a minute at most
 * @param webhooks who is told by HTTP: {@code webhook}
 * @param log {@code log}; read at the start only
 */
public record OwnDefinitions(
        boolean addressLease,
        List<PingNodeDefinition> pingNodes,
        Optional<Integer> pingQuorum,
        List<HeartbeatPath> paths,
        Listeners listeners,
        int mailsPerMinute,
        List<WebhookDefinition> webhooks,
        LogDefinition log) {
    /** Without a {@code vipwarden.conf}. */
    public static final OwnDefinitions DEFAULT = new OwnDefinitions(
            true, List.of(), Optional.empty(), List.of(), Listeners.DEFAULT, 30, List.of(), LogDefinition.DEFAULT);

    public OwnDefinitions {
        pingNodes = List.copyOf(pingNodes);
        paths = List.copyOf(paths);
        webhooks = List.copyOf(webhooks);
    }
}
