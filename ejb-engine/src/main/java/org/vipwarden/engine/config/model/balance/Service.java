package org.vipwarden.engine.config.model.balance;

import java.util.Optional;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** What a virtual server serves. */
public sealed interface Service {

    /**
     * An address.
     *
     * @param port 0 for all
     */
    record Address(IpAddress address, int port, Protocol protocol) implements Service {}

    /**
     * {@code fwmark}: packets with a firewall mark.
     *
     * @param family {@code ip_family}; absent when that follows from the real servers
     */
    record Mark(long mark, Optional<Family> family) implements Service {}

    /** {@code group}: everything in a {@code virtual_server_group}. */
    record Group(String name, Protocol protocol) implements Service {}

    /** What is balanced. */
    enum Protocol {
        TCP,
        UDP,
        SCTP
    }
}
