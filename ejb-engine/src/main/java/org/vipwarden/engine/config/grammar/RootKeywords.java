package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;

/** What stands outside all blocks of a {@code keepalived.conf}. From here every keyword of the table can be reached. */
public final class RootKeywords {
    private static final Arguments<String> NAME = Expect.name();

    public static final Keyword<Boolean> GLOBAL =
            keyword("global_defs", Expect.nothing()).opens(GlobalKeywords.BLOCK);
    public static final Keyword<String> INSTANCE =
            keyword("vrrp_instance", NAME).opens(InstanceKeywords.BLOCK);
    public static final Keyword<String> SCRIPT = keyword("vrrp_script", NAME).opens(ScriptKeywords.BLOCK);

    public static final Keyword<String> SYNC_GROUP =
            keyword("vrrp_sync_group", NAME).opens(GroupKeywords.SYNC_GROUP);

    public static final Keyword<String> FILE =
            keyword("track_file", NAME).opens(TrackerKeywords.FILE).rank(Rank.B);
    /** The old name of {@link #FILE}. */
    public static final Keyword<String> OLD_FILE =
            keyword("vrrp_track_file", NAME).opens(TrackerKeywords.FILE).rank(Rank.B);

    public static final Keyword<String> PROCESS =
            keyword("vrrp_track_process", NAME).opens(TrackerKeywords.PROCESS).rank(Rank.B);
    public static final Keyword<String> BFD =
            keyword("bfd_instance", NAME).opens(TrackerKeywords.BFD).rank(Rank.B);
    public static final Keyword<Boolean> LINK_DELAYS = keyword("interface_up_down_delays", Expect.nothing())
            .opens(Block.ofData())
            .rank(Rank.C);

    public static final Keyword<Boolean> STATIC_ADDRESSES =
            keyword("static_ipaddress", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> STATIC_ROUTES =
            keyword("static_routes", Expect.nothing()).opens(Block.ofData()).rank(Rank.B);
    public static final Keyword<Boolean> STATIC_RULES =
            keyword("static_rules", Expect.nothing()).opens(Block.ofData()).rank(Rank.C);
    public static final Keyword<String> TRACK_GROUP =
            keyword("track_group", NAME).opens(GroupKeywords.TRACK_GROUP).rank(Rank.C);
    public static final Keyword<Boolean> ARP_GROUP = keyword("garp_group", Expect.nothing())
            .opens(GroupKeywords.ARP_GROUP)
            .rank(Rank.C);

    private static final List<Keyword<?>> APPLIED = List.of(
            GLOBAL,
            INSTANCE,
            SCRIPT,
            SYNC_GROUP,
            FILE,
            OLD_FILE,
            PROCESS,
            BFD,
            LINK_DELAYS,
            STATIC_ADDRESSES,
            STATIC_ROUTES,
            STATIC_RULES,
            TRACK_GROUP,
            ARP_GROUP);

    private static final List<Keyword<?>> MISSED =
            List.of(keyword("net_namespace_ipvs", Expect.words(0, "a name, or nothing"))
                    .missed(Rank.C, "everything happens in the namespace of this process"));

    public static final Keyword<List<String>> VIRTUAL_SERVER = keyword(
                    "virtual_server",
                    Expect.words(1, "an address and a port, fwmark and a number, or group and a name"))
            .opens(ServerKeywords.VIRTUAL_SERVER)
            .accepted(Rank.A);
    public static final Keyword<String> SERVER_GROUP =
            keyword("virtual_server_group", NAME).opens(Block.ofData()).accepted(Rank.B);
    public static final Keyword<Boolean> TLS =
            keyword("SSL", Expect.nothing()).opens(ServerKeywords.TLS).accepted(Rank.C);

    private static final List<Keyword<?>> ACCEPTED = List.of(
            VIRTUAL_SERVER,
            SERVER_GROUP,
            TLS,
            keyword("linkbeat_use_polling", Expect.words(0, "MII, ETHTOOL or IOCTL"))
                    .accepted(Rank.C),
            keyword("linkbeat_interfaces", Expect.nothing())
                    .opens(Block.ofData())
                    .accepted(Rank.C),
            keyword("namespace_with_ipsets", Expect.nothing()).accepted(Rank.C),
            keyword("child_wait_time", Expect.seconds("0", "4294"))
                    .byDefault(Duration.ofSeconds(5))
                    .accepted(Rank.C));

    /** The whole language of {@code keepalived.conf}. */
    public static final Block BLOCK = Block.of(APPLIED, SurfaceKeywords.ROOT, MISSED, ACCEPTED);

    private RootKeywords() {}
}
