package org.vipwarden.engine.vrrp;

import java.util.List;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * What an advert says.
 *
 * @param interval version 2: whole seconds; version 3: the Active's own interval, which a Backup learns
 * @param addresses in the order of the sender's configuration; at most 255
 */
public record Advert(
        VrrpVersion version, Vrid vrid, Priority priority, AdvertInterval interval, List<IpAddress> addresses) {
    public Advert {
        addresses = List.copyOf(addresses);
    }
}
