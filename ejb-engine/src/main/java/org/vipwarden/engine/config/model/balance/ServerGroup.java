package org.vipwarden.engine.config.model.balance;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** {@code virtual_server_group}: addresses and marks that are served alike. */
public record ServerGroup(String name, List<Entry> entries) {
    public ServerGroup {
        entries = List.copyOf(entries);
    }

    /** Whether a part of it is known by its mark. */
    public boolean hasMarks() {
        return entries.stream().anyMatch(Mark.class::isInstance);
    }

    /** A line of a group. */
    public sealed interface Entry {}

    /**
     * All addresses from one to another.
     *
     * @param last of the same family, not before the first; the first again for a single address
     * @param port 0 for all
     */
    public record Range(IpAddress first, IpAddress last, int port) implements Entry {}

    /**
     * Packets with a firewall mark.
     *
     * @param family absent when that follows from the real servers
     */
    public record Mark(long mark, Optional<Family> family) implements Entry {}
}
