package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;

/** The part of {@code global_defs} that is about telling the outside. */
public final class NotificationKeywords {
    public static final Keyword<Boolean> MAIL_TO =
            keyword("notification_email", Expect.nothing()).opens(Block.ofData());
    public static final Keyword<String> MAIL_FROM = keyword("notification_email_from", Expect.word("a mail address"));
    public static final Keyword<List<String>> MAIL_SERVER =
            keyword("smtp_server", Expect.words(1, "a host, and a port if not 25"));
    public static final Keyword<String> MAIL_HELLO = keyword("smtp_helo_name", Expect.word("a host name"));
    public static final Keyword<Duration> MAIL_TIMEOUT =
            keyword("smtp_connect_timeout", Expect.seconds("0", "4294")).byDefault(Duration.ofSeconds(30));
    /** Of everything that does not say otherwise. */
    public static final Keyword<Boolean> MAIL_ALL =
            keyword("smtp_alert", Expect.yesOrNo()).rank(Rank.B).otherwise("on for real servers, else off");
    /** By default as {@link #MAIL_ALL}. */
    public static final Keyword<Boolean> MAIL_VRRP =
            keyword("smtp_alert_vrrp", Expect.yesOrNo()).rank(Rank.B).otherwise("as smtp_alert");

    public static final Keyword<Boolean> NO_FAULTS =
            keyword("no_email_faults", Expect.yesOrNo()).byDefault(false).rank(Rank.C);

    public static final Keyword<OwnedFile> FIFO =
            keyword("notify_fifo", Expect.ownedFile()).rank(Rank.B);
    public static final Keyword<CommandLine> FIFO_SCRIPT =
            keyword("notify_fifo_script", Expect.command(true)).rank(Rank.B);
    public static final Keyword<OwnedFile> VRRP_FIFO =
            keyword("vrrp_notify_fifo", Expect.ownedFile()).rank(Rank.B);
    public static final Keyword<CommandLine> VRRP_FIFO_SCRIPT =
            keyword("vrrp_notify_fifo_script", Expect.command(true)).rank(Rank.B);
    public static final Keyword<Boolean> PRIORITY_CHANGES = keyword("vrrp_notify_priority_changes", Expect.yesOrNo())
            .byDefault(false)
            .rank(Rank.C);
    public static final Keyword<Boolean> STATES_ON_RELOAD = keyword(
                    "fifo_write_vrrp_states_on_reload", Expect.nothing())
            .byDefault(false)
            .rank(Rank.C);

    public static final Keyword<CommandLine> STARTUP_SCRIPT =
            keyword("startup_script", Expect.command(true)).rank(Rank.C);
    public static final Keyword<Integer> STARTUP_TIMEOUT = timeout("startup_script_timeout");
    public static final Keyword<CommandLine> SHUTDOWN_SCRIPT =
            keyword("shutdown_script", Expect.command(true)).rank(Rank.C);
    public static final Keyword<Integer> SHUTDOWN_TIMEOUT = timeout("shutdown_script_timeout");

    static final List<Keyword<?>> MAIL = List.of(
            MAIL_TO,
            MAIL_FROM,
            MAIL_SERVER,
            MAIL_HELLO,
            MAIL_TIMEOUT,
            MAIL_ALL,
            MAIL_VRRP,
            NO_FAULTS,
            BalancingKeywords.CHECKER_MAILS,
            keyword("no_checker_emails", Expect.yesOrNo()).accepted(Rank.C));

    static final List<Keyword<?>> NOTIFICATION = List.of(
            FIFO,
            FIFO_SCRIPT,
            VRRP_FIFO,
            VRRP_FIFO_SCRIPT,
            keyword("lvs_notify_fifo", Expect.ownedFile()).accepted(Rank.B),
            keyword("lvs_notify_fifo_script", Expect.command(true)).accepted(Rank.B),
            PRIORITY_CHANGES,
            STATES_ON_RELOAD,
            BalancingKeywords.INITIAL_NOTIFIES,
            STARTUP_SCRIPT,
            STARTUP_TIMEOUT,
            SHUTDOWN_SCRIPT,
            SHUTDOWN_TIMEOUT);

    private NotificationKeywords() {}

    private static Keyword<Integer> timeout(String name) {
        return keyword(name, Expect.whole(1, 1000)).byDefault(10).rank(Rank.C);
    }
}
