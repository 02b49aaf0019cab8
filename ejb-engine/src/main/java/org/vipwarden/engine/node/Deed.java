package org.vipwarden.engine.node;

import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.Cidr;

/** An address on an interface: what only one virtual router can hold at a time. */
record Deed(String interfaceName, Cidr cidr) {
    static Deed of(VirtualAddress address) {
        return new Deed(address.interfaceName(), address.cidr());
    }
}
