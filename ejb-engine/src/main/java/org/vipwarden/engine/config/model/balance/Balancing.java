package org.vipwarden.engine.config.model.balance;

import java.util.List;
import java.util.Optional;

/**
 * Everything about load balancing.
 *
 * @param settings the part of {@code global_defs} that is about it
 * @param tls {@code SSL}: how {@code SSL_GET} shows itself to servers
 * @param groups {@code virtual_server_group}
 * @param servers {@code virtual_server}, in file order
 */
public record Balancing(
        BalancingSettings settings, Optional<TlsClient> tls, List<ServerGroup> groups, List<VirtualServer> servers) {
    public static final Balancing NONE =
            new Balancing(BalancingSettings.DEFAULT, Optional.empty(), List.of(), List.of());

    public Balancing {
        groups = List.copyOf(groups);
        servers = List.copyOf(servers);
    }
}
