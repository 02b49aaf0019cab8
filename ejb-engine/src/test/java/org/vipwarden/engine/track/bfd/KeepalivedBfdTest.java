package org.vipwarden.engine.track.bfd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.kit.Needs;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Weight;
import org.vipwarden.rules.fact.Health;

/** A session with somebody else's implementation: keepalived's, at the other end of a real cable. */
class KeepalivedBfdTest {
    private static final String KEEPALIVED = "/usr/sbin/keepalived";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CONFIGURATION =
            """
            bfd_instance other {
                neighbor_ip 192.0.2.1
                source_ip 192.0.2.2
                min_rx 100
                min_tx 100
                multiplier 5
            }
            vrrp_instance VI_1 {
                interface v1
                virtual_router_id 77
                virtual_ipaddress {
                    192.0.2.177
                }
                track_bfd {
                    other weight 5
                }
            }
            """;

    @TempDir
    Path directory;

    private final List<Observation> seen = new CopyOnWriteArrayList<>();

    private void awaitLast(Health health) {
        await().atMost(PATIENCE)
                .until(() -> !seen.isEmpty() && seen.get(seen.size() - 1).health() == health);
    }

    @Test
    void keepalivedIsHeardAndItsSilenceIsNoticed() throws IOException, InterruptedException {
        if (!new File(KEEPALIVED).canExecute()) {
            throw Needs.missing("keepalived is not installed");
        }
        BfdDefinition session = new BfdDefinition(
                "gw",
                Ipv4.parse("192.0.2.2"),
                Optional.empty(),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                5,
                false,
                255,
                0,
                false,
                Weight.NONE);
        try (NetworkNamespace here = new NetworkNamespace("here");
                NetworkNamespace there = new NetworkNamespace("there")) {
            here.connect("v0", "192.0.2.1/24", there, "v1", "192.0.2.2/24");
            Process keepalived = there.run(this::start);
            try (Speaker speaker = here.run(() -> new Speaker(new Random(1)))) {
                speaker.speak(session, seen::add);
                awaitLast(Health.UP);
                String pid = Files.readString(directory.resolve("bfd.pid")).strip();
                there.command("kill -STOP " + pid);
                awaitLast(Health.DOWN);
                assertThat(seen.get(seen.size() - 1).detail()).isEqualTo(Diagnostic.TIME_EXPIRED.words());
                there.command("kill -CONT " + pid);
                awaitLast(Health.UP);
            } finally {
                keepalived.destroy();
                if (!keepalived.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    keepalived.destroyForcibly();
                }
            }
        }
    }

    private Process start() throws IOException {
        Path file = Files.writeString(directory.resolve("keepalived.conf"), CONFIGURATION);
        return new ProcessBuilder(
                        KEEPALIVED,
                        "-n",
                        "-l",
                        "-f",
                        file.toString(),
                        "-p",
                        directory.resolve("all.pid").toString(),
                        "-r",
                        directory.resolve("vrrp.pid").toString(),
                        "-b",
                        directory.resolve("bfd.pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }
}
