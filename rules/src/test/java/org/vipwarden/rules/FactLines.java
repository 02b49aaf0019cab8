package org.vipwarden.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.fact.LoopLateness;
import org.vipwarden.rules.fact.PingNode;
import org.vipwarden.rules.fact.PingQuorum;
import org.vipwarden.rules.fact.Tracker;
import org.vipwarden.rules.fact.VirtualRouter;

/**
 * Facts as lines of text, one fact a line.
 *
 * <pre>
 * router VI_1 priority 99 backup [nopreempt] [preempt_delay 300]
 * script chk_nginx of VI_1 down weight -20
 * interface eth1 of VI_1 up weight 0
 * process nginx of VI_1 up weight 20 reverse
 * bfd gateway of VI_1 down weight 0
 * file prio of VI_1 value -10 weight 2
 * ping gateway up
 * quorum 2 of 3: 1 answer, 0 unknown
 * lateness 40 ms
 * </pre>
 */
public final class FactLines {
    private FactLines() {}

    /** Reads the lines; empty ones and those that begin with {@code #} say nothing. */
    public static Set<Fact> parse(String text) {
        Set<Fact> facts = new LinkedHashSet<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    if (!facts.add(fact(line))) {
                        throw new IllegalArgumentException("twice: " + line);
                    }
                });
        return facts;
    }

    private static Fact fact(String line) {
        String[] words = line.split("[ ,:]+");
        return switch (words[0]) {
            case "router" -> router(words);
            case "script", "interface", "process", "bfd", "file" -> tracker(words);
            case "ping" -> new PingNode(words[1], Health.valueOf(upper(words[2])));
            case "quorum" -> new PingQuorum(number(words[1]), number(words[4]), number(words[6]), number(words[3]));
            case "lateness" -> new LoopLateness(Duration.ofMillis(number(words[1])));
            default -> throw new IllegalArgumentException("not a fact: " + line);
        };
    }

    private static Tracker tracker(String[] words) {
        boolean valued = words[4].equals("value");
        int weightAt = valued ? 7 : 6;
        return new Tracker(
                words[3],
                Tracker.Kind.valueOf(upper(words[0])),
                words[1],
                valued ? Health.UP : Health.valueOf(upper(words[4])),
                number(words[weightAt]),
                words.length > weightAt + 1,
                valued ? number(words[5]) : 0);
    }

    private static VirtualRouter router(String[] words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 5; i < words.length; i++) {
            options.put(words[i], words[i].equals("preempt_delay") ? words[++i] : "");
        }
        int delay = number(options.getOrDefault("preempt_delay", "0"));
        if (!Set.of("nopreempt", "preempt_delay").containsAll(options.keySet())) {
            throw new IllegalArgumentException("not a router: " + Arrays.toString(words));
        }
        return new VirtualRouter(
                words[1],
                51,
                "eth0",
                number(words[3]),
                VirtualRouter.Role.valueOf(upper(words[4])),
                !options.containsKey("nopreempt"),
                Duration.ofSeconds(delay));
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
