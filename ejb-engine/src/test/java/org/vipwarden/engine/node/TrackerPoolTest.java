package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.track.ManualScheduler;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.fact.Tracker;

/** From a line of the configuration to a fact, with real files; and what a reload does to what is watched. */
class TrackerPoolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final List<Observation> seen = new CopyOnWriteArrayList<>();
    private final ManualScheduler scheduler = new ManualScheduler();
    private Optional<TrackerPool> pool = Optional.empty();

    @AfterEach
    void close() {
        pool.ifPresent(TrackerPool::close);
    }

    private TrackerPool pool() {
        pool = pool.or(() -> Optional.of(new TrackerPool(
                new ScriptLauncher((group, number) -> false, Optional.empty()),
                directory,
                target -> {
                    throw new IOException("no pings here");
                },
                scheduler)));
        return pool.get();
    }

    private Configuration configuration(String trackers, String tracking) throws IOException {
        Path file = directory.resolve("keepalived.conf");
        Files.writeString(
                file,
                trackers
                        + """

                        vrrp_instance VI_1 {
                            interface eth0
                            virtual_router_id 51
                            virtual_ipaddress {
                                192.0.2.100
                            }
                        """
                        + tracking + "\n}\n");
        return ConfigurationLoader.load(file, directory.resolve("vipwarden.conf"), Surroundings.ofThisMachine())
                .configuration()
                .orElseThrow();
    }

    private String track(String name, int weight) {
        return "track_file " + name + " {\n file " + directory.resolve(name) + "\n weight " + weight + "\n}\n";
    }

    @Test
    void aReloadLeavesAloneWhatItDoesNotChange() throws IOException {
        Files.writeString(directory.resolve("a"), "1");
        Files.writeString(directory.resolve("b"), "2");
        pool().follow(configuration(track("a", 1) + track("b", 1), ""), seen::add);
        await().atMost(PATIENCE).until(() -> seen.size() == 2);
        pool().follow(configuration(track("b", 1) + track("a", 7), ""), seen::add);
        await().atMost(PATIENCE).until(() -> seen.size() == 3);
        assertThat(seen.get(2).name()).as("the changed one is looked at anew").isEqualTo("a");
        pool().follow(configuration(track("b", 1), ""), seen::add);
        Files.writeString(directory.resolve("a"), "9");
        Files.writeString(directory.resolve("b"), "3");
        await().atMost(PATIENCE).until(() -> seen.size() == 4);
        assertThat(seen.get(3).name()).isEqualTo("b");
        assertThat(seen.get(3).value()).isEqualTo(3);
    }

    @Test
    void everyTrackerOfAnInstanceIsAFact() throws IOException {
        String trackers = track("prio", 2)
                + "vrrp_track_process p {\n process p\n weight -254\n}\n"
                + "bfd_instance gw {\n neighbor_ip 192.0.2.1\n}\n";
        Configuration wanted = configuration(
                trackers,
                """
                track_file {
                    prio
                }
                track_process {
                    p weight 9 reverse
                }
                track_bfd {
                    gw weight -20
                }
                track_interface {
                    eth1 weight 3 reverse
                }
                """);
        FactBoard board = new FactBoard();
        assertThat(trackers(board, wanted))
                .containsExactlyInAnyOrder(
                        new Tracker("VI_1", Tracker.Kind.FILE, "prio", Health.UNKNOWN, 2, false, 0),
                        new Tracker("VI_1", Tracker.Kind.PROCESS, "p", Health.UNKNOWN, 9, true, 0),
                        new Tracker("VI_1", Tracker.Kind.BFD, "gw", Health.UNKNOWN, -20, false, 0),
                        new Tracker("VI_1", Tracker.Kind.INTERFACE, "eth1", Health.DOWN, 3, true, 0));
        board.observed(new Observation(Kind.FILE, "prio", Health.UP, 10, ""));
        board.observed(new Observation(Kind.PROCESS, "p", Health.DOWN, ""));
        board.observed(new Observation(Kind.BFD, "gw", Health.UP, ""));
        board.link("eth1", true);
        board.retain(wanted);
        assertThat(trackers(board, wanted))
                .containsExactlyInAnyOrder(
                        new Tracker("VI_1", Tracker.Kind.FILE, "prio", Health.UP, 2, false, 10),
                        new Tracker("VI_1", Tracker.Kind.PROCESS, "p", Health.DOWN, 9, true, 0),
                        new Tracker("VI_1", Tracker.Kind.BFD, "gw", Health.UP, -20, false, 0),
                        new Tracker("VI_1", Tracker.Kind.INTERFACE, "eth1", Health.UP, 3, true, 0));
        board.retain(configuration("", ""));
        assertThat(trackers(board, wanted))
                .as("what was no longer configured is forgotten")
                .anyMatch(t -> t.name().equals("prio") && t.health() == Health.UNKNOWN);
    }

    private static Set<Tracker> trackers(FactBoard board, Configuration configuration) {
        Set<Fact> facts = board.facts(configuration);
        return facts.stream()
                .filter(Tracker.class::isInstance)
                .map(Tracker.class::cast)
                .collect(Collectors.toSet());
    }
}
