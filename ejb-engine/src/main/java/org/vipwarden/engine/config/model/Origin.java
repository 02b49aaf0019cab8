package org.vipwarden.engine.config.model;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * Where an instance's adverts come from.
 *
 * @param address {@code mcast_src_ip} or {@code unicast_src_ip}; the interface's first address when absent
 * @param tracked {@code track_src_ip}: while the address is on no interface, the instance cannot take part
 */
public record Origin(Optional<IpAddress> address, boolean tracked) {
    /** The interface's first address. */
    public static final Origin OF_INTERFACE = new Origin(Optional.empty(), false);
}
