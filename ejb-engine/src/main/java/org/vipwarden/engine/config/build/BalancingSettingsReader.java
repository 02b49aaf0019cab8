package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.BalancingKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.balance.BalancingSettings;
import org.vipwarden.engine.config.model.balance.BalancingSettings.FlushOnStop;
import org.vipwarden.engine.config.model.balance.BalancingSettings.MarkRules;
import org.vipwarden.engine.config.model.balance.BalancingSettings.Timeouts;
import org.vipwarden.engine.config.model.balance.SyncDaemon;
import org.vipwarden.engine.config.text.Word;

/** Reads the part of {@code global_defs} that is about load balancing. */
final class BalancingSettingsReader {
    private static final int LONGEST_TIMEOUT = 2_678_400;
    private static final String USUAL_TABLE = "keepalived_ipvs";
    private static final Map<String, Integer> MOST = Map.of("id", 255, "maxlen", 65_507, "port", 65_535, "ttl", 255);

    private final Node global;
    private final Report report;

    BalancingSettingsReader(Node global, Report report) {
        this.global = global;
        this.report = report;
    }

    BalancingSettings read() {
        return new BalancingSettings(
                timeouts(),
                global.get(BalancingKeywords.FLUSH),
                flushOnStop(),
                global.last(BalancingKeywords.SYNC_DAEMON).map(this::syncDaemon),
                markRules(),
                global.get(BalancingKeywords.INITIAL_NOTIFIES));
    }

    private FlushOnStop flushOnStop() {
        Optional<Boolean> ours =
                global.find(BalancingKeywords.FLUSH_ON_STOP).or(() -> global.find(BalancingKeywords.OLD_FLUSH_ON_STOP));
        return ours.map(only -> only ? FlushOnStop.OUR_SERVERS : FlushOnStop.EVERYTHING)
                .orElse(FlushOnStop.NOTHING);
    }

    private Timeouts timeouts() {
        Optional<Node> node = global.last(BalancingKeywords.TIMEOUTS);
        if (node.isEmpty()) {
            return Timeouts.UNCHANGED;
        }
        Map<String, Duration> found = new HashMap<>();
        List<Word> words = node.get().arguments();
        for (int i = 0; i < words.size(); i += 2) {
            Word name = words.get(i);
            var seconds = i + 1 < words.size()
                    ? Numbers.whole(words.get(i + 1).text(), 1, LONGEST_TIMEOUT).stream()
                            .boxed()
                            .findFirst()
                    : Optional.<Integer>empty();
            boolean known = name.is("tcp") || name.is("tcpfin") || name.is("udp");
            if (!known || seconds.isEmpty()) {
                report.error(
                        name.place(),
                        "this timeout is ignored",
                        BalancingKeywords.TIMEOUTS.arguments().expected());
            } else {
                found.put(name.text(), Duration.ofSeconds(seconds.get()));
            }
        }
        return new Timeouts(
                Optional.ofNullable(found.get("tcp")),
                Optional.ofNullable(found.get("tcpfin")),
                Optional.ofNullable(found.get("udp")));
    }

    private SyncDaemon syncDaemon(Node node) {
        List<Word> words = node.arguments();
        Map<String, Word> options = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            boolean named = word.is("inst") || word.is("group") || MOST.containsKey(word.text());
            if (named && i + 1 < words.size()) {
                options.put(word.text(), words.get(++i));
            } else if (i == 1) {
                options.put("inst", word);
            } else {
                report.error(
                        word.place(),
                        "'" + word + "' is ignored",
                        BalancingKeywords.SYNC_DAEMON.arguments().expected());
            }
        }
        return new SyncDaemon(
                words.get(0).text(),
                Optional.ofNullable(options.get("inst")).map(Word::text),
                number(options, "id", 0),
                number(options, "maxlen", 1),
                number(options, "port", 1),
                number(options, "ttl", 1),
                Optional.ofNullable(options.get("group")).flatMap(word -> Numbers.address(word.text())));
    }

    private Optional<Integer> number(Map<String, Word> options, String name, int least) {
        Optional<Word> word = Optional.ofNullable(options.get(name));
        Optional<Integer> number = word.flatMap(found -> Numbers.whole(found.text(), least, MOST.get(name)).stream()
                .boxed()
                .findFirst());
        if (word.isPresent() && number.isEmpty()) {
            report.error(word.get().place(), "this is ignored", "a number from " + least + " to " + MOST.get(name));
        }
        return number;
    }

    private Optional<MarkRules> markRules() {
        return global.find(BalancingKeywords.MARK_TABLE)
                .map(words -> new MarkRules(
                        words.isEmpty() ? USUAL_TABLE : words.get(0),
                        global.find(BalancingKeywords.MARK_PRIORITY),
                        global.get(BalancingKeywords.FIRST_MARK)));
    }
}
