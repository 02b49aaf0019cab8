package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/**
 * A {@code vrrp_instance}: a virtual router as this node is to run it.
 *
 * @param startsActive {@code state MASTER}
 * @param group the multicast group of its adverts
 * @param password {@code auth_pass} of {@code auth_type PASS}: at most 8 bytes, version 2 only
 * @param source {@code mcast_src_ip}; the interface's first address when absent
 * @param preempt false with {@code nopreempt}
 * @param preemptDelay zero when there is none
 * @param downTimerAdverts how many adverts may be missed; {@code down_timer_adverts}, default 3
 * @param lowerPriorityNoAdvert {@code vrrp_lower_prio_no_advert}: do not answer a lower-priority Active with an advert
 * @param higherPrioritySendAdvert {@code vrrp_higher_prio_send_advert}: send one last advert before yielding
 * @param skipCheckAddresses {@code vrrp_skip_check_adv_addr}
 * @param addresses advertised, in file order; at most 255
 * @param excluded not advertised
 */
public record InstanceDefinition(
        String name,
        boolean startsActive,
        String interfaceName,
        Vrid vrid,
        Priority priority,
        VrrpVersion version,
        AdvertInterval interval,
        Ipv4 group,
        Optional<Ipv4> source,
        Optional<String> password,
        boolean preempt,
        Duration preemptDelay,
        int downTimerAdverts,
        boolean checksumAsV2,
        boolean lowerPriorityNoAdvert,
        boolean higherPrioritySendAdvert,
        boolean skipCheckAddresses,
        List<VirtualAddress> addresses,
        List<VirtualAddress> excluded,
        AnnouncementDefinition announcement,
        List<TrackedScript> trackedScripts,
        List<TrackedInterface> trackedInterfaces,
        boolean ignoreOwnInterface,
        NotifyDefinition notifies) {
    public InstanceDefinition {
        addresses = List.copyOf(addresses);
        excluded = List.copyOf(excluded);
        trackedScripts = List.copyOf(trackedScripts);
        trackedInterfaces = List.copyOf(trackedInterfaces);
    }

    /** The addresses as they stand in an advert. */
    public List<Ipv4> advertisedAddresses() {
        return addresses.stream().map(a -> a.cidr().address()).toList();
    }

    /** How long this node hears nothing at the given priority before it takes over, in nanoseconds. */
    public long activeDownInterval(AdvertInterval learned, Priority effective) {
        return learned.activeDownInterval(version, effective, downTimerAdverts);
    }
}
