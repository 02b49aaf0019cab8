package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.unit.Priority;

/**
 * How an instance behaves in the election beyond its priority.
 *
 * @param preempt false with {@code nopreempt}
 * @param preemptDelay zero when there is none
 * @param downTimerAdverts how many adverts may be missed; {@code down_timer_adverts}, default 3
 * @param lowerPriorityNoAdvert {@code vrrp_lower_prio_no_advert}: do not answer a lower-priority Active with an advert
 * @param higherPrioritySendAdvert {@code vrrp_higher_prio_send_advert}: send one last advert before yielding
 * @param ownerIgnoresAdverts {@code vrrp_owner_ignore_adverts}: an Active that owns the addresses takes no notice of adverts
 * @param highestPeer {@code timer_expired_backup}: the highest priority of another node; an Active that sends later than such a node
 *     would wait gives up first. Without it, its own priority stands for it
 */
public record ElectionRules(
        boolean preempt,
        Duration preemptDelay,
        int downTimerAdverts,
        boolean lowerPriorityNoAdvert,
        boolean higherPrioritySendAdvert,
        boolean ownerIgnoresAdverts,
        Optional<Priority> highestPeer) {
    /** What holds when nothing is said. */
    public static final ElectionRules DEFAULT =
            new ElectionRules(true, Duration.ZERO, 3, false, false, false, Optional.empty());
}
