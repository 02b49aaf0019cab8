package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.util.List;

/** {@code vrrp_sync_group}; {@code track_group} and {@code garp_group} have no effect yet. */
public final class GroupKeywords {
    public static final Keyword<Boolean> MEMBERS =
            keyword("group", Expect.nothing()).opens(Block.ofData());
    /** Without it only trackers without a weight count in a group. */
    public static final Keyword<Boolean> TRACKING_WEIGHT = keyword("sync_group_tracking_weight", Expect.nothing())
            .byDefault(false)
            .rank(Rank.C);

    /** The keywords of an instance that a group has too, with the same meaning for all its members. */
    private static final List<Keyword<?>> SHARED = List.of(
            InstanceKeywords.TRACK_INTERFACE,
            InstanceKeywords.TRACK_SCRIPT,
            InstanceKeywords.NOTIFY_ACTIVE,
            InstanceKeywords.NOTIFY_BACKUP,
            InstanceKeywords.NOTIFY_FAULT,
            InstanceKeywords.NOTIFY_STOP,
            InstanceKeywords.NOTIFY);

    private static final List<Keyword<?>> ACCEPTED = List.of(
            keyword("track_file", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("track_process", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("track_bfd", Expect.nothing()).opens(Block.ofData()).accepted(Rank.B),
            keyword("smtp_alert", Expect.yesOrNo()).accepted(Rank.B),
            keyword("global_tracking", Expect.nothing()).accepted(Rank.C),
            keyword("notify_priority_changes", Expect.yesOrNo()).accepted(Rank.C));

    static final Block SYNC_GROUP = Block.of(List.of(MEMBERS, TRACKING_WEIGHT), SHARED, ACCEPTED);

    static final Block TRACK_GROUP =
            Block.of(keyword("group", Expect.nothing()).opens(Block.ofData()).accepted(Rank.C));

    static final Block ARP_GROUP = Block.of(
            keyword("garp_interval", Expect.seconds("0", "4294")).accepted(Rank.C),
            keyword("gna_interval", Expect.seconds("0", "4294")).accepted(Rank.C),
            keyword("interface", Expect.word("an interface")).accepted(Rank.C),
            keyword("interfaces", Expect.nothing()).opens(Block.ofData()).accepted(Rank.C));

    private GroupKeywords() {}
}
