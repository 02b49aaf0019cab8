package org.vipwarden.engine.config.grammar;

import static org.vipwarden.engine.config.grammar.Keyword.keyword;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.vipwarden.engine.unit.Ipv4;

/** The language of {@code vipwarden.conf}: what keepalived has no words for. */
public final class OwnKeywords {
    public static final Keyword<Boolean> LEASE =
            keyword("vip_lease", Expect.yesOrNo()).byDefault(true);
    public static final Keyword<OptionalInt> JMX_LISTEN =
            keyword("jmx_listen", Expect.portOrOff()).byDefault(OptionalInt.of(9875));
    public static final Keyword<OptionalInt> HTTP_LISTEN =
            keyword("http_listen", Expect.portOrOff()).byDefault(OptionalInt.of(9876));
    public static final Keyword<Integer> PING_QUORUM = keyword("ping_quorum", Expect.whole(1, Integer.MAX_VALUE));

    public static final Keyword<Ipv4> TARGET = keyword("target", Expect.ipv4());
    public static final Keyword<Duration> INTERVAL =
            keyword("interval", Expect.seconds("0.01", "3600")).byDefault(Duration.ofSeconds(1));
    public static final Keyword<Duration> TIMEOUT =
            keyword("timeout", Expect.seconds("0.01", "3600")).byDefault(Duration.ofMillis(500));
    public static final Keyword<Integer> RISE =
            keyword("rise", Expect.whole(1, 1_000_000)).byDefault(1);
    public static final Keyword<Integer> FALL =
            keyword("fall", Expect.whole(1, 1_000_000)).byDefault(3);
    public static final Keyword<String> PING_NODE =
            keyword("ping_node", Expect.name()).opens(Block.of(TARGET, INTERVAL, TIMEOUT, RISE, FALL));

    public static final Keyword<Boolean> PATH_INSTANCES =
            keyword("instances", Expect.nothing()).opens(Block.ofData());
    /** Its interface, source and peers are written as those of an instance. */
    public static final Keyword<String> HEARTBEAT_PATH = keyword("heartbeat_path", Expect.name())
            .opens(Block.of(
                    PATH_INSTANCES,
                    InstanceKeywords.INTERFACE,
                    InstanceKeywords.UNICAST_SOURCE,
                    InstanceKeywords.UNICAST_PEERS));

    /** Letters in a minute. */
    public static final Keyword<Integer> MAIL_LIMIT =
            keyword("mail_limit", Expect.whole(1, 10_000)).byDefault(30);

    public static final Keyword<String> HOOK_URL =
            keyword("url", Expect.word("an address, for example https://alerts.example/hook"));
    public static final Keyword<Boolean> HOOK_EVENTS =
            keyword("events", Expect.nothing()).opens(Block.ofData());
    public static final Keyword<List<String>> HOOK_HEADER = keyword("header", Expect.words(2, "a name and a value"));
    public static final Keyword<String> HOOK_TOKEN = keyword("token", Expect.word("a token"));
    public static final Keyword<Duration> HOOK_TIMEOUT =
            keyword("timeout", Expect.seconds("0.1", "60")).byDefault(Duration.ofSeconds(5));
    public static final Keyword<Integer> HOOK_ATTEMPTS =
            keyword("attempts", Expect.whole(1, 100)).byDefault(5);
    public static final Keyword<Integer> HOOK_LIMIT =
            keyword("limit", Expect.whole(1, 10_000)).byDefault(60);
    public static final Keyword<String> WEBHOOK = keyword("webhook", Expect.name())
            .opens(Block.of(HOOK_URL, HOOK_EVENTS, HOOK_HEADER, HOOK_TOKEN, HOOK_TIMEOUT, HOOK_ATTEMPTS, HOOK_LIMIT));

    public static final Keyword<String> LOG_FORMAT =
            keyword("format", Expect.oneOf("text", "json")).byDefault("text");
    /** In MiB. */
    public static final Keyword<Integer> LOG_SIZE =
            keyword("rotate_size", Expect.whole(1, 10_240)).byDefault(10);
    /** Files besides the one that is written. */
    public static final Keyword<Integer> LOG_KEEP =
            keyword("rotate_keep", Expect.whole(1, 1_000)).byDefault(5);

    public static final Keyword<Boolean> LOG =
            keyword("log", Expect.nothing()).opens(Block.of(LOG_FORMAT, LOG_SIZE, LOG_KEEP));

    /** The whole language of {@code vipwarden.conf}. */
    public static final Block BLOCK =
            Block.of(LEASE, JMX_LISTEN, HTTP_LISTEN, PING_QUORUM, PING_NODE, HEARTBEAT_PATH, MAIL_LIMIT, WEBHOOK, LOG);

    private OwnKeywords() {}
}
