package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.List;

/** {@code real_server}; none of it has an effect yet. Without a default here, the virtual server says what holds. */
public final class RealServerKeywords {
    public static final Keyword<Integer> WEIGHT = keyword("weight", Expect.whole(0, Integer.MAX_VALUE))
            .accepted(Rank.A)
            .otherwise("the virtual server's, or 1");
    public static final Keyword<List<String>> FORWARDING_METHOD =
            keyword("lvs_method", CheckKeywords.FORWARDING).accepted(Rank.C).otherwise("the virtual server's");
    public static final Keyword<Long> UPPER_THRESHOLD =
            keyword("uthreshold", Expect.unsigned()).byDefault(0L).accepted(Rank.C);
    public static final Keyword<Long> LOWER_THRESHOLD =
            keyword("lthreshold", Expect.unsigned()).byDefault(0L).accepted(Rank.C);
    public static final Keyword<CommandLine> NOTIFY_UP =
            keyword("notify_up", Expect.command(true)).accepted(Rank.A);
    public static final Keyword<CommandLine> NOTIFY_DOWN =
            keyword("notify_down", Expect.command(true)).accepted(Rank.A);

    private static final List<Keyword<?>> OWN = List.of(
            WEIGHT,
            FORWARDING_METHOD,
            UPPER_THRESHOLD,
            LOWER_THRESHOLD,
            CheckKeywords.INHIBITED,
            NOTIFY_UP,
            NOTIFY_DOWN,
            CheckKeywords.MAILS,
            CheckKeywords.VIRTUAL_HOST,
            CheckKeywords.SNMP_NAME);

    static final Block BLOCK = Block.of(OWN, CheckKeywords.CONNECTION, CheckKeywords.PACE, CheckerKeywords.ALL);

    private RealServerKeywords() {}
}
