package org.vipwarden.tests.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/**
 * What a daemon wrote when it was sent keepalived's signals.
 *
 * @param numbers of the signals, by function, as the daemon itself says
 * @param data {@code keepalived.data}
 * @param json {@code keepalived.json}
 * @param statistics {@code keepalived.stats}
 * @param cleared the same, a moment after it was written by the signal that clears it
 */
record Dumped(Map<String, String> numbers, String data, String json, String statistics, String cleared) {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> FUNCTIONS = List.of("STOP", "RELOAD", "DATA", "STATS", "STATS_CLEAR", "JSON");

    /** What the instances are to be before anything is dumped. */
    private static final Map<String, String> STATES = Map.of(
            "VI_MASTER", "MASTER",
            "VI_BACKUP", "BACKUP",
            "VI_FAULT", "FAULT",
            "VI_PEERS", "MASTER",
            "VI_TRACKS", "MASTER",
            "VI_SIX", "MASTER");

    /** Runs it in a lab of its own, beside a keepalived that is MASTER of one instance, with an interface that does not work. */
    static Dumped by(Daemon daemon) {
        try (Lab lab = Lab.open()) {
            lab.addIpv6();
            lab.run(Host.NODE1, "ip", "link", "set", "eth1", "down");
            LabNode.on(lab, Host.NODE2, Daemon.KEEPALIVED)
                    .with("keepalived.conf", resource("other.conf"))
                    .start();
            LabNode node = LabNode.on(lab, Host.NODE1, daemon).with("keepalived.conf", resource("node.conf"));
            node.start();
            Visit visit = new Visit(lab, node, numbers(lab, daemon));
            String data = visit.ask("DATA", "keepalived.data", Dumped::isSettled);
            String json = visit.ask("JSON", "keepalived.json", text -> text.endsWith("\n"));
            String statistics = visit.ask("STATS_CLEAR", "keepalived.stats", text -> text.endsWith("\n"));
            String cleared = visit.ask("STATS", "keepalived.stats", text -> text.endsWith("\n"));
            node.signal(visit.numbers().get("STOP"));
            node.awaitEnd(PATIENCE);
            return new Dumped(visit.numbers(), data, json, statistics, cleared);
        }
    }

    private static Map<String, String> numbers(Lab lab, Daemon daemon) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String function : FUNCTIONS) {
            List<String> command = new ArrayList<>(daemon.command());
            int program = command.indexOf("run");
            List<String> words = new ArrayList<>(command.subList(0, Math.max(program + 1, 1)));
            words.add("--signum=" + function);
            numbers.put(
                    function, lab.run(Host.NODE1, words.toArray(String[]::new)).strip());
        }
        return numbers;
    }

    /** All are as they are to be, and the second burst of announcements is out of the way of the timers. */
    private static boolean isSettled(String data) {
        Map<String, String> states = new LinkedHashMap<>();
        ExporterReader.instances(data).forEach((name, instance) -> states.put(name, instance.state()));
        return states.equals(STATES)
                && ExporterReader.scripts(data).values().stream()
                        .map(ExporterReader.Script::status)
                        .toList()
                        .equals(List.of("GOOD", "BAD"));
    }

    /** A node that is asked. */
    private record Visit(Lab lab, LabNode node, Map<String, String> numbers) {

        /** Sends a signal until the file that it is for is as wanted. Nobody but the daemon writes to that file. */
        private String ask(String function, String file, Predicate<String> wanted) {
            remove(file);
            return await(node.daemon() + " writes " + file)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(
                            () -> {
                                if (node.isRunning() && node.read(file).isEmpty()) {
                                    node.signal(numbers.get(function));
                                }
                                return node.read(file);
                            },
                            text -> wanted.test(text) || retry(file, text));
        }

        private boolean retry(String file, String text) {
            if (!text.isEmpty()) {
                remove(file);
            }
            return false;
        }

        private void remove(String file) {
            try {
                Files.deleteIfExists(lab.outside(node.files().resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String resource(String name) {
        try (InputStream text = Dumped.class.getResourceAsStream("/lab/dumps/" + name)) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
