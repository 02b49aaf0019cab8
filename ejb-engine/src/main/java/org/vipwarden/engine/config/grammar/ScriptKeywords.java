package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;

/** {@code vrrp_script}. */
public final class ScriptKeywords {
    private static final String LONGEST = "4294000";

    public static final Keyword<CommandLine> SCRIPT = keyword("script", Expect.command(false));
    /** Zero means one second. */
    public static final Keyword<Duration> INTERVAL =
            keyword("interval", Expect.seconds("0", LONGEST)).byDefault(Duration.ofSeconds(1));
    /** By default the interval. */
    public static final Keyword<Duration> TIMEOUT =
            keyword("timeout", Expect.seconds("0", LONGEST)).otherwise("the interval");

    /** 0 by default. */
    public static final Keyword<Weighting> WEIGHT =
            keyword("weight", Weighting.arguments(253)).otherwise("0");

    public static final Keyword<Integer> RISE =
            keyword("rise", Expect.whole(1, Integer.MAX_VALUE)).byDefault(1);
    public static final Keyword<Integer> FALL =
            keyword("fall", Expect.whole(1, Integer.MAX_VALUE)).byDefault(1);
    public static final Keyword<Account> USER =
            keyword("user", Expect.account()).rank(Rank.B).otherwise("script_user");
    public static final Keyword<Boolean> INIT_FAIL =
            keyword("init_fail", Expect.nothing()).byDefault(false).rank(Rank.B);

    static final Block BLOCK = Block.of(SCRIPT, INTERVAL, TIMEOUT, WEIGHT, RISE, FALL, USER, INIT_FAIL);

    private ScriptKeywords() {}
}
