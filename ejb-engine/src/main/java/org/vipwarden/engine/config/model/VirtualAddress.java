package org.vipwarden.engine.config.model;

import java.util.Optional;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;

/**
 * An address that moves between nodes, or that the node always has.
 *
 * @param interfaceName {@code dev}, or the instance's interface
 * @param broadcast {@code brd} with an address, {@code +} or {@code -}
 * @param scope rtnetlink's number ({@code RT_SCOPE_*}): 0 global, 253 link, 254 host
 * @param label {@code label}
 */
public record VirtualAddress(
        Cidr cidr,
        String interfaceName,
        Optional<Ipv4> broadcast,
        int scope,
        Optional<String> label,
        AddressTraits traits)
        implements Keyed {

    /** With the usual traits, but for {@code noprefixroute}. */
    public VirtualAddress(
            Cidr cidr,
            String interfaceName,
            Optional<Ipv4> broadcast,
            int scope,
            Optional<String> label,
            boolean prefixRoute) {
        this(cidr, interfaceName, broadcast, scope, label, AddressTraits.withPrefixRoute(prefixRoute));
    }

    @Override
    public String key() {
        return toString();
    }

    @Override
    public String toString() {
        return cidr + " dev " + interfaceName;
    }
}
