package org.vipwarden.engine.config.model.balance;

import org.vipwarden.engine.unit.IpAddress;

/**
 * {@code sorry_server}.
 *
 * @param port 0 for that of the virtual server
 * @param inhibited {@code sorry_server_inhibit}: it stays in IPVS with weight 0 instead of being removed
 */
public record SorryServer(IpAddress address, int port, Forwarding forwarding, boolean inhibited) {}
