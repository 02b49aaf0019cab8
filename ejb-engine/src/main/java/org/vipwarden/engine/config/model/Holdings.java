package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an instance holds while it is Active.
 *
 * @param addresses advertised, in file order; at most 255
 * @param excluded not advertised
 */
public record Holdings(List<VirtualAddress> addresses, List<VirtualAddress> excluded) {
    public Holdings {
        addresses = List.copyOf(addresses);
        excluded = List.copyOf(excluded);
    }

    /** Every address, advertised or not. */
    public Stream<VirtualAddress> allAddresses() {
        return Stream.concat(addresses.stream(), excluded.stream());
    }
}
