package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.ArrayList;
import java.util.List;

/** The part of {@code global_defs} that is about the machine, the files, and keepalived's own processes. */
public final class GlobalSystemKeywords {
    /** For the {@code ${_RANDOM}} behind it. */
    public static final Keyword<Long> RANDOM_SEED =
            keyword("random_seed", Expect.unsigned()).rank(Rank.C);
    /** For the lines behind it. */
    public static final Keyword<IncludeChecks> INCLUDE_CHECK =
            keyword("include_check", new IncludeChecks.Reader()).rank(Rank.C);

    private static final Arguments<Integer> BYTES = Expect.whole(0, Integer.MAX_VALUE);

    static final List<Keyword<?>> FIREWALL = List.of(
            keyword("vrrp_iptables", Expect.words(0, "the chains for input and output"))
                    .accepted(Rank.C),
            keyword("vrrp_ipsets", Expect.words(0, "the names of the sets")).accepted(Rank.C),
            keyword("nftables_ifindex", Expect.nothing()).accepted(Rank.C),
            BalancingKeywords.MARK_TABLE,
            BalancingKeywords.MARK_PRIORITY,
            BalancingKeywords.FIRST_MARK);

    static final List<Keyword<?>> BALANCING = List.of(
            BalancingKeywords.TIMEOUTS,
            BalancingKeywords.FLUSH,
            BalancingKeywords.FLUSH_ON_STOP,
            BalancingKeywords.OLD_FLUSH_ON_STOP,
            BalancingKeywords.SYNC_DAEMON,
            BalancingKeywords.LOG_ALL);

    static final List<Keyword<?>> PROCESSES = processes();

    static final List<Keyword<?>> MANAGEMENT = List.of(
            keyword("snmp_socket", Expect.words(0, "a socket")).accepted(Rank.C),
            keyword("enable_traps", Expect.nothing()).accepted(Rank.B),
            keyword("enable_snmp_vrrp", Expect.nothing()).accepted(Rank.B),
            keyword("enable_snmp_keepalived", Expect.nothing()).accepted(Rank.C),
            keyword("enable_snmp_rfc", Expect.nothing()).accepted(Rank.B),
            keyword("enable_snmp_rfcv2", Expect.nothing()).accepted(Rank.B),
            keyword("enable_snmp_rfcv3", Expect.nothing()).accepted(Rank.B),
            keyword("enable_snmp_checker", Expect.nothing()).accepted(Rank.B),
            keyword("snmp_vs_stats_update_interval", Expect.seconds("0.001", "30"))
                    .accepted(Rank.C),
            keyword("snmp_rs_stats_update_interval", Expect.seconds("0.001", "30"))
                    .accepted(Rank.C),
            keyword("enable_dbus", Expect.nothing()).accepted(Rank.C),
            keyword("dbus_service_name", Expect.word("a service name")).accepted(Rank.C),
            keyword("dbus_no_interface_name", Expect.nothing()).accepted(Rank.C));

    static final List<Keyword<?>> FILES = List.of(
            keyword("use_symlink_paths", Expect.yesOrNo()).accepted(Rank.C),
            keyword("umask", Expect.words(1, "permission bits")).accepted(Rank.C),
            RANDOM_SEED,
            keyword("reload_check_config", Expect.words(0, "a log file, or nothing"))
                    .accepted(Rank.B),
            keyword("reload_time_file", Expect.word("a file")).accepted(Rank.C),
            keyword("reload_repeat", Expect.nothing()).accepted(Rank.C),
            keyword("reload_file", Expect.words(0, "a file, or nothing")).accepted(Rank.C),
            INCLUDE_CHECK,
            keyword("config_save_dir", Expect.word("a directory")).accepted(Rank.C),
            keyword("tmp_config_directory", Expect.word("a directory")).accepted(Rank.C),
            keyword("iproute_usr_dir", Expect.word("a directory")).accepted(Rank.C),
            keyword("iproute_etc_dir", Expect.word("a directory")).accepted(Rank.C));

    private GlobalSystemKeywords() {}

    private static List<Keyword<?>> processes() {
        List<Keyword<?>> all = new ArrayList<>();
        for (String process : List.of("vrrp", "checker", "bfd")) {
            all.add(keyword(process + "_process_name", Expect.word("a name")).accepted(Rank.C));
            all.add(keyword(process + "_priority", Expect.whole(-20, 19)).accepted(Rank.B));
            all.add(keyword(process + "_no_swap", Expect.nothing()).accepted(Rank.B));
            all.add(keyword(process + "_rt_priority", Expect.whole(1, 99)).accepted(Rank.B));
            all.add(keyword(process + "_cpu_affinity", Expect.words(1, "processor numbers"))
                    .accepted(Rank.C));
            all.add(keyword(process + "_rlimit_rttime", Expect.whole(1, Integer.MAX_VALUE))
                    .byDefault(10_000)
                    .accepted(Rank.C));
            all.add(keyword(process + "_rlimit_rtime", Expect.whole(1, Integer.MAX_VALUE))
                    .accepted(Rank.C));
        }
        for (String buffer : List.of(
                "vrrp_netlink_cmd",
                "vrrp_netlink_monitor",
                "lvs_netlink_cmd",
                "lvs_netlink_monitor",
                "process_monitor")) {
            all.add(keyword(buffer + "_rcv_bufs", BYTES).accepted(Rank.C));
            all.add(keyword(buffer + "_rcv_bufs_force", Expect.yesOrNo()).accepted(Rank.C));
        }
        all.add(keyword("process_names", Expect.nothing()).accepted(Rank.C));
        all.add(keyword("process_name", Expect.word("a name")).accepted(Rank.C));
        all.add(keyword("lvs_process_name", Expect.word("a name")).accepted(Rank.C));
        all.add(keyword("set_supplementary_groups", Expect.nothing()).accepted(Rank.C));
        all.add(keyword("max_auto_priority", Expect.words(0, "-1 to 99")).accepted(Rank.B));
        all.add(keyword("min_auto_priority_delay", Expect.whole(1, 10_000_000))
                .byDefault(1_000_000)
                .accepted(Rank.B));
        return List.copyOf(all);
    }
}
