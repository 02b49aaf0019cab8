package org.vipwarden.engine.linux;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * One table of packet rules, our own; others are left alone.
 *
 * <p>Its rules drop what comes to, and what goes out from, a closed address, and what a host says about itself (IGMP and MLD reports,
 * router solicitations) on a link with a virtual MAC address: a Backup must not teach the switch that the address is behind its port.
 * Neighbour discovery is let through: without it no IPv6 peer could find out where the closed address is.
 *
 * <p>Each answer says why it could not be done, in words for the operator, and is empty when it was.
 */
public interface Firewall {

    /**
     * How the table is to be.
     *
     * @param name in family {@code inet}
     * @param priority of its chains among those of other tables; lower comes first
     * @param counters whether each rule counts its packets
     */
    record Table(String name, int priority, boolean counters) {}

    /**
     * What the rules apply to.
     *
     * @param closed addresses
     * @param virtualLinks names of links with a virtual MAC address
     */
    record Entries(List<IpAddress> closed, List<String> virtualLinks) {
        public Entries {
            closed = List.copyOf(closed);
            virtualLinks = List.copyOf(virtualLinks);
        }

        public boolean isEmpty() {
            return closed.isEmpty() && virtualLinks.isEmpty();
        }
    }

    /** Makes the table anew, without entries. */
    Optional<String> open(Table table);

    /** Adds entries to the table that was opened. */
    Optional<String> add(Entries entries);

    /** Removes entries that were added. */
    Optional<String> remove(Entries entries);

    /** Removes the table. */
    Optional<String> shut();
}
