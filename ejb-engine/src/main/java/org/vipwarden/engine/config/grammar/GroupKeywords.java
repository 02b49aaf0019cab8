package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;

/** {@code vrrp_sync_group}, {@code track_group} and {@code garp_group}. */
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
            InstanceKeywords.TRACK_FILE,
            InstanceKeywords.TRACK_PROCESS,
            InstanceKeywords.TRACK_BFD,
            InstanceKeywords.NOTIFY_ACTIVE,
            InstanceKeywords.NOTIFY_BACKUP,
            InstanceKeywords.NOTIFY_FAULT,
            InstanceKeywords.NOTIFY_STOP,
            InstanceKeywords.NOTIFY,
            InstanceKeywords.PRIORITY_CHANGES,
            InstanceKeywords.MAIL);

    private static final List<Keyword<?>> ACCEPTED =
            List.of(keyword("global_tracking", Expect.nothing()).accepted(Rank.C));

    static final Block SYNC_GROUP = Block.of(List.of(MEMBERS, TRACKING_WEIGHT), SHARED, ACCEPTED);

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
