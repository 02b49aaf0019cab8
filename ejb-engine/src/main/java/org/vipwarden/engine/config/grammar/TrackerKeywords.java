package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

/** {@code track_file}, {@code vrrp_track_process} and {@code bfd_instance}; none has an effect yet. */
final class TrackerKeywords {
    private static final String LONGEST_PROCESS_DELAY = "3600";
    private static final String LONGEST_BFD_INTERVAL = "4294967";

    static final Block FILE = Block.of(
            keyword("file", Expect.word("a file")).accepted(Rank.B),
            keyword("weight", Weighting.arguments(254)).accepted(Rank.B),
            keyword("init_file", Expect.words(0, "a number, and overwrite or nothing"))
                    .accepted(Rank.C));

    static final Block PROCESS = Block.of(
            keyword("process", Expect.words(1, "a program and its parameters")).accepted(Rank.B),
            keyword("param_match", Expect.words(0, "initial, partial or nothing"))
                    .accepted(Rank.B),
            keyword("weight", Weighting.arguments(254)).accepted(Rank.B),
            keyword("quorum", Expect.whole(1, 65_535)).byDefault(1).accepted(Rank.B),
            keyword("quorum_max", Expect.whole(0, 65_535)).accepted(Rank.B),
            keyword("delay", Expect.seconds("0.000001", LONGEST_PROCESS_DELAY)).accepted(Rank.B),
            keyword("terminate_delay", Expect.seconds("0.000001", LONGEST_PROCESS_DELAY))
                    .accepted(Rank.B),
            keyword("fork_delay", Expect.seconds("0.000001", LONGEST_PROCESS_DELAY))
                    .accepted(Rank.B),
            keyword("full_command", Expect.nothing()).accepted(Rank.B));

    static final Block BFD = Block.of(
            keyword("source_ip", Expect.word("an address")).accepted(Rank.B),
            keyword("neighbor_ip", Expect.word("an address")).accepted(Rank.B),
            keyword("neighbour_ip", Expect.word("an address")).accepted(Rank.B),
            keyword("min_rx", Expect.seconds("1", LONGEST_BFD_INTERVAL)).accepted(Rank.B),
            keyword("min_tx", Expect.seconds("1", LONGEST_BFD_INTERVAL)).accepted(Rank.B),
            keyword("idle_tx", Expect.seconds("1000", LONGEST_BFD_INTERVAL)).accepted(Rank.C),
            keyword("multiplier", Expect.whole(1, 255)).byDefault(5).accepted(Rank.B),
            keyword("passive", Expect.nothing()).accepted(Rank.C),
            keyword("ttl", Expect.whole(1, 255)).accepted(Rank.C),
            keyword("hoplimit", Expect.whole(1, 255)).accepted(Rank.C),
            keyword("max_hops", Expect.whole(-1, 255)).accepted(Rank.C),
            keyword("multihop", Expect.yesOrNo()).accepted(Rank.C),
            keyword("weight", Weighting.arguments(253)).accepted(Rank.B),
            keyword("vrrp", Expect.nothing()).accepted(Rank.C),
            keyword("checker", Expect.nothing()).accepted(Rank.C));

    private TrackerKeywords() {}
}
