package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;

/** Another node of the same virtual router, as its last advert showed it. */
public record Peer(Ipv4 address, Priority priority) {

    @Override
    public String toString() {
        return address + " (priority " + priority + ")";
    }
}
