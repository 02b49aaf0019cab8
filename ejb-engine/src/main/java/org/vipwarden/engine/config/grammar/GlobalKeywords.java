package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;

/** {@code global_defs}. */
public final class GlobalKeywords {
    private static final String LONGEST_DELAY = "4294";
    private static final String LONGEST_REFRESH = "4294967295";

    public static final Keyword<String> ROUTER_ID =
            keyword("router_id", Expect.word("a name")).otherwise("the host name");
    public static final Keyword<Account> SCRIPT_USER = keyword("script_user", Expect.account())
            .otherwise("keepalived_script when there is such a user, else root");
    public static final Keyword<Boolean> SCRIPT_SECURITY =
            keyword("enable_script_security", Expect.nothing()).byDefault(false);
    public static final Keyword<Integer> VERSION =
            keyword("vrrp_version", Expect.whole(2, 3)).byDefault(2);
    public static final Keyword<Boolean> STRICT =
            keyword("vrrp_strict", Expect.yesOrNo()).byDefault(false);
    public static final Keyword<Ipv4> GROUP = keyword("vrrp_mcast_group4", Expect.ipv4())
            .byDefault(Ipv4.VRRP_GROUP)
            .rank(Rank.B);
    public static final Keyword<Ipv6> GROUP6 = keyword("vrrp_mcast_group6", Expect.ipv6())
            .byDefault(Ipv6.VRRP_GROUP)
            .rank(Rank.B);
    public static final Keyword<Boolean> CHECK_UNICAST_SOURCE =
            keyword("vrrp_check_unicast_src", Expect.yesOrNo()).byDefault(false).rank(Rank.B);
    public static final Keyword<Boolean> LOG_UNKNOWN =
            keyword("log_unknown_vrids", Expect.nothing()).byDefault(false).rank(Rank.C);
    public static final Keyword<Boolean> SKIP_CHECK_ADDRESSES =
            keyword("vrrp_skip_check_adv_addr", Expect.yesOrNo()).byDefault(false);
    public static final Keyword<Boolean> CHECKSUM_AS_V2 =
            keyword("v3_checksum_as_v2", Expect.yesOrNo()).byDefault(false).rank(Rank.C);
    public static final Keyword<Integer> DOWN_TIMER_ADVERTS = keyword("vrrp_down_timer_adverts", Expect.whole(1, 100))
            .byDefault(3)
            .rank(Rank.C);
    public static final Keyword<Boolean> LOWER_PRIORITY_NO_ADVERT = keyword(
                    "vrrp_lower_prio_no_advert", Expect.yesOrNo())
            .byDefault(false)
            .rank(Rank.B);
    public static final Keyword<Boolean> HIGHER_PRIORITY_SEND_ADVERT = keyword(
                    "vrrp_higher_prio_send_advert", Expect.yesOrNo())
            .byDefault(false)
            .rank(Rank.B);

    public static final Keyword<Boolean> OWNER_IGNORES_ADVERTS = keyword("vrrp_owner_ignore_adverts", Expect.yesOrNo())
            .byDefault(false)
            .rank(Rank.C);
    public static final Keyword<Duration> STARTUP_DELAY = keyword(
                    "vrrp_startup_delay", Expect.seconds("0.001", LONGEST_DELAY))
            .byDefault(Duration.ZERO)
            .rank(Rank.B);
    public static final Keyword<Duration> DELAY_AFTER_BOOT = keyword(
                    "vrrp_delay_after_boot", Expect.seconds("0.001", LONGEST_DELAY))
            .byDefault(Duration.ZERO)
            .rank(Rank.B);

    public static final Keyword<Duration> ARP_DELAY = keyword(
                    "vrrp_garp_master_delay", Expect.seconds("0", LONGEST_DELAY))
            .byDefault(Duration.ofSeconds(5));
    public static final Keyword<Integer> ARP_REPEAT = keyword(
                    "vrrp_garp_master_repeat", Expect.whole(0, Integer.MAX_VALUE))
            .byDefault(5)
            .rank(Rank.B);
    public static final Keyword<Duration> ARP_REFRESH = keyword(
                    "vrrp_garp_master_refresh", Expect.seconds("0", LONGEST_REFRESH))
            .byDefault(Duration.ZERO);
    public static final Keyword<Integer> ARP_REFRESH_REPEAT = keyword(
                    "vrrp_garp_master_refresh_repeat", Expect.whole(0, Integer.MAX_VALUE))
            .byDefault(1)
            .rank(Rank.B);
    /** By default as {@link #ARP_DELAY}. */
    public static final Keyword<Duration> ARP_LOWER_PRIORITY_DELAY = keyword(
                    "vrrp_garp_lower_prio_delay", Expect.seconds("0", LONGEST_DELAY))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_master_delay");
    /** By default as {@link #ARP_REPEAT}. */
    public static final Keyword<Integer> ARP_LOWER_PRIORITY_REPEAT = keyword(
                    "vrrp_garp_lower_prio_repeat", Expect.whole(0, Integer.MAX_VALUE))
            .rank(Rank.B)
            .otherwise("as vrrp_garp_master_repeat");

    public static final Keyword<Boolean> ARP_MINIMUM =
            keyword("vrrp_min_garp", Expect.yesOrNo()).byDefault(false).rank(Rank.C);

    // Distributions ship this pair with the value 0, which keepalived's own parser refuses.
    public static final Keyword<Duration> ARP_INTERVAL =
            keyword("vrrp_garp_interval", Expect.seconds("0", LONGEST_DELAY)).byDefault(Duration.ZERO);
    public static final Keyword<Duration> NEIGHBOR_INTERVAL =
            keyword("vrrp_gna_interval", Expect.seconds("0", LONGEST_DELAY)).byDefault(Duration.ZERO);
    public static final Keyword<ExtraAnnouncements> ARP_ELSEWHERE = keyword(
                    "vrrp_garp_extra_if", new ExtraAnnouncements.Reader(1))
            .byDefault(ExtraAnnouncements.NONE)
            .rank(Rank.C);
    /** The older name of {@link #ARP_ELSEWHERE}. */
    public static final Keyword<ExtraAnnouncements> ARP_ELSEWHERE_BEFORE =
            keyword("vrrp_vmac_garp_intvl", new ExtraAnnouncements.Reader(1)).rank(Rank.C);

    /** Of static addresses only. */
    public static final Keyword<String> DEFAULT_INTERFACE = keyword("default_interface", Expect.word("an interface"))
            .byDefault("eth0")
            .rank(Rank.C);

    public static final Keyword<String> VMAC_PREFIX = keyword("vmac_prefix", Expect.word("a prefix of interface names"))
            .byDefault("vrrp")
            .rank(Rank.C);
    public static final Keyword<String> VMAC_ADDRESS_PREFIX = keyword(
                    "vmac_addr_prefix", Expect.word("a prefix of interface names"))
            .byDefault("vrrp")
            .rank(Rank.C);
    public static final Keyword<List<String>> NFTABLES = keyword("nftables", Expect.words(0, "the name of a table"))
            .rank(Rank.C)
            .otherwise("the table vipwarden");
    public static final Keyword<Integer> NFTABLES_PRIORITY = keyword(
                    "nftables_priority", Expect.whole(Integer.MIN_VALUE, Integer.MAX_VALUE))
            .byDefault(-1)
            .rank(Rank.C);
    public static final Keyword<Boolean> NFTABLES_COUNTERS =
            keyword("nftables_counters", Expect.nothing()).byDefault(false).rank(Rank.C);

    private static final List<Keyword<?>> APPLIED = List.of(
            VMAC_PREFIX,
            VMAC_ADDRESS_PREFIX,
            NFTABLES,
            NFTABLES_PRIORITY,
            NFTABLES_COUNTERS,
            ROUTER_ID,
            SCRIPT_USER,
            SCRIPT_SECURITY,
            VERSION,
            STRICT,
            GROUP,
            GROUP6,
            CHECK_UNICAST_SOURCE,
            LOG_UNKNOWN,
            SKIP_CHECK_ADDRESSES,
            CHECKSUM_AS_V2,
            DOWN_TIMER_ADVERTS,
            LOWER_PRIORITY_NO_ADVERT,
            HIGHER_PRIORITY_SEND_ADVERT,
            OWNER_IGNORES_ADVERTS,
            STARTUP_DELAY,
            DELAY_AFTER_BOOT,
            ARP_DELAY,
            ARP_REPEAT,
            ARP_REFRESH,
            ARP_REFRESH_REPEAT,
            ARP_LOWER_PRIORITY_DELAY,
            ARP_LOWER_PRIORITY_REPEAT,
            ARP_MINIMUM,
            ARP_INTERVAL,
            NEIGHBOR_INTERVAL,
            ARP_ELSEWHERE,
            ARP_ELSEWHERE_BEFORE,
            DEFAULT_INTERFACE);

    private static final List<Keyword<?>> NETWORK = List.of(
            keyword("dynamic_interfaces", Expect.words(0, "allow_if_changes, or nothing"))
                    .accepted(Rank.B),
            keyword("disable_local_igmp", Expect.nothing()).accepted(Rank.C),
            keyword("vrrp_rx_bufs_policy", Expect.words(1, "MTU, ADVERT or a number of bytes"))
                    .accepted(Rank.C),
            keyword("vrrp_rx_bufs_multiplier", Expect.whole(1, Integer.MAX_VALUE))
                    .byDefault(3)
                    .accepted(Rank.C));

    static final Block BLOCK = Block.of(
            APPLIED,
            NotificationKeywords.MAIL,
            NotificationKeywords.NOTIFICATION,
            NETWORK,
            GlobalSystemKeywords.FIREWALL,
            GlobalSystemKeywords.BALANCING,
            GlobalSystemKeywords.PROCESSES,
            GlobalSystemKeywords.MANAGEMENT,
            GlobalSystemKeywords.FILES,
            SurfaceKeywords.GLOBAL);

    private GlobalKeywords() {}
}
