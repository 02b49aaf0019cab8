package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.ArrayList;
import java.util.List;

/** The checkers of a {@code real_server}; none has an effect yet. */
final class CheckerKeywords {
    private static final String LONGEST = "4294";

    private static final List<Keyword<?>> CONNECTION = List.of(
            keyword("connect_ip", Expect.word("an address")).accepted(Rank.B),
            keyword("connect_port", Expect.whole(1, 65_535)).accepted(Rank.A),
            keyword("bindto", Expect.word("an address")).accepted(Rank.B),
            keyword("bind_port", Expect.whole(1, 65_535)).accepted(Rank.C),
            keyword("bind_if", Expect.word("an interface")).accepted(Rank.C),
            keyword("connect_timeout", Expect.seconds("0.000001", LONGEST)).accepted(Rank.A),
            keyword("fwmark", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("log_all_failures", Expect.yesOrNo()).accepted(Rank.C));

    private static final List<Keyword<?>> REPETITION = List.of(
            keyword("retry", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.A),
            keyword("delay_before_retry", Expect.seconds("0", LONGEST)).accepted(Rank.A),
            keyword("warmup", Expect.seconds("0", LONGEST)).accepted(Rank.B),
            keyword("delay_loop", Expect.seconds("0.000001", LONGEST)).accepted(Rank.B),
            keyword("alpha", Expect.yesOrNo()).accepted(Rank.B));

    private static final Block URL = Block.of(
            keyword("path", Expect.word("a path")).accepted(Rank.A),
            keyword("digest", Expect.word("an MD5 digest")).accepted(Rank.A),
            keyword("status_code", Expect.words(1, "status codes, for example 200 or 200-299"))
                    .accepted(Rank.A),
            keyword("virtualhost", Expect.word("a host name")).accepted(Rank.B),
            keyword("regex", Expect.words(1, "a regular expression")).accepted(Rank.B),
            keyword("regex_no_match", Expect.nothing()).accepted(Rank.C),
            keyword("regex_options", Expect.words(1, "options")).accepted(Rank.C),
            keyword("regex_min_offset", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("regex_max_offset", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("regex_stack", Expect.words(1, "a start and a maximum in bytes"))
                    .accepted(Rank.C),
            keyword("tls_compliant", Expect.nothing()).accepted(Rank.C));

    private static final List<Keyword<?>> HTTP = List.of(
            keyword("nb_get_retry", Expect.whole(0, Integer.MAX_VALUE)).accepted(Rank.C),
            keyword("virtualhost", Expect.word("a host name")).accepted(Rank.B),
            keyword("http_protocol", Expect.oneOf("1.0", "1.1", "1.0C", "1.0c")).accepted(Rank.C),
            keyword("enable_sni", Expect.yesOrNo()).accepted(Rank.B),
            keyword("sni_name", Expect.word("a host name")).accepted(Rank.C),
            keyword("fast_recovery", Expect.yesOrNo()).accepted(Rank.C),
            keyword("tls_compliant", Expect.nothing()).accepted(Rank.C),
            keyword("url", Expect.nothing()).opens(URL).accepted(Rank.A));

    private static final List<Keyword<?>> SMTP = List.of(
            keyword("helo_name", Expect.word("a host name")).accepted(Rank.B),
            keyword("host", Expect.nothing()).opens(Block.of(CONNECTION)).accepted(Rank.C));

    private static final List<Keyword<?>> DNS = List.of(
            keyword("type", Expect.oneOf("A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY"))
                    .byDefault("SOA")
                    .accepted(Rank.B),
            keyword("name", Expect.word("a domain")).byDefault(".").accepted(Rank.B));

    private static final List<Keyword<?>> UDP = List.of(
            keyword("payload", Expect.words(1, "hexadecimal bytes")).accepted(Rank.B),
            keyword("require_reply", Expect.words(0, "hexadecimal bytes, XX for any"))
                    .accepted(Rank.B),
            keyword("min_reply_length", Expect.whole(0, 65_535)).accepted(Rank.B),
            keyword("max_reply_length", Expect.whole(0, 65_535)).accepted(Rank.B));

    private static final List<Keyword<?>> FILE = List.of(
            keyword("track_file", Expect.word("the name of a track_file")).accepted(Rank.B),
            keyword("weight", Weighting.arguments(Integer.MAX_VALUE)).accepted(Rank.B));

    private static final List<Keyword<?>> PROGRAM = List.of(
            keyword("misc_path", Expect.command(false)).accepted(Rank.A),
            keyword("misc_timeout", Expect.seconds("0", LONGEST)).accepted(Rank.A),
            keyword("misc_dynamic", Expect.nothing()).accepted(Rank.B),
            keyword("user", Expect.account()).accepted(Rank.B));

    private static final Block BFD = Block.of(
            keyword("name", Expect.word("the name of a bfd_instance")).accepted(Rank.C),
            keyword("alpha", Expect.yesOrNo()).accepted(Rank.C));

    static final List<Keyword<?>> ALL = checkers();

    private CheckerKeywords() {}

    private static List<Keyword<?>> checkers() {
        List<Keyword<?>> all = new ArrayList<>();
        all.add(checker("HTTP_GET", Rank.A, Block.of(CONNECTION, REPETITION, HTTP)));
        all.add(checker("SSL_GET", Rank.A, Block.of(CONNECTION, REPETITION, HTTP)));
        all.add(checker("TCP_CHECK", Rank.A, Block.of(CONNECTION, REPETITION)));
        all.add(checker("SMTP_CHECK", Rank.B, Block.of(CONNECTION, REPETITION, SMTP)));
        all.add(checker("DNS_CHECK", Rank.B, Block.of(CONNECTION, REPETITION, DNS)));
        all.add(checker("UDP_CHECK", Rank.B, Block.of(CONNECTION, REPETITION, UDP)));
        all.add(checker("PING_CHECK", Rank.B, Block.of(CONNECTION, REPETITION)));
        all.add(checker("FILE_CHECK", Rank.B, Block.of(REPETITION, FILE)));
        all.add(checker("MISC_CHECK", Rank.A, Block.of(REPETITION, PROGRAM)));
        all.add(checker("BFD_CHECK", Rank.C, BFD));
        return List.copyOf(all);
    }

    private static Keyword<Boolean> checker(String name, Rank rank, Block block) {
        return keyword(name, Expect.nothing()).opens(block).accepted(rank);
    }
}
