package org.vipwarden.engine.config.model;

import java.time.Duration;

/**
 * When and how often the addresses of a virtual router are announced by gratuitous ARP.
 *
 * @param delay from becoming Active to the second burst; {@code garp_master_delay}, default 5 s, zero for none
 * @param repeat packets for each address in a burst; {@code garp_master_repeat}, default 5
 * @param refresh from one refresh to the next while Active; {@code garp_master_refresh}, default zero for none
 * @param refreshRepeat packets for each address in a refresh; {@code garp_master_refresh_repeat}, default 1
 * @param lowerPriorityDelay as {@code delay}, after a lower-priority Active was heard
 * @param lowerPriorityRepeat as {@code repeat}, after a lower-priority Active was heard
 * @param elsewhere {@code garp_extra_if}: from one announcement to the next on virtual links other than that of the adverts; zero for
 *     none
 * @param everywhere {@code garp_extra_if all}: on every other link, not only virtual ones
 */
public record AnnouncementDefinition(
        Duration delay,
        int repeat,
        Duration refresh,
        int refreshRepeat,
        Duration lowerPriorityDelay,
        int lowerPriorityRepeat,
        Duration elsewhere,
        boolean everywhere) {

    /** Without {@code garp_extra_if}. */
    public AnnouncementDefinition(
            Duration delay,
            int repeat,
            Duration refresh,
            int refreshRepeat,
            Duration lowerPriorityDelay,
            int lowerPriorityRepeat) {
        this(delay, repeat, refresh, refreshRepeat, lowerPriorityDelay, lowerPriorityRepeat, Duration.ZERO, false);
    }
}
