package org.vipwarden.engine.config.model;

/**
 * The part of {@code global_defs} that is not folded into the instances as their default.
 *
 * @param routerId {@code router_id}; the host name when absent
 * @param scriptUser {@code script_user}; {@code keepalived_script} when that user exists, else root
 * @param scriptSecurity {@code enable_script_security}: a script that somebody else may change is not run as root
 * @param logsUnknownRouters {@code log_unknown_vrids}: an advert of a virtual router that this node is not part of is logged
 * @param startDelays {@code vrrp_startup_delay} and {@code vrrp_delay_after_boot}
 * @param notification FIFOs, mail, and the scripts of start and end
 */
public record GlobalDefinitions(
        String routerId,
        ScriptUser scriptUser,
        boolean scriptSecurity,
        boolean logsUnknownRouters,
        StartDelays startDelays,
        NotificationDefinition notification) {}
