package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;
import org.vipwarden.engine.unit.IpAddress;

/** {@code vrrp_instance}. A keyword without a default here takes its value from {@code global_defs}. */
public final class InstanceKeywords {
    private static final String LONGEST_DELAY = "4294";
    private static final String LONGEST_REFRESH = "4294967295";

    public static final Keyword<String> STATE =
            keyword("state", Expect.oneOf("MASTER", "BACKUP")).otherwise("BACKUP, or MASTER with priority 255");
    public static final Keyword<String> INTERFACE = keyword("interface", Expect.word("the name of an interface"));
    public static final Keyword<Integer> ROUTER_ID = keyword("virtual_router_id", Expect.whole(1, 255));
    /** 100, but 255 with {@code state MASTER}. */
    public static final Keyword<Integer> PRIORITY =
            keyword("priority", Expect.whole(1, 255)).otherwise("100, or 255 with state MASTER");

    public static final Keyword<Duration> ADVERT_INTERVAL =
            keyword("advert_int", Expect.seconds("0.01", "255")).byDefault(Duration.ofSeconds(1));
    public static final Keyword<Integer> VERSION =
            keyword("version", Expect.whole(2, 3)).otherwise("as vrrp_version in global_defs; 3 for IPv6");

    public static final Keyword<Boolean> ADDRESSES =
            keyword("virtual_ipaddress", Expect.nothing()).opens(Block.ofData());
    public static final Keyword<Boolean> EXCLUDED =
            keyword("virtual_ipaddress_excluded", Expect.nothing()).opens(Block.ofData());
    public static final Keyword<Boolean> NO_ADDRESS =
            keyword("no_virtual_ipaddress", Expect.nothing()).byDefault(false).rank(Rank.C);

    public static final Keyword<String> AUTH_TYPE = keyword("auth_type", Expect.oneOf("PASS", "AH"));
    public static final Keyword<String> AUTH_PASS =
            keyword("auth_pass", Expect.word("a password of up to 8 characters"));
    public static final Keyword<Boolean> AUTHENTICATION =
            keyword("authentication", Expect.nothing()).opens(Block.of(AUTH_TYPE, AUTH_PASS));

    public static final Keyword<IpAddress> MULTICAST_SOURCE =
            keyword("mcast_src_ip", Expect.address()).rank(Rank.B).otherwise("the interface's first address");
    /** The same setting as {@link #MULTICAST_SOURCE} in keepalived, with or without peers. */
    public static final Keyword<IpAddress> UNICAST_SOURCE =
            keyword("unicast_src_ip", Expect.address()).otherwise("the interface's first address");

    public static final Keyword<Boolean> TRACK_SOURCE =
            keyword("track_src_ip", Expect.nothing()).byDefault(false).rank(Rank.C);
    public static final Keyword<IpAddress> GROUP = keyword("mcast_dst_ip", Expect.address())
            .rank(Rank.C)
            .otherwise("as vrrp_mcast_group4 or 6 in global_defs");
    /** Each line: an address, and {@code min_ttl} and {@code max_ttl}. */
    public static final Keyword<Boolean> UNICAST_PEERS =
            keyword("unicast_peer", Expect.nothing()).opens(Block.ofData());

    public static final Keyword<Integer> UNICAST_TTL =
            keyword("unicast_ttl", Expect.whole(0, 255)).byDefault(255).rank(Rank.C);
    /** As {@link GlobalKeywords#CHECK_UNICAST_SOURCE} when absent. */
    public static final Keyword<Boolean> CHECK_UNICAST_SOURCE = keyword("check_unicast_src", Expect.yesOrNo())
            .rank(Rank.C)
            .otherwise("as vrrp_check_unicast_src in global_defs");

    public static final Keyword<Boolean> FAULT_WITHOUT_PEER =
            keyword("unicast_fault_no_peer", Expect.nothing()).byDefault(false).rank(Rank.C);
    /** True with {@code never}. */
    public static final Keyword<Boolean> OLD_UNICAST_CHECKSUM = keyword(
                    "old_unicast_checksum", Expect.nothingOr("never"))
            .rank(Rank.C)
            .otherwise("used when a peer is heard that uses it");

    public static final Keyword<Boolean> NATIVE_IPV6 =
            keyword("native_ipv6", Expect.nothing()).byDefault(false).rank(Rank.C);

    public static final Keyword<List<String>> HMAC_KEY = keyword(
                    "key",
                    Expect.words(2, "a number from 1 to 255, and a key of 32 to 64 bytes, hex:DIGITS or file:PATH"))
            .rank(Rank.C);
    public static final Keyword<Integer> HMAC_ACTIVE_KEY =
            keyword("active_key", Expect.whole(1, 255)).rank(Rank.C);
    public static final Keyword<Integer> HMAC_WINDOW =
            keyword("time_window", Expect.whole(1, 300)).rank(Rank.C).otherwise("three advert intervals, at least 5 s");
    public static final Keyword<String> HMAC_ANTI_REPLAY = keyword("anti_replay", Expect.oneOf("time", "monotonic"))
            .byDefault("time")
            .rank(Rank.C);
    public static final Keyword<String> HMAC_MODE = keyword(
                    "mode", Expect.oneOf("enforce", "permissive", "receive-only"))
            .byDefault("enforce")
            .rank(Rank.C);
    public static final Keyword<Boolean> MESSAGE_AUTHENTICATION = keyword("auth_hmac", Expect.nothing())
            .opens(Block.of(HMAC_KEY, HMAC_ACTIVE_KEY, HMAC_WINDOW, HMAC_ANTI_REPLAY, HMAC_MODE))
            .rank(Rank.C);

    public static final Keyword<Boolean> NO_PREEMPT =
            keyword("nopreempt", Expect.nothing()).byDefault(false);
    public static final Keyword<Boolean> PREEMPT =
            keyword("preempt", Expect.nothing()).byDefault(true);
    public static final Keyword<Duration> PREEMPT_DELAY =
            keyword("preempt_delay", Expect.seconds("0", "1000")).byDefault(Duration.ZERO);

    public static final Keyword<Boolean> TRACK_INTERFACE =
            keyword("track_interface", Expect.nothing()).opens(Block.ofData());
    public static final Keyword<Boolean> TRACK_SCRIPT =
            keyword("track_script", Expect.nothing()).opens(Block.ofData());
    public static final Keyword<Boolean> TRACK_FILE =
            keyword("track_file", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> TRACK_PROCESS =
            keyword("track_process", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> TRACK_BFD =
            keyword("track_bfd", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> IGNORE_OWN_INTERFACE =
            keyword("dont_track_primary", Expect.nothing()).byDefault(false).rank(Rank.B);

    public static final Keyword<CommandLine> NOTIFY_ACTIVE = keyword("notify_master", Expect.command(true));
    public static final Keyword<CommandLine> NOTIFY_BACKUP = keyword("notify_backup", Expect.command(true));
    public static final Keyword<CommandLine> NOTIFY_FAULT = keyword("notify_fault", Expect.command(true));
    public static final Keyword<CommandLine> NOTIFY_STOP = keyword("notify_stop", Expect.command(true));
    public static final Keyword<CommandLine> NOTIFY = keyword("notify", Expect.command(true));
    public static final Keyword<List<CommandLine>> NOTIFY_DELETED =
            keyword("notify_deleted", Expect.commandOrNothing()).rank(Rank.B);
    public static final Keyword<CommandLine> NOTIFY_LOWER_PRIORITY =
            keyword("notify_master_rx_lower_pri", Expect.command(true)).rank(Rank.B);
    /** By default as {@link NotificationKeywords#PRIORITY_CHANGES}. */
    public static final Keyword<Boolean> PRIORITY_CHANGES =
            keyword("notify_priority_changes", Expect.yesOrNo()).rank(Rank.C);
    /** By default as {@link NotificationKeywords#MAIL_VRRP}. */
    public static final Keyword<Boolean> MAIL =
            keyword("smtp_alert", Expect.yesOrNo()).rank(Rank.B);

    public static final Keyword<Duration> ARP_DELAY = keyword("garp_master_delay", Expect.seconds("0", LONGEST_DELAY))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_master_delay in global_defs");
    public static final Keyword<Integer> ARP_REPEAT = keyword("garp_master_repeat", Expect.whole(0, Integer.MAX_VALUE))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_master_repeat in global_defs");
    public static final Keyword<Duration> ARP_REFRESH = keyword(
                    "garp_master_refresh", Expect.seconds("0", LONGEST_REFRESH))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_master_refresh in global_defs");
    public static final Keyword<Integer> ARP_REFRESH_REPEAT = keyword(
                    "garp_master_refresh_repeat", Expect.whole(0, Integer.MAX_VALUE))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_master_refresh_repeat in global_defs");
    public static final Keyword<Duration> ARP_LOWER_PRIORITY_DELAY = keyword(
                    "garp_lower_prio_delay", Expect.seconds("0", LONGEST_DELAY))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_lower_prio_delay in global_defs");
    public static final Keyword<Integer> ARP_LOWER_PRIORITY_REPEAT = keyword(
                    "garp_lower_prio_repeat", Expect.whole(0, Integer.MAX_VALUE))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_lower_prio_repeat in global_defs");

    public static final Keyword<Integer> DOWN_TIMER_ADVERTS = keyword("down_timer_adverts", Expect.whole(1, 100))
            .rank(Rank.C)
            .otherwise("as vrrp_down_timer_adverts in global_defs");
    public static final Keyword<Boolean> LOWER_PRIORITY_NO_ADVERT = keyword("lower_prio_no_advert", Expect.yesOrNo())
            .rank(Rank.B)
            .otherwise("as vrrp_lower_prio_no_advert in global_defs");
    public static final Keyword<Boolean> HIGHER_PRIORITY_SEND_ADVERT = keyword(
                    "higher_prio_send_advert", Expect.yesOrNo())
            .rank(Rank.B)
            .otherwise("as vrrp_higher_prio_send_advert in global_defs");
    public static final Keyword<Boolean> OWNER_IGNORES_ADVERTS = keyword("owner_ignore_adverts", Expect.yesOrNo())
            .rank(Rank.C)
            .otherwise("as vrrp_owner_ignore_adverts in global_defs");
    public static final Keyword<Integer> HIGHEST_PEER =
            keyword("timer_expired_backup", Expect.wholeOr(1, 254, 254)).rank(Rank.C);
    /** The older name of {@link #HIGHEST_PEER}. */
    public static final Keyword<Integer> HIGHEST_PEER_ALIAS =
            keyword("thread_timer_expired", Expect.wholeOr(1, 254, 254)).rank(Rank.C);

    public static final Keyword<Boolean> SKIP_CHECK_ADDRESSES = keyword("skip_check_adv_addr", Expect.yesOrNo())
            .rank(Rank.B)
            .otherwise("as vrrp_skip_check_adv_addr in global_defs");
    public static final Keyword<Boolean> CHECKSUM_AS_V2 = keyword("v3_checksum_as_v2", Expect.yesOrNo())
            .rank(Rank.C)
            .otherwise("as v3_checksum_as_v2 in global_defs");
    public static final Keyword<Boolean> STRICT =
            keyword("strict_mode", Expect.yesOrNo()).rank(Rank.B).otherwise("as vrrp_strict in global_defs");
    public static final Keyword<Boolean> ACCEPT = keyword("accept", Expect.nothing())
            .rank(Rank.B)
            .otherwise("on, but off in strict mode unless the priority is 255");
    public static final Keyword<Boolean> NO_ACCEPT =
            keyword("no_accept", Expect.nothing()).rank(Rank.B);

    public static final Keyword<List<String>> USE_VMAC = keyword(
                    "use_vmac", Expect.words(0, "a name, a MAC address, group NUMBER, or nothing"))
            .rank(Rank.B);
    public static final Keyword<List<String>> USE_IPVLAN = keyword(
                    "use_ipvlan",
                    Expect.words(0, "a name, an address, bridge, private or vepa, group NUMBER, or nothing"))
            .rank(Rank.C);
    public static final Keyword<Boolean> USE_VMAC_ADDRESS =
            keyword("use_vmac_addr", Expect.nothing()).byDefault(false).rank(Rank.B);
    public static final Keyword<Boolean> VMAC_XMIT_BASE =
            keyword("vmac_xmit_base", Expect.nothing()).byDefault(false).rank(Rank.B);

    public static final Keyword<Boolean> ROUTES =
            keyword("virtual_routes", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> RULES =
            keyword("virtual_rules", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> PROMOTE_SECONDARIES =
            keyword("promote_secondaries", Expect.nothing()).byDefault(false).rank(Rank.B);
    public static final Keyword<ExtraAnnouncements> ARP_ELSEWHERE = keyword(
                    "garp_extra_if", new ExtraAnnouncements.Reader(0))
            .rank(Rank.C)
            .otherwise("as vrrp_garp_extra_if in global_defs");
    /** The older name of {@link #ARP_ELSEWHERE}. */
    public static final Keyword<ExtraAnnouncements> ARP_ELSEWHERE_BEFORE =
            keyword("vmac_garp_intvl", new ExtraAnnouncements.Reader(0)).rank(Rank.C);

    private static final List<Keyword<?>> APPLIED = List.of(
            ROUTES,
            RULES,
            PROMOTE_SECONDARIES,
            ARP_ELSEWHERE,
            ARP_ELSEWHERE_BEFORE,
            STATE,
            INTERFACE,
            ROUTER_ID,
            PRIORITY,
            ADVERT_INTERVAL,
            VERSION,
            ADDRESSES,
            EXCLUDED,
            NO_ADDRESS,
            AUTHENTICATION,
            MESSAGE_AUTHENTICATION,
            MULTICAST_SOURCE,
            UNICAST_SOURCE,
            TRACK_SOURCE,
            GROUP,
            UNICAST_PEERS,
            UNICAST_TTL,
            CHECK_UNICAST_SOURCE,
            FAULT_WITHOUT_PEER,
            OLD_UNICAST_CHECKSUM,
            NATIVE_IPV6,
            NO_PREEMPT,
            PREEMPT,
            PREEMPT_DELAY,
            TRACK_INTERFACE,
            TRACK_SCRIPT,
            TRACK_FILE,
            TRACK_PROCESS,
            TRACK_BFD,
            IGNORE_OWN_INTERFACE,
            NOTIFY_ACTIVE,
            NOTIFY_BACKUP,
            NOTIFY_FAULT,
            NOTIFY_STOP,
            NOTIFY,
            NOTIFY_DELETED,
            NOTIFY_LOWER_PRIORITY,
            PRIORITY_CHANGES,
            MAIL,
            ARP_DELAY,
            ARP_REPEAT,
            ARP_REFRESH,
            ARP_REFRESH_REPEAT,
            ARP_LOWER_PRIORITY_DELAY,
            ARP_LOWER_PRIORITY_REPEAT,
            DOWN_TIMER_ADVERTS,
            LOWER_PRIORITY_NO_ADVERT,
            HIGHER_PRIORITY_SEND_ADVERT,
            OWNER_IGNORES_ADVERTS,
            HIGHEST_PEER,
            HIGHEST_PEER_ALIAS,
            SKIP_CHECK_ADDRESSES,
            CHECKSUM_AS_V2,
            STRICT,
            ACCEPT,
            NO_ACCEPT,
            USE_VMAC,
            USE_IPVLAN,
            USE_VMAC_ADDRESS,
            VMAC_XMIT_BASE);

    private static final List<Keyword<?>> MISSED =
            List.of(keyword("vrf", Expect.word("an interface")).missed(Rank.C, "the instance runs outside the VRF"));

    private static final List<Keyword<?>> ACCEPTED = List.of(
            keyword("linkbeat_use_polling", Expect.words(0, "MII, ETHTOOL or IOCTL"))
                    .accepted(Rank.C),
            keyword("debug", Expect.whole(0, 4)).accepted(Rank.C),
            keyword("lvs_sync_daemon_interface", Expect.word("an interface")).accepted(Rank.C),
            keyword("kernel_rx_buf_size", Expect.whole(1, Integer.MAX_VALUE)).accepted(Rank.C));

    static final Block BLOCK = Block.of(APPLIED, MISSED, ACCEPTED);

    private InstanceKeywords() {}
}
