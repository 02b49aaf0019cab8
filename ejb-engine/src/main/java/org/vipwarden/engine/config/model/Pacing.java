package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.List;

/**
 * How long announcements wait for each other, so that a switch is not flooded.
 *
 * @param usual for an interface that is in no group, by itself
 * @param groups {@code garp_group}: interfaces that wait for each other too
 */
public record Pacing(Gap usual, List<Group> groups) {
    public static final Pacing AT_ONCE = new Pacing(Gap.NONE, List.of());

    public Pacing {
        groups = List.copyOf(groups);
    }

    /**
     * From one announcement to the next; zero for no wait.
     *
     * @param arp {@code vrrp_garp_interval} or {@code garp_interval}
     * @param neighbor {@code vrrp_gna_interval} or {@code gna_interval}
     */
    public record Gap(Duration arp, Duration neighbor) {
        public static final Gap NONE = new Gap(Duration.ZERO, Duration.ZERO);
    }

    /** Some interfaces on one switch. */
    public record Group(List<String> interfaces, Gap gap) {
        public Group {
            interfaces = List.copyOf(interfaces);
        }
    }
}
