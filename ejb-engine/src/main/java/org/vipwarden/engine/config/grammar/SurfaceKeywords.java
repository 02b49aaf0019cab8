package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.List;

/** What is said about the process itself: its names, its namespace, its dump files. */
public final class SurfaceKeywords {
    public static final Keyword<String> NETWORK_NAMESPACE =
            keyword("net_namespace", Expect.name()).rank(Rank.B);
    public static final Keyword<String> INSTANCE_NAME =
            keyword("instance", Expect.name()).rank(Rank.C);
    public static final Keyword<Boolean> PID_DIRECTORY =
            keyword("use_pid_dir", Expect.nothing()).byDefault(false).rank(Rank.C);

    public static final Keyword<String> DATA_FILE =
            keyword("state_dump_file", Expect.word("a file")).rank(Rank.C);
    public static final Keyword<String> STATISTICS_FILE =
            keyword("stats_dump_file", Expect.word("a file")).rank(Rank.C);
    public static final Keyword<String> JSON_FILE =
            keyword("json_dump_file", Expect.word("a file")).rank(Rank.C);
    public static final Keyword<Boolean> NAMED_BY_INSTANCE =
            keyword("data_use_instance", Expect.yesOrNo()).byDefault(false).rank(Rank.C);
    public static final Keyword<Integer> JSON_VERSION =
            keyword("json_version", Expect.whole(1, 2)).byDefault(1).rank(Rank.C);

    /** Outside all blocks. */
    static final List<Keyword<?>> ROOT = List.of(NETWORK_NAMESPACE, INSTANCE_NAME, PID_DIRECTORY);

    /** In {@code global_defs}. */
    static final List<Keyword<?>> GLOBAL =
            List.of(DATA_FILE, STATISTICS_FILE, JSON_FILE, NAMED_BY_INSTANCE, JSON_VERSION);

    private SurfaceKeywords() {}
}
