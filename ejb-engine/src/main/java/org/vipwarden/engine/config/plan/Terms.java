package org.vipwarden.engine.config.plan;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.WebhookDefinition;
import org.vipwarden.engine.config.model.balance.Quorum;
import org.vipwarden.engine.config.model.balance.RealServer;
import org.vipwarden.engine.config.model.balance.VirtualServer;

/**
 * keepalived's words for the components of the model. One that is not here has its own name with underscores: {@code minRx} is {@code
 * min_rx}. Where several words say it, the first is shown and all are looked for in the file.
 */
final class Terms {
    static final Map<Class<?>, Map<String, List<String>>> KNOWN = Map.ofEntries(
            Map.entry(
                    InstanceDefinition.class,
                    Map.of(
                            "startsActive", List.of("state"),
                            "interfaceName", List.of("interface"),
                            "vrid", List.of("virtual_router_id"),
                            "interval", List.of("advert_int"),
                            "authentication", List.of("authentication", "auth_hmac"),
                            "delivery", List.of("unicast_peer", "mcast_dst_ip"))),
            Map.entry(
                    Attachment.class,
                    Map.of(
                            "link", List.of("use_vmac", "use_ipvlan"),
                            "sendsFromInterface", List.of("vmac_xmit_base"),
                            "addressLinks", List.of("use_vmac_addr"),
                            "linkAddress", List.of("use_ipvlan"),
                            "accept", List.of("accept", "no_accept"),
                            "rules", List.of("nftables"))),
            Map.entry(
                    Delivery.Unicast.class,
                    Map.of(
                            "peers", List.of("unicast_peer"),
                            "ttl", List.of("unicast_ttl"),
                            "checksSource", List.of("check_unicast_src"),
                            "faultWithoutPeer", List.of("unicast_fault_no_peer"))),
            Map.entry(Delivery.Multicast.class, Map.of("address", List.of("mcast_dst_ip"))),
            Map.entry(Delivery.Peer.class, Map.of("leastTtl", List.of("min_ttl"), "mostTtl", List.of("max_ttl"))),
            Map.entry(
                    Origin.class,
                    Map.of(
                            "address", List.of("unicast_src_ip", "mcast_src_ip"),
                            "tracked", List.of("track_src_ip"))),
            Map.entry(
                    Dialect.class,
                    Map.of(
                            "checksumAsV2", List.of("v3_checksum_as_v2"),
                            "skipCheckAddresses", List.of("skip_check_adv_addr"),
                            "strict", List.of("strict_mode", "vrrp_strict"),
                            "oldUnicast", List.of("old_unicast_checksum"))),
            Map.entry(
                    ElectionRules.class,
                    Map.of(
                            "preempt", List.of("preempt", "nopreempt"),
                            "lowerPriorityNoAdvert", List.of("lower_prio_no_advert"),
                            "higherPrioritySendAdvert", List.of("higher_prio_send_advert"),
                            "ownerIgnoresAdverts", List.of("owner_ignore_adverts"),
                            "highestPeer", List.of("timer_expired_backup", "thread_timer_expired"))),
            Map.entry(
                    Holdings.class,
                    Map.of(
                            "addresses", List.of("virtual_ipaddress"),
                            "excluded", List.of("virtual_ipaddress_excluded"),
                            "routes", List.of("virtual_routes"),
                            "rules", List.of("virtual_rules"))),
            Map.entry(
                    AnnouncementDefinition.class,
                    Map.of(
                            "delay", List.of("garp_master_delay"),
                            "repeat", List.of("garp_master_repeat"),
                            "refresh", List.of("garp_master_refresh"),
                            "refreshRepeat", List.of("garp_master_refresh_repeat"),
                            "lowerPriorityDelay", List.of("garp_lower_prio_delay"),
                            "lowerPriorityRepeat", List.of("garp_lower_prio_repeat"),
                            "elsewhere", List.of("garp_extra_if"),
                            "everywhere", List.of("garp_extra_if"))),
            Map.entry(
                    Tracking.class,
                    Map.of(
                            "scripts", List.of("track_script"),
                            "interfaces", List.of("track_interface"),
                            "files", List.of("track_file"),
                            "processes", List.of("track_process"),
                            "sessions", List.of("track_bfd"),
                            "ignoreOwnInterface", List.of("dont_track_primary"))),
            Map.entry(
                    NotifyDefinition.class,
                    Map.of(
                            "active", List.of("notify_master"),
                            "backup", List.of("notify_backup"),
                            "fault", List.of("notify_fault"),
                            "stop", List.of("notify_stop"),
                            "any", List.of("notify"),
                            "deletion", List.of("notify_deleted"),
                            "lowerPriority", List.of("notify_master_rx_lower_pri"),
                            "priorityChanges", List.of("notify_priority_changes"),
                            "mail", List.of("smtp_alert"))),
            Map.entry(
                    NotificationDefinition.class,
                    Map.of(
                            "everything", List.of("notify_fifo"),
                            "vrrp", List.of("vrrp_notify_fifo"),
                            "statesOnReload", List.of("fifo_write_vrrp_states_on_reload"),
                            "startup", List.of("startup_script"),
                            "shutdown", List.of("shutdown_script"))),
            Map.entry(
                    MailDefinition.class,
                    Map.of(
                            "server", List.of("smtp_server"),
                            "to", List.of("notification_email"),
                            "from", List.of("notification_email_from"),
                            "helloName", List.of("smtp_helo_name"),
                            "timeout", List.of("smtp_connect_timeout"),
                            "faults", List.of("no_email_faults"))),
            Map.entry(WebhookDefinition.class, Map.of("headers", List.of("header"), "perMinute", List.of("limit"))),
            Map.entry(
                    GlobalDefinitions.class,
                    Map.of(
                            "scriptSecurity", List.of("enable_script_security"),
                            "logsUnknownRouters", List.of("log_unknown_vrids"))),
            Map.entry(
                    StartDelays.class,
                    Map.of(
                            "afterStart", List.of("vrrp_startup_delay"),
                            "afterBoot", List.of("vrrp_delay_after_boot"))),
            Map.entry(ScriptDefinition.class, Map.of("command", List.of("script"))),
            Map.entry(FileDefinition.class, Map.of("initial", List.of("init_file"))),
            Map.entry(
                    ProcessDefinition.class,
                    Map.of(
                            "program", List.of("process"),
                            "parameters", List.of("process"),
                            "matching", List.of("param_match", "full_command"))),
            Map.entry(
                    BfdDefinition.class,
                    Map.of(
                            "neighbor", List.of("neighbor_ip", "neighbour_ip"),
                            "source", List.of("source_ip"))),
            Map.entry(LinkDelayDefinition.class, Map.of("interfaceName", List.of("interface"))),
            Map.entry(SyncGroupDefinition.class, Map.of("members", List.of("group"))),
            Map.entry(
                    HeartbeatPath.class,
                    Map.of(
                            "interfaceName", List.of("interface"),
                            "source", List.of("unicast_src_ip"),
                            "peers", List.of("unicast_peer"))),
            Map.entry(
                    VirtualServer.class,
                    Map.of(
                            "scheduling", List.of("lvs_sched", "lb_algo"),
                            "forwarding", List.of("lvs_method", "lb_kind"),
                            "servers", List.of("real_server"),
                            "sorry", List.of("sorry_server"),
                            "suspends", List.of("ha_suspend"),
                            "mails", List.of("smtp_alert"))),
            Map.entry(
                    Quorum.class,
                    Map.of(
                            "weight", List.of("quorum"),
                            "up", List.of("quorum_up"),
                            "down", List.of("quorum_down"))),
            Map.entry(
                    RealServer.class,
                    Map.of(
                            "forwarding", List.of("lvs_method"),
                            "inhibited", List.of("inhibit_on_failure"),
                            "up", List.of("notify_up"),
                            "down", List.of("notify_down"),
                            "mails", List.of("smtp_alert"))),
            Map.entry(Listeners.class, Map.of("jmxPort", List.of("jmx_listen"), "httpPort", List.of("http_listen"))),
            Map.entry(
                    OwnSettings.class,
                    Map.of("addressLease", List.of("vip_lease"), "mailsPerMinute", List.of("mail_limit"))));

    private Terms() {}

    /** The words for a component; at least one. */
    static List<String> of(RecordComponent component) {
        List<String> known =
                KNOWN.getOrDefault(component.getDeclaringRecord(), Map.of()).get(component.getName());
        return known != null ? known : List.of(plain(component.getName()));
    }

    /** {@code downTimerAdverts} as {@code down_timer_adverts}. */
    static String plain(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
