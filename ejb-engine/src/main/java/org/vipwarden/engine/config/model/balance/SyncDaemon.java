package org.vipwarden.engine.config.model.balance;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * {@code lvs_sync_daemon}: the kernel tells the other node its connections.
 *
 * @param interfaceName where
 * @param instance the instance whose role is the daemon's; both roles at once when absent
 * @param syncId 0 to 255; the instance's virtual_router_id when absent
 * @param longest the longest packet in bytes, 1 to 65,507
 * @param port 1 to 65,535; 8848 when absent
 * @param ttl 1 to 255
 * @param group 224.0.0.81 when absent
 */
public record SyncDaemon(
        String interfaceName,
        Optional<String> instance,
        Optional<Integer> syncId,
        Optional<Integer> longest,
        Optional<Integer> port,
        Optional<Integer> ttl,
        Optional<IpAddress> group) {}
