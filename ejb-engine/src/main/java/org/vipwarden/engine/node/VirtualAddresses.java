package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.Map;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.IpAddress;

/** The addresses that move between nodes: they are nobody's own. */
final class VirtualAddresses {
    /** How many instances have each; more than one while an address moves from one to another. */
    private final Map<IpAddress, Integer> owners = new HashMap<>();

    void add(InstanceDefinition instance) {
        instance.holdings()
                .allAddresses()
                .forEach(address -> owners.merge(address.cidr().address(), 1, Integer::sum));
    }

    void remove(InstanceDefinition instance) {
        instance.holdings()
                .allAddresses()
                .forEach(address ->
                        owners.computeIfPresent(address.cidr().address(), (a, count) -> count == 1 ? null : count - 1));
    }

    boolean contains(IpAddress address) {
        return owners.containsKey(address);
    }
}
