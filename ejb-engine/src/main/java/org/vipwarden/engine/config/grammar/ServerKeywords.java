package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code virtual_server} and {@code SSL}; none of it has an effect yet. A keyword without a default here is absent without it. */
public final class ServerKeywords {
    private static final long MOST = 0xffff_ffffL;
    private static final int LONGEST_PERSISTENCE = 2_678_400;
    private static final int USUAL_PERSISTENCE = 360;

    public static final Keyword<String> FAMILY =
            keyword("ip_family", Expect.oneOf("inet", "inet6")).accepted(Rank.B).otherwise("that of the real servers");
    public static final Keyword<String> SCHEDULER = scheduler("lvs_sched").byDefault("wlc");
    /** The older name of {@link #SCHEDULER}. */
    public static final Keyword<String> OLD_SCHEDULER = scheduler("lb_algo");

    public static final Keyword<Boolean> HASHED =
            keyword("hashed", Expect.nothing()).byDefault(false).accepted(Rank.C);
    public static final Keyword<Boolean> ONE_PACKET =
            keyword("ops", Expect.nothing()).byDefault(false).accepted(Rank.C);
    /** The scheduler's flags by their keywords, several of which may mean the same one. */
    public static final Map<Keyword<Boolean>, Integer> FLAGS = Map.of(
            flag("flag-1"), 1,
            flag("flag-2"), 2,
            flag("flag-3"), 3,
            flag("sh-fallback"), 1,
            flag("sh-port"), 2,
            flag("mh-fallback"), 1,
            flag("mh-port"), 2);

    public static final Keyword<List<String>> FORWARDING_METHOD = keyword("lvs_method", CheckKeywords.FORWARDING)
            .byDefault(List.of("NAT"))
            .accepted(Rank.A);
    /** The older name of {@link #FORWARDING_METHOD}. */
    public static final Keyword<List<String>> OLD_FORWARDING_METHOD =
            keyword("lb_kind", CheckKeywords.FORWARDING).accepted(Rank.A);

    public static final Keyword<String> PERSISTENCE_ENGINE = keyword(
                    "persistence_engine", Expect.word("a name, for example sip"))
            .accepted(Rank.C);
    public static final Keyword<Integer> PERSISTENCE_TIMEOUT = keyword(
                    "persistence_timeout", Expect.wholeOr(1, LONGEST_PERSISTENCE, USUAL_PERSISTENCE))
            .accepted(Rank.A)
            .otherwise("no persistence; 360 for all ports");
    public static final Keyword<String> GRANULARITY = keyword(
                    "persistence_granularity",
                    Expect.word("a netmask, for example 255.255.255.0, or an IPv6 prefix length from 1 to 128"))
            .accepted(Rank.B)
            .otherwise("each client by itself");
    public static final Keyword<String> PROTOCOL = keyword("protocol", Expect.oneOf("TCP", "UDP", "SCTP"))
            .accepted(Rank.A)
            .otherwise("UDP, with an error");

    public static final Keyword<Boolean> SUSPENDS =
            keyword("ha_suspend", Expect.nothing()).byDefault(false).accepted(Rank.B);
    public static final Keyword<Boolean> OMEGA =
            keyword("omega", Expect.yesOrNo()).byDefault(false).accepted(Rank.B);
    public static final Keyword<Long> QUORUM =
            keyword("quorum", Expect.wholeLong(1, MOST)).byDefault(1L).accepted(Rank.B);
    public static final Keyword<Long> HYSTERESIS =
            keyword("hysteresis", Expect.unsigned()).byDefault(0L).accepted(Rank.B);
    public static final Keyword<CommandLine> QUORUM_UP =
            keyword("quorum_up", Expect.command(true)).accepted(Rank.B);
    public static final Keyword<CommandLine> QUORUM_DOWN =
            keyword("quorum_down", Expect.command(true)).accepted(Rank.B);
    /** Of real servers that name none. */
    public static final Keyword<Integer> WEIGHT =
            keyword("weight", Expect.whole(1, Integer.MAX_VALUE)).byDefault(1).accepted(Rank.C);

    public static final Keyword<List<String>> SORRY_SERVER =
            keyword("sorry_server", Expect.words(1, "an address and a port")).accepted(Rank.A);
    public static final Keyword<Boolean> SORRY_INHIBITED =
            keyword("sorry_server_inhibit", Expect.nothing()).byDefault(false).accepted(Rank.C);
    public static final Keyword<List<String>> SORRY_METHOD =
            keyword("sorry_server_lvs_method", CheckKeywords.FORWARDING).accepted(Rank.C);
    public static final Keyword<List<String>> REAL_SERVER = keyword(
                    "real_server", Expect.words(1, "an address and a port"))
            .opens(RealServerKeywords.BLOCK)
            .accepted(Rank.A);

    /** Other than further inside, at least 1. */
    public static final Keyword<Long> RETRY = keyword("retry", Expect.wholeLong(1, MOST))
            .accepted(Rank.B)
            .otherwise("1; 3 for DNS_CHECK, 0 for MISC_CHECK");

    public static final Keyword<Duration> CONNECT_TIMEOUT =
            CheckKeywords.CONNECT_TIMEOUT.byDefault(Duration.ofSeconds(5));
    public static final Keyword<Duration> DELAY_LOOP = CheckKeywords.DELAY_LOOP.byDefault(Duration.ofSeconds(60));

    private static final List<Keyword<?>> SCHEDULING = List.of(
            FAMILY,
            SCHEDULER,
            OLD_SCHEDULER,
            HASHED,
            ONE_PACKET,
            FORWARDING_METHOD,
            OLD_FORWARDING_METHOD,
            PERSISTENCE_ENGINE,
            PERSISTENCE_TIMEOUT,
            GRANULARITY,
            PROTOCOL);

    private static final List<Keyword<?>> CHECKING = List.of(
            RETRY,
            CheckKeywords.DELAY_BEFORE_RETRY,
            CheckKeywords.WARMUP,
            CONNECT_TIMEOUT,
            DELAY_LOOP,
            CheckKeywords.ALPHA,
            CheckKeywords.INHIBITED,
            CheckKeywords.MAILS,
            CheckKeywords.VIRTUAL_HOST,
            CheckKeywords.SNMP_NAME,
            SUSPENDS,
            OMEGA);

    private static final List<Keyword<?>> MEMBERS = List.of(
            QUORUM_UP,
            QUORUM_DOWN,
            QUORUM,
            HYSTERESIS,
            WEIGHT,
            SORRY_SERVER,
            SORRY_INHIBITED,
            SORRY_METHOD,
            REAL_SERVER);

    static final Block VIRTUAL_SERVER = Block.of(SCHEDULING, flags(), CHECKING, MEMBERS);

    public static final Keyword<String> TLS_PASSWORD =
            keyword("password", Expect.word("a password")).accepted(Rank.C);
    public static final Keyword<String> TLS_AUTHORITIES =
            keyword("ca", Expect.word("a file")).accepted(Rank.C);
    public static final Keyword<String> TLS_CERTIFICATE =
            keyword("certificate", Expect.word("a file")).accepted(Rank.C);
    public static final Keyword<String> TLS_KEY =
            keyword("key", Expect.word("a file")).accepted(Rank.C);

    static final Block TLS = Block.of(TLS_PASSWORD, TLS_AUTHORITIES, TLS_CERTIFICATE, TLS_KEY);

    private ServerKeywords() {}

    private static Keyword<String> scheduler(String name) {
        return keyword(
                        name,
                        Expect.oneOf(
                                "rr", "wrr", "lc", "wlc", "lblc", "sh", "mh", "dh", "fo", "ovf", "lblcr", "sed", "nq",
                                "twos"))
                .accepted(Rank.A);
    }

    private static Keyword<Boolean> flag(String name) {
        return keyword(name, Expect.nothing()).byDefault(false).accepted(Rank.C);
    }

    private static List<Keyword<?>> flags() {
        Map<String, Keyword<?>> byName = new TreeMap<>();
        FLAGS.keySet().forEach(keyword -> byName.put(keyword.name(), keyword));
        return List.copyOf(byName.values());
    }
}
