package org.vipwarden.engine.config.model.balance;

import java.util.Optional;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** What a virtual server serves; as text, what stands behind {@code virtual_server}. */
public sealed interface Service {

    /**
     * An address.
     *
     * @param port 0 for all
     */
    record Address(IpAddress address, int port, Protocol protocol) implements Service {
        @Override
        public String toString() {
            return port == 0 ? address.toString() : address + " " + port;
        }
    }

    /**
     * {@code fwmark}: packets with a firewall mark.
     *
     * @param family {@code ip_family}; absent when that follows from the real servers
     */
    record Mark(long mark, Optional<Family> family) implements Service {
        @Override
        public String toString() {
            return "fwmark " + mark;
        }
    }

    /** {@code group}: everything in a {@code virtual_server_group}. */
    record Group(String name, Protocol protocol) implements Service {
        @Override
        public String toString() {
            return "group " + name;
        }
    }

    /** What is balanced. */
    enum Protocol {
        TCP,
        UDP,
        SCTP
    }
}
