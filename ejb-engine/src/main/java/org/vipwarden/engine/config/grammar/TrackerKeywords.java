package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;
import org.vipwarden.engine.unit.IpAddress;

/** {@code track_file}, {@code vrrp_track_process} and {@code bfd_instance}. */
public final class TrackerKeywords {
    private static final String LONGEST_PROCESS_DELAY = "3600";
    private static final String LONGEST_BFD_INTERVAL = "4294967";
    private static final Duration TEN_MILLIS = Duration.ofMillis(10);

    public static final Keyword<String> FILE_PATH =
            keyword("file", Expect.word("a file")).rank(Rank.B);
    /** 1 by default. */
    public static final Keyword<Weighting> FILE_WEIGHT =
            keyword("weight", Weighting.arguments(254)).rank(Rank.B).otherwise("1");

    public static final Keyword<List<String>> FILE_INITIAL = keyword(
                    "init_file", Expect.words(0, "a number, and overwrite or nothing"))
            .rank(Rank.C);

    static final Block FILE = Block.of(FILE_PATH, FILE_WEIGHT, FILE_INITIAL);

    public static final Keyword<List<String>> PROCESS_COMMAND =
            keyword("process", Expect.words(1, "a program and its parameters")).rank(Rank.B);
    /** Without a word: exactly the parameters. */
    public static final Keyword<List<String>> PROCESS_MATCH = keyword(
                    "param_match", Expect.words(0, "initial, partial or nothing"))
            .rank(Rank.B)
            .otherwise("exactly the parameters");
    /** 1 by default. */
    public static final Keyword<Weighting> PROCESS_WEIGHT =
            keyword("weight", Weighting.arguments(254)).rank(Rank.B).otherwise("1");

    public static final Keyword<Integer> PROCESS_QUORUM =
            keyword("quorum", Expect.whole(1, 65_535)).byDefault(1).rank(Rank.B);
    public static final Keyword<Integer> PROCESS_QUORUM_MAX = keyword("quorum_max", Expect.whole(0, 65_535))
            .byDefault(Integer.MAX_VALUE)
            .rank(Rank.B);
    /** Both of the next two. */
    public static final Keyword<Duration> PROCESS_DELAY =
            keyword("delay", Expect.seconds("0.000001", LONGEST_PROCESS_DELAY)).rank(Rank.B);

    public static final Keyword<Duration> PROCESS_TERMINATE_DELAY = keyword(
                    "terminate_delay", Expect.seconds("0.000001", LONGEST_PROCESS_DELAY))
            .rank(Rank.B);
    public static final Keyword<Duration> PROCESS_FORK_DELAY = keyword(
                    "fork_delay", Expect.seconds("0.000001", LONGEST_PROCESS_DELAY))
            .rank(Rank.B);
    public static final Keyword<Boolean> PROCESS_FULL_COMMAND =
            keyword("full_command", Expect.nothing()).byDefault(false).rank(Rank.B);

    static final Block PROCESS = Block.of(
            PROCESS_COMMAND,
            PROCESS_MATCH,
            PROCESS_WEIGHT,
            PROCESS_QUORUM,
            PROCESS_QUORUM_MAX,
            PROCESS_DELAY,
            PROCESS_TERMINATE_DELAY,
            PROCESS_FORK_DELAY,
            PROCESS_FULL_COMMAND);

    public static final Keyword<IpAddress> BFD_SOURCE =
            keyword("source_ip", Expect.address()).rank(Rank.B);
    public static final Keyword<IpAddress> BFD_NEIGHBOR =
            keyword("neighbor_ip", Expect.address()).rank(Rank.B);
    public static final Keyword<IpAddress> BFD_NEIGHBOUR =
            keyword("neighbour_ip", Expect.address()).rank(Rank.B);
    public static final Keyword<Duration> BFD_MIN_RX = keyword("min_rx", Expect.millis("1", LONGEST_BFD_INTERVAL))
            .byDefault(TEN_MILLIS)
            .rank(Rank.B);
    public static final Keyword<Duration> BFD_MIN_TX = keyword("min_tx", Expect.millis("1", LONGEST_BFD_INTERVAL))
            .byDefault(TEN_MILLIS)
            .rank(Rank.B);
    public static final Keyword<Duration> BFD_IDLE_TX = keyword("idle_tx", Expect.millis("1000", LONGEST_BFD_INTERVAL))
            .byDefault(Duration.ofSeconds(1))
            .rank(Rank.C);
    public static final Keyword<Integer> BFD_MULTIPLIER =
            keyword("multiplier", Expect.whole(1, 255)).byDefault(5).rank(Rank.B);
    public static final Keyword<Boolean> BFD_PASSIVE =
            keyword("passive", Expect.nothing()).byDefault(false).rank(Rank.C);
    public static final Keyword<Integer> BFD_TTL =
            keyword("ttl", Expect.whole(1, 255)).rank(Rank.C).otherwise("255; 64 for IPv6 over several hops");
    public static final Keyword<Integer> BFD_HOP_LIMIT =
            keyword("hoplimit", Expect.whole(1, 255)).rank(Rank.C).otherwise("as ttl");
    /** -1 and 255 alike: any. */
    public static final Keyword<Integer> BFD_MAX_HOPS =
            keyword("max_hops", Expect.whole(-1, 255)).byDefault(0).rank(Rank.C);

    public static final Keyword<Boolean> BFD_MULTIHOP =
            keyword("multihop", Expect.yesOrNo()).byDefault(false).rank(Rank.C);
    /** 0 by default. */
    public static final Keyword<Weighting> BFD_WEIGHT =
            keyword("weight", Weighting.arguments(253)).rank(Rank.B).otherwise("0");

    private static final List<Keyword<?>> BFD_APPLIED = List.of(
            BFD_SOURCE,
            BFD_NEIGHBOR,
            BFD_NEIGHBOUR,
            BFD_MIN_RX,
            BFD_MIN_TX,
            BFD_IDLE_TX,
            BFD_MULTIPLIER,
            BFD_PASSIVE,
            BFD_TTL,
            BFD_HOP_LIMIT,
            BFD_MAX_HOPS,
            BFD_MULTIHOP,
            BFD_WEIGHT,
            keyword("vrrp", Expect.nothing()).rank(Rank.C));

    private static final List<Keyword<?>> BFD_ACCEPTED =
            List.of(keyword("checker", Expect.nothing()).accepted(Rank.C));

    static final Block BFD = Block.of(BFD_APPLIED, BFD_ACCEPTED);

    private TrackerKeywords() {}
}
