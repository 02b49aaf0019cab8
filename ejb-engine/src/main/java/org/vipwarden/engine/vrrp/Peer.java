package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;

/** Another node of the same virtual router, as its last advert showed it. */
public record Peer(IpAddress address, Priority priority) {

    @Override
    public String toString() {
        return address + " (priority " + priority + ")";
    }
}
