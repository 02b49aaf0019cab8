package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;
import org.vipwarden.engine.unit.IpAddress;

/**
 * What can be said in more than one of {@code virtual_server}, {@code real_server} and its checkers. Without a default here, the next
 * larger of these says what holds.
 */
public final class CheckKeywords {
    private static final String LONGEST = "4294";

    static final Arguments<List<String>> FORWARDING =
            Expect.words(1, "NAT, DR, or TUN [type ipip|gre|gue port NUMBER] [nocsum|csum|remcsum]");

    public static final Keyword<Boolean> INHIBITED =
            keyword("inhibit_on_failure", Expect.yesOrNo()).accepted(Rank.B).otherwise("off");
    public static final Keyword<Boolean> MAILS =
            keyword("smtp_alert", Expect.yesOrNo()).accepted(Rank.B);
    public static final Keyword<String> VIRTUAL_HOST =
            keyword("virtualhost", Expect.word("a host name")).accepted(Rank.B).otherwise("the address and port");
    public static final Keyword<String> SNMP_NAME =
            keyword("snmp_name", Expect.word("a name")).accepted(Rank.C);

    public static final Keyword<IpAddress> CONNECT_ADDRESS =
            keyword("connect_ip", Expect.address()).accepted(Rank.B).otherwise("the real server's");
    public static final Keyword<Integer> CONNECT_PORT =
            keyword("connect_port", Expect.whole(1, 65_535)).accepted(Rank.A).otherwise("the real server's");
    public static final Keyword<IpAddress> BIND_ADDRESS =
            keyword("bindto", Expect.address()).accepted(Rank.B);
    public static final Keyword<Integer> BIND_PORT =
            keyword("bind_port", Expect.whole(1, 65_535)).accepted(Rank.C);
    public static final Keyword<String> BIND_INTERFACE =
            keyword("bind_if", Expect.word("an interface")).accepted(Rank.C);
    public static final Keyword<Long> MARK =
            keyword("fwmark", Expect.unsigned()).accepted(Rank.C);
    public static final Keyword<Duration> CONNECT_TIMEOUT =
            keyword("connect_timeout", Expect.seconds("0.000001", LONGEST)).accepted(Rank.A);

    public static final Keyword<Long> RETRY =
            keyword("retry", Expect.unsigned()).accepted(Rank.A);
    public static final Keyword<Duration> DELAY_BEFORE_RETRY = keyword(
                    "delay_before_retry", Expect.seconds("0", LONGEST))
            .accepted(Rank.A)
            .otherwise("1 s; 3 s for HTTP_GET and SSL_GET, delay_loop for DNS_CHECK");
    public static final Keyword<Duration> WARMUP =
            keyword("warmup", Expect.seconds("0", LONGEST)).accepted(Rank.B).otherwise("delay_loop");
    public static final Keyword<Duration> DELAY_LOOP =
            keyword("delay_loop", Expect.seconds("0.000001", LONGEST)).accepted(Rank.A);
    public static final Keyword<Boolean> ALPHA =
            keyword("alpha", Expect.yesOrNo()).accepted(Rank.B).otherwise("off");
    public static final Keyword<Boolean> LOG_ALL = keyword("log_all_failures", Expect.yesOrNo())
            .accepted(Rank.C)
            .otherwise("as checker_log_all_failures in global_defs");

    static final List<Keyword<?>> CONNECTION =
            List.of(CONNECT_ADDRESS, CONNECT_PORT, BIND_ADDRESS, BIND_PORT, BIND_INTERFACE, CONNECT_TIMEOUT, MARK);

    static final List<Keyword<?>> PACE = List.of(RETRY, DELAY_BEFORE_RETRY, WARMUP, DELAY_LOOP, ALPHA, LOG_ALL);

    private CheckKeywords() {}
}
