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
 * @param interfaceName whose state is the instance's
 * @param group the multicast group of its adverts
 * @param source {@code mcast_src_ip}; the interface's first address when absent
 * @param password {@code auth_pass} of {@code auth_type PASS}: at most 8 bytes, version 2 only
 * @param checksumAsV2 {@code v3_checksum_as_v2}: no pseudo-header in the checksum over IPv4, as RFC 9568 says
 * @param skipCheckAddresses {@code vrrp_skip_check_adv_addr}
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
        IpAddress group,
        Optional<IpAddress> source,
        Optional<String> password,
        boolean checksumAsV2,
        boolean skipCheckAddresses,
        ElectionRules election,
        Holdings holdings,
        AnnouncementDefinition announcement,
        Tracking tracking,
        NotifyDefinition notifies) {

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
                group,
                source,
                password,
                checksumAsV2,
                skipCheckAddresses,
                election,
                holdings,
                announcement,
                other,
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
        return group.family();
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
