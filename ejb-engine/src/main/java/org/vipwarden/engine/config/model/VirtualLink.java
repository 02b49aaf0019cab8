package org.vipwarden.engine.config.model;

import org.vipwarden.engine.unit.MacAddress;

/**
 * A link on top of an interface, made for an instance and removed with it.
 *
 * @param name of the link, unlike any other in the configuration
 * @param interfaceName of the interface below
 * @param kind what it has of its own
 * @param mac its MAC address; none for an ipvlan
 * @param group of links, as the kernel numbers it; 0 is its default
 */
public record VirtualLink(String name, String interfaceName, Kind kind, MacAddress mac, int group) {

    /** What a link has of its own. */
    public enum Kind {
        /** {@code use_vmac}: a MAC address, that of the virtual router unless another is given. */
        MACVLAN,
        /** {@code use_ipvlan}: addresses only. */
        IPVLAN_BRIDGE,
        /** {@code use_ipvlan private}: it does not talk to others on the same interface. */
        IPVLAN_PRIVATE,
        /** {@code use_ipvlan vepa}: it talks to others through the switch. */
        IPVLAN_VEPA
    }
}
