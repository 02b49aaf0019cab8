package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.List;

/** {@code HTTP_GET}, {@code SSL_GET}, and {@code url} in them; none has an effect yet. */
public final class HttpKeywords {
    public static final Keyword<String> PATH =
            keyword("path", Expect.word("a path")).accepted(Rank.A);
    public static final Keyword<String> DIGEST = keyword(
                    "digest", Expect.word("an MD5 digest of 32 hexadecimal digits"))
            .accepted(Rank.A);
    public static final Keyword<List<String>> CODES = keyword(
                    "status_code", Expect.words(1, "status codes from 100 to 599, for example 200 or 200-299"))
            .byDefault(List.of("200-299"))
            .accepted(Rank.A);
    public static final Keyword<String> REGEX =
            keyword("regex", Expect.word("a regular expression, in quotes")).accepted(Rank.B);
    public static final Keyword<Boolean> REGEX_INVERTED =
            keyword("regex_no_match", Expect.nothing()).byDefault(false).accepted(Rank.C);
    public static final Keyword<List<String>> REGEX_OPTIONS = keyword(
                    "regex_options", Expect.words(1, "options of PCRE2, for example caseless"))
            .accepted(Rank.C);
    public static final Keyword<Long> REGEX_LEAST =
            keyword("regex_min_offset", Expect.unsigned()).byDefault(0L).accepted(Rank.C);
    public static final Keyword<Long> REGEX_MOST =
            keyword("regex_max_offset", Expect.unsigned()).byDefault(0L).accepted(Rank.C);
    /** Java's expressions have no stack of their own. */
    public static final Keyword<List<String>> REGEX_STACK = keyword(
                    "regex_stack", Expect.words(2, "a start and a maximum in bytes"))
            .accepted(Rank.C);

    public static final Keyword<Boolean> TLS_COMPLIANT =
            keyword("tls_compliant", Expect.yesOrNo()).byDefault(false).accepted(Rank.C);

    public static final Keyword<Boolean> URL = keyword("url", Expect.nothing())
            .opens(Block.of(
                    PATH,
                    DIGEST,
                    CODES,
                    CheckKeywords.VIRTUAL_HOST,
                    REGEX,
                    REGEX_INVERTED,
                    REGEX_OPTIONS,
                    REGEX_LEAST,
                    REGEX_MOST,
                    REGEX_STACK,
                    TLS_COMPLIANT))
            .accepted(Rank.A);

    /** The older name of {@link CheckKeywords#RETRY}. */
    public static final Keyword<Long> OLD_RETRY =
            keyword("nb_get_retry", Expect.unsigned()).accepted(Rank.C);

    public static final Keyword<String> VERSION = keyword("http_protocol", Expect.oneOf("1.0", "1.1", "1.0C", "1.0c"))
            .byDefault("1.0")
            .accepted(Rank.C);
    public static final Keyword<Boolean> SERVER_NAME =
            keyword("enable_sni", Expect.yesOrNo()).byDefault(false).accepted(Rank.B);
    public static final Keyword<String> OTHER_SERVER_NAME =
            keyword("sni_name", Expect.word("a host name")).accepted(Rank.C);
    public static final Keyword<Boolean> FAST_RECOVERY =
            keyword("fast_recovery", Expect.yesOrNo()).byDefault(false).accepted(Rank.C);

    static final List<Keyword<?>> ALL = List.of(
            URL,
            CheckKeywords.VIRTUAL_HOST,
            OLD_RETRY,
            VERSION,
            SERVER_NAME,
            OTHER_SERVER_NAME,
            FAST_RECOVERY,
            TLS_COMPLIANT);

    private HttpKeywords() {}
}
