package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;

/** {@code virtual_server} and what is in it; none of it has an effect yet. */
final class ServerKeywords {
    private static final String LONGEST = "4294";
    private static final Arguments<List<String>> FORWARDING = Expect.words(1, "NAT, DR or TUN, with its options");

    private static final List<Keyword<?>> REAL = List.of(
            keyword("weight", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.A),
            keyword("lvs_method", FORWARDING).accepted(Rank.C),
            keyword("uthreshold", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("lthreshold", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("inhibit_on_failure", Expect.yesOrNo()).accepted(Rank.B),
            keyword("notify_up", Expect.command(true)).accepted(Rank.A),
            keyword("notify_down", Expect.command(true)).accepted(Rank.A),
            keyword("alpha", Expect.yesOrNo()).accepted(Rank.B),
            keyword("retry", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.B),
            keyword("delay_before_retry", Expect.seconds("0", LONGEST)).accepted(Rank.B),
            keyword("warmup", Expect.seconds("0", LONGEST)).accepted(Rank.B),
            keyword("connect_timeout", Expect.seconds("0.000001", LONGEST)).accepted(Rank.B),
            keyword("delay_loop", Expect.seconds("0.000001", LONGEST)).accepted(Rank.B),
            keyword("smtp_alert", Expect.yesOrNo()).accepted(Rank.B),
            keyword("virtualhost", Expect.word("a host name")).accepted(Rank.B),
            keyword("snmp_name", Expect.word("a name")).accepted(Rank.C),
            // The rest is written here by mistake in real files, and keepalived knows it here.
            keyword("connect_ip", Expect.word("an address")).accepted(Rank.C),
            keyword("connect_port", Expect.whole(1, 65_535)).accepted(Rank.C),
            keyword("bindto", Expect.word("an address")).accepted(Rank.C),
            keyword("bind_port", Expect.whole(1, 65_535)).accepted(Rank.C),
            keyword("bind_if", Expect.word("an interface")).accepted(Rank.C),
            keyword("fwmark", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("log_all_failures", Expect.yesOrNo()).accepted(Rank.C));

    private static final List<Keyword<?>> SCHEDULING = List.of(
            keyword("ip_family", Expect.oneOf("inet", "inet6")).accepted(Rank.B),
            keyword("lb_algo", Expect.word("a scheduler, for example wrr or lc"))
                    .byDefault("wlc")
                    .accepted(Rank.A),
            keyword("lvs_sched", Expect.word("a scheduler, for example wrr or lc"))
                    .accepted(Rank.A),
            keyword("hashed", Expect.nothing()).accepted(Rank.C),
            keyword("ops", Expect.nothing()).accepted(Rank.C),
            keyword("flag-1", Expect.nothing()).accepted(Rank.C),
            keyword("flag-2", Expect.nothing()).accepted(Rank.C),
            keyword("flag-3", Expect.nothing()).accepted(Rank.C),
            keyword("sh-port", Expect.nothing()).accepted(Rank.C),
            keyword("sh-fallback", Expect.nothing()).accepted(Rank.C),
            keyword("mh-port", Expect.nothing()).accepted(Rank.C),
            keyword("mh-fallback", Expect.nothing()).accepted(Rank.C),
            keyword("lb_kind", FORWARDING).byDefault(List.of("NAT")).accepted(Rank.A),
            keyword("lvs_method", FORWARDING).accepted(Rank.A),
            keyword("persistence_engine", Expect.word("a name")).accepted(Rank.C),
            keyword("persistence_timeout", Expect.words(0, "seconds from 1 to 2678400"))
                    .accepted(Rank.A),
            keyword("persistence_granularity", Expect.word("a netmask")).accepted(Rank.B),
            keyword("protocol", Expect.oneOf("TCP", "UDP", "SCTP")).accepted(Rank.A));

    private static final List<Keyword<?>> CHECKING = List.of(
            keyword("retry", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.B),
            keyword("delay_before_retry", Expect.seconds("0", LONGEST)).accepted(Rank.B),
            keyword("warmup", Expect.seconds("0", LONGEST)).accepted(Rank.B),
            keyword("connect_timeout", Expect.seconds("0.000001", LONGEST))
                    .byDefault(Duration.ofSeconds(5))
                    .accepted(Rank.B),
            keyword("delay_loop", Expect.seconds("0.000001", LONGEST))
                    .byDefault(Duration.ofSeconds(60))
                    .accepted(Rank.A),
            keyword("inhibit_on_failure", Expect.yesOrNo()).accepted(Rank.B),
            keyword("ha_suspend", Expect.nothing()).accepted(Rank.B),
            keyword("smtp_alert", Expect.yesOrNo()).accepted(Rank.B),
            keyword("virtualhost", Expect.word("a host name")).accepted(Rank.B),
            keyword("snmp_name", Expect.word("a name")).accepted(Rank.C),
            keyword("alpha", Expect.yesOrNo()).accepted(Rank.B),
            keyword("omega", Expect.yesOrNo()).accepted(Rank.B));

    private static final List<Keyword<?>> QUORUM = List.of(
            keyword("quorum_up", Expect.command(true)).accepted(Rank.B),
            keyword("quorum_down", Expect.command(true)).accepted(Rank.B),
            keyword("quorum", Expect.whole(1, Integer.MAX_VALUE)).byDefault(1).accepted(Rank.B),
            keyword("hysteresis", Expect.whole(0, Integer.MAX_VALUE))
                    .byDefault(0)
                    .accepted(Rank.B),
            keyword("weight", Expect.whole(1, Integer.MAX_VALUE)).byDefault(1).accepted(Rank.C),
            keyword("sorry_server", Expect.words(1, "an address and a port")).accepted(Rank.A),
            keyword("sorry_server_inhibit", Expect.nothing()).accepted(Rank.C),
            keyword("sorry_server_lvs_method", FORWARDING).accepted(Rank.C),
            keyword("real_server", Expect.words(1, "an address and a port"))
                    .opens(Block.of(REAL, CheckerKeywords.ALL))
                    .accepted(Rank.A));

    static final Block VIRTUAL_SERVER = Block.of(SCHEDULING, CHECKING, QUORUM);

    static final Block TLS = Block.of(
            keyword("password", Expect.word("a password")).accepted(Rank.C),
            keyword("ca", Expect.word("a file")).accepted(Rank.C),
            keyword("certificate", Expect.word("a file")).accepted(Rank.C),
            keyword("key", Expect.word("a file")).accepted(Rank.C));

    private ServerKeywords() {}
}
