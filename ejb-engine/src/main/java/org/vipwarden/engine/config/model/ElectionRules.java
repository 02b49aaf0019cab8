package org.vipwarden.engine.config.model;

import java.time.Duration;

/**
 * How an instance behaves in the election beyond its priority.
 *
 * @param preempt false with {@code nopreempt}
 * @param preemptDelay zero when there is none
 * @param downTimerAdverts how many adverts may be missed; {@code down_timer_adverts}, default 3
 * @param lowerPriorityNoAdvert {@code vrrp_lower_prio_no_advert}: do not answer a lower-priority Active with an advert
 * @param higherPrioritySendAdvert {@code vrrp_higher_prio_send_advert}: send one last advert before yielding
 */
public record ElectionRules(
        boolean preempt,
        Duration preemptDelay,
        int downTimerAdverts,
        boolean lowerPriorityNoAdvert,
        boolean higherPrioritySendAdvert) {}
