package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * A {@code vrrp_instance}: a virtual router as this node is to run it.
 *
 * @param startsActive {@code state MASTER}
 * @param interfaceName whose state is the instance's; empty when it has none: then it is unicast, and has an address that its adverts
 *     come from
 */
public record InstanceDefinition(
        String name,
        boolean startsActive,
        String interfaceName,
        Attachment attachment,
        Vrid vrid,
        Priority priority,
        VrrpVersion version,
        AdvertInterval interval,
        Delivery delivery,
        Origin origin,
        Authentication authentication,
        Dialect dialect,
        ElectionRules election,
        Holdings holdings,
        AnnouncementDefinition announcement,
        Tracking tracking,
        NotifyDefinition notifies) {

    /** Whether it is bound to an interface. */
    public boolean hasInterface() {
        return !interfaceName.isEmpty();
    }

    /** The same instance that tracks something else. */
    public InstanceDefinition with(Tracking other) {
        return new InstanceDefinition(
                name,
                startsActive,
                interfaceName,
                attachment,
                vrid,
                priority,
                version,
                interval,
                delivery,
                origin,
                authentication,
                dialect,
                election,
                holdings,
                announcement,
                other,
                notifies);
    }

    /** The same instance as it sends and hears its adverts elsewhere, plainly by that interface. */
    InstanceDefinition over(String otherInterface, Delivery otherDelivery, Origin otherOrigin) {
        return new InstanceDefinition(
                name,
                startsActive,
                otherInterface,
                Attachment.PLAIN,
                vrid,
                priority,
                version,
                interval,
                otherDelivery,
                otherOrigin,
                authentication,
                dialect,
                election,
                holdings,
                announcement,
                tracking,
                notifies);
    }

    /** The link that its adverts are heard on: its own, or the interface. */
    public String runsOn() {
        return attachment.link().map(VirtualLink::name).orElse(interfaceName);
    }

    /** The link that its adverts are sent from. */
    public String sendsFrom() {
        return attachment.sendsFromInterface() ? interfaceName : runsOn();
    }

    /** The family of its adverts. */
    public Family family() {
        return delivery.family();
    }

    /**
     * Where unicast adverts reach it: its own address, or the family's "any", which keeps IPv4 and IPv6 apart. Empty with a group.
     */
    public Optional<IpAddress> listensAt() {
        return delivery.group().isPresent()
                ? Optional.empty()
                : origin.address().or(() -> Optional.of(IpAddress.any(family())));
    }

    /** The addresses as they stand in an advert. */
    public List<IpAddress> advertisedAddresses() {
        return holdings.addresses().stream().map(a -> a.cidr().address()).toList();
    }

    /** How long this node hears nothing at the given priority before it takes over, in nanoseconds. */
    public long activeDownInterval(AdvertInterval learned, Priority effective) {
        return learned.activeDownInterval(version, effective, election.downTimerAdverts());
    }
}
