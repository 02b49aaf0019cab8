package org.vipwarden.engine.config.model.balance;

import java.util.List;
import java.util.Optional;

/**
 * {@code virtual_server}.
 *
 * @param sorry {@code sorry_server}: serves while the quorum is lost
 * @param suspends {@code ha_suspend}: nothing is checked while its address is not on this node
 * @param omega {@code omega}: the end of the node is notified as the loss of everything
 * @param mails {@code smtp_alert}
 * @param snmpName {@code snmp_name}
 */
public record VirtualServer(
        Service service,
        Scheduling scheduling,
        Forwarding forwarding,
        Persistence persistence,
        Quorum quorum,
        List<RealServer> servers,
        Optional<SorryServer> sorry,
        boolean suspends,
        boolean omega,
        boolean mails,
        Optional<String> snmpName) {
    public VirtualServer {
        servers = List.copyOf(servers);
    }
}
