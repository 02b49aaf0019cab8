package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;

/** {@code vrrp_sync_group}, which has no effect yet, {@code track_group} and {@code garp_group}. */
public final class GroupKeywords {
    static final Block SYNC_GROUP = Block.of(
            keyword("group", Expect.nothing()).opens(Block.ofData()).accepted(Rank.A),
            keyword("track_interface", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("track_script", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("track_file", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("track_process", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("track_bfd", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("notify_backup", Expect.command(true)).accepted(Rank.A),
            keyword("notify_master", Expect.command(true)).accepted(Rank.A),
            keyword("notify_fault", Expect.command(true)).accepted(Rank.A),
            keyword("notify_stop", Expect.command(true)).accepted(Rank.A),
            keyword("notify", Expect.command(true)).accepted(Rank.A),
            keyword("smtp_alert", Expect.yesOrNo()).accepted(Rank.B),
            keyword("global_tracking", Expect.nothing()).accepted(Rank.C),
            keyword("sync_group_tracking_weight", Expect.nothing()).accepted(Rank.C),
            keyword("notify_priority_changes", Expect.yesOrNo()).accepted(Rank.C));

    public static final Keyword<Boolean> TRACKING_INSTANCES =
            keyword("group", Expect.nothing()).opens(Block.ofData()).rank(Rank.C);

    static final Block TRACK_GROUP = Block.of(TRACKING_INSTANCES);

    public static final Keyword<Duration> ARP_INTERVAL =
            keyword("garp_interval", Expect.seconds("0", "4294")).rank(Rank.C);
    public static final Keyword<Duration> NEIGHBOR_INTERVAL =
            keyword("gna_interval", Expect.seconds("0", "4294")).rank(Rank.C);
    public static final Keyword<String> INTERFACE =
            keyword("interface", Expect.word("an interface")).rank(Rank.C);
    public static final Keyword<Boolean> INTERFACES =
            keyword("interfaces", Expect.nothing()).opens(Block.ofData()).rank(Rank.C);

    static final Block ARP_GROUP = Block.of(ARP_INTERVAL, NEIGHBOR_INTERVAL, INTERFACE, INTERFACES);

    private GroupKeywords() {}
}
