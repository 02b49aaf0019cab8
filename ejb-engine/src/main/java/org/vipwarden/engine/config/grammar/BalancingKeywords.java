package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.List;

/** The part of {@code global_defs} that is about load balancing; none of it has an effect yet. */
public final class BalancingKeywords {
    public static final Keyword<List<String>> TIMEOUTS = keyword(
                    "lvs_timeouts", Expect.words(1, "tcp, tcpfin or udp, each with seconds from 1 to 2678400"))
            .accepted(Rank.C);
    public static final Keyword<Boolean> FLUSH =
            keyword("lvs_flush", Expect.nothing()).byDefault(false).accepted(Rank.B);
    /** True with {@code VS}. */
    public static final Keyword<Boolean> FLUSH_ON_STOP =
            keyword("lvs_flush_on_stop", Expect.nothingOr("VS")).accepted(Rank.B);
    /** The older name of {@link #FLUSH_ON_STOP}. */
    public static final Keyword<Boolean> OLD_FLUSH_ON_STOP =
            keyword("lvs_flush_onstop", Expect.nothingOr("VS")).accepted(Rank.C);

    public static final Keyword<List<String>> SYNC_DAEMON = keyword(
                    "lvs_sync_daemon",
                    Expect.words(
                            1,
                            "an interface, [inst] INSTANCE, id 0 to 255, maxlen 1 to 65507, port 1 to 65535, ttl 1 to 255, "
                                    + "group ADDRESS"))
            .accepted(Rank.B);
    public static final Keyword<Boolean> LOG_ALL = keyword("checker_log_all_failures", Expect.yesOrNo())
            .byDefault(false)
            .accepted(Rank.C);
    public static final Keyword<Boolean> INITIAL_NOTIFIES =
            keyword("rs_init_notifies", Expect.yesOrNo()).byDefault(false).accepted(Rank.C);
    /** As {@link NotificationKeywords#MAIL_ALL} when absent. */
    public static final Keyword<Boolean> CHECKER_MAILS =
            keyword("smtp_alert_checker", Expect.yesOrNo()).accepted(Rank.B).otherwise("as smtp_alert");

    public static final Keyword<List<String>> MARK_TABLE = keyword(
                    "nftables_ipvs", Expect.words(0, "the name of a table, or nothing for keepalived_ipvs"))
            .accepted(Rank.C);
    public static final Keyword<Integer> MARK_PRIORITY = keyword(
                    "nftables_ipvs_priority", Expect.whole(Integer.MIN_VALUE, Integer.MAX_VALUE))
            .accepted(Rank.C);
    public static final Keyword<Long> FIRST_MARK = keyword(
                    "nftables_ipvs_start_fwmark", Expect.wholeLong(1, 0xffff_ffffL))
            .byDefault(1000L)
            .accepted(Rank.C);

    private BalancingKeywords() {}
}
