package org.vipwarden.engine.config.model;

import java.time.Duration;

/**
 * A line of {@code interface_up_down_delays}: a change of an interface counts only when it lasts.
 *
 * @param down how long the interface must be down before it is; 0 to 255 s
 * @param up how long it must be up again; by default as long
 */
public record LinkDelayDefinition(String interfaceName, Duration down, Duration up) {}
