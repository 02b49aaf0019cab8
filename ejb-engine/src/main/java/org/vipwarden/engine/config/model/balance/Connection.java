package org.vipwarden.engine.config.model.balance;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * Where a checker connects to, and from where.
 *
 * @param address {@code connect_ip}; default the real server's
 * @param port {@code connect_port}; default the real server's
 * @param bindAddress {@code bindto}
 * @param bindPort {@code bind_port}, 0 for any
 * @param bindInterface {@code bind_if}
 * @param mark {@code fwmark} of its packets, 0 for none
 * @param timeout {@code connect_timeout}, default 5 s
 */
public record Connection(
        IpAddress address,
        int port,
        Optional<IpAddress> bindAddress,
        int bindPort,
        Optional<String> bindInterface,
        long mark,
        Duration timeout) {}
