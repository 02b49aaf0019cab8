package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;

/** The checkers of a {@code real_server}; none has an effect yet. */
public final class CheckerKeywords {
    private static final String LONGEST = "4294";

    public static final Keyword<String> SMTP_HELO = keyword("helo_name", Expect.word("a host name"))
            .byDefault("smtpchecker.keepalived.org")
            .accepted(Rank.B);
    /** A second address to try, in old configurations. */
    public static final Keyword<Boolean> SMTP_HOST = keyword("host", Expect.nothing())
            .opens(Block.of(CheckKeywords.CONNECTION))
            .accepted(Rank.C);

    public static final Keyword<String> DNS_TYPE = keyword(
                    "type", Expect.oneOf("A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY"))
            .byDefault("SOA")
            .accepted(Rank.B);
    public static final Keyword<String> DNS_NAME =
            keyword("name", Expect.word("a domain")).byDefault(".").accepted(Rank.B);

    public static final Keyword<List<String>> UDP_PAYLOAD =
            keyword("payload", Expect.words(1, "hexadecimal bytes")).accepted(Rank.B);
    public static final Keyword<List<String>> UDP_REPLY = keyword(
                    "require_reply", Expect.words(0, "hexadecimal bytes, X for any half of one; or nothing"))
            .accepted(Rank.B);
    public static final Keyword<Integer> UDP_LEAST =
            keyword("min_reply_length", Expect.whole(0, 65_535)).byDefault(0).accepted(Rank.B);
    public static final Keyword<Integer> UDP_MOST =
            keyword("max_reply_length", Expect.whole(0, 65_535)).byDefault(255).accepted(Rank.B);

    public static final Keyword<String> FILE_NAME =
            keyword("track_file", Expect.word("the name of a track_file")).accepted(Rank.B);
    public static final Keyword<Weighting> FILE_WEIGHT = keyword("weight", Weighting.arguments(Integer.MAX_VALUE))
            .accepted(Rank.B)
            .otherwise("the file's");

    public static final Keyword<CommandLine> PROGRAM_COMMAND =
            keyword("misc_path", Expect.command(false)).accepted(Rank.A);
    public static final Keyword<Duration> PROGRAM_TIMEOUT = keyword("misc_timeout", Expect.seconds("0", LONGEST))
            .accepted(Rank.A)
            .otherwise("the virtual server's delay_loop");
    public static final Keyword<Boolean> PROGRAM_DYNAMIC =
            keyword("misc_dynamic", Expect.nothing()).byDefault(false).accepted(Rank.B);
    public static final Keyword<Account> PROGRAM_USER =
            keyword("user", Expect.account()).accepted(Rank.B);

    public static final Keyword<String> BFD_NAME =
            keyword("name", Expect.word("the name of a bfd_instance")).accepted(Rank.C);

    private static final List<Keyword<?>> NOTHING_MORE = List.of();

    public static final Keyword<Boolean> HTTP = connecting("HTTP_GET", Rank.A, HttpKeywords.ALL);
    public static final Keyword<Boolean> TLS = connecting("SSL_GET", Rank.A, HttpKeywords.ALL);
    public static final Keyword<Boolean> TCP = connecting("TCP_CHECK", Rank.A, NOTHING_MORE);
    public static final Keyword<Boolean> SMTP = connecting("SMTP_CHECK", Rank.B, List.of(SMTP_HELO, SMTP_HOST));
    public static final Keyword<Boolean> DNS = connecting("DNS_CHECK", Rank.B, List.of(DNS_TYPE, DNS_NAME));
    public static final Keyword<Boolean> UDP =
            connecting("UDP_CHECK", Rank.B, List.of(UDP_PAYLOAD, UDP_REPLY, UDP_LEAST, UDP_MOST));
    public static final Keyword<Boolean> PING = connecting("PING_CHECK", Rank.B, NOTHING_MORE);
    public static final Keyword<Boolean> FILE =
            checker("FILE_CHECK", Rank.B, Block.of(CheckKeywords.PACE, List.of(FILE_NAME, FILE_WEIGHT)));
    public static final Keyword<Boolean> PROGRAM = checker(
            "MISC_CHECK",
            Rank.A,
            Block.of(CheckKeywords.PACE, List.of(PROGRAM_COMMAND, PROGRAM_TIMEOUT, PROGRAM_DYNAMIC, PROGRAM_USER)));
    public static final Keyword<Boolean> BFD = checker("BFD_CHECK", Rank.C, Block.of(BFD_NAME, CheckKeywords.ALPHA));

    static final List<Keyword<?>> ALL = List.of(HTTP, TLS, TCP, SMTP, DNS, UDP, PING, FILE, PROGRAM, BFD);

    private CheckerKeywords() {}

    private static Keyword<Boolean> connecting(String name, Rank rank, List<Keyword<?>> more) {
        return checker(name, rank, Block.of(CheckKeywords.CONNECTION, CheckKeywords.PACE, more));
    }

    private static Keyword<Boolean> checker(String name, Rank rank, Block block) {
        return keyword(name, Expect.nothing()).opens(block).accepted(rank);
    }
}
