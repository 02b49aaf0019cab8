package org.vipwarden.engine.config.plan;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Vrid;

/**
 * What makes two definitions the same instance, so that it goes on when its configuration changes; as in keepalived, its name does
 * not count. Neither version nor authentication nor peers belong to it.
 *
 * @param interfaceName of its adverts
 * @param links that are made for it
 * @param group of its adverts; empty with unicast
 * @param local where unicast adverts reach it; empty with a group
 */
public record InstanceIdentity(
        Vrid vrid,
        Family family,
        String interfaceName,
        List<VirtualLink> links,
        Optional<IpAddress> group,
        Optional<IpAddress> local) {
    public InstanceIdentity {
        links = List.copyOf(links);
    }

    public static InstanceIdentity of(InstanceDefinition instance) {
        return new InstanceIdentity(
                instance.vrid(),
                instance.family(),
                instance.interfaceName(),
                instance.attachment().links().toList(),
                instance.delivery().group(),
                instance.listensAt());
    }
}
