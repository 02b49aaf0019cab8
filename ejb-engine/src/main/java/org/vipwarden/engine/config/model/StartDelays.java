package org.vipwarden.engine.config.model;

import java.time.Duration;

/**
 * For how long this node takes no part after it has started: adverts are discarded, and nobody becomes Active.
 *
 * @param afterStart {@code vrrp_startup_delay}; zero for none
 * @param afterBoot {@code vrrp_delay_after_boot}, counted from the start of the system; zero for none
 */
public record StartDelays(Duration afterStart, Duration afterBoot) {
    public static final StartDelays NONE = new StartDelays(Duration.ZERO, Duration.ZERO);

    /**
     * How long a node that starts now has to wait: the longer one counts.
     *
     * @param uptime since the start of the system
     */
    public Duration remaining(Duration uptime) {
        Duration rest = afterBoot.minus(uptime);
        return rest.compareTo(afterStart) > 0 ? rest : afterStart;
    }
}
