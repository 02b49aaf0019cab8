package org.vipwarden.engine.config.model;

import org.vipwarden.engine.unit.Ipv4;

/**
 * The part of {@code global_defs} that is not folded into the instances as their default.
 *
 * @param routerId {@code router_id}; the host name when absent
 * @param multicastGroup {@code vrrp_mcast_group4}
 * @param scriptUser {@code script_user}; {@code keepalived_script} when that user exists, else root
 * @param scriptSecurity {@code enable_script_security}: a script that somebody else may change is not run as root
 * @param startDelays {@code vrrp_startup_delay} and {@code vrrp_delay_after_boot}
 */
public record GlobalDefinitions(
        String routerId, Ipv4 multicastGroup, ScriptUser scriptUser, boolean scriptSecurity, StartDelays startDelays) {}
