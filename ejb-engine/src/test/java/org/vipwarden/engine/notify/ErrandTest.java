package org.vipwarden.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.track.KillCall;
import org.vipwarden.engine.track.Processes;
import org.vipwarden.engine.track.ScriptLauncher;

class ErrandTest {
    private static final ScriptUser US = new ScriptUser(System.getProperty("user.name"), Optional.empty());

    @TempDir
    private Path directory;

    private final ScriptLauncher launcher = new ScriptLauncher(new KillCall(), Optional.empty());

    private void run(String text, Duration timeout) {
        Command command = new Command(List.of("/bin/sh", "-c", text), US);
        Errand.run(new PhaseScript(command, timeout), launcher);
    }

    @Test
    void itIsWaitedFor() {
        Path done = directory.resolve("done");
        run("sleep 0.2; touch " + done + "; exit 3", Duration.ofMinutes(1));
        assertThat(done).exists();
    }

    @Test
    void oneThatHangsIsKilledWithAllThatItStarted() throws IOException {
        Path pid = directory.resolve("pid");
        run("echo $$ > " + pid + "; trap '' TERM; sleep 1000 & wait; sleep 1000", Duration.ofSeconds(3));
        long group = Long.parseLong(Files.readString(pid).strip());
        await().untilAsserted(() -> assertThat(Processes.ofGroup(group)).isEmpty());
    }

    @Test
    void oneThatIsMissingKeepsNothingFromGoingOn() {
        Command command = new Command(List.of("/no/such/script"), US);
        Errand.run(new PhaseScript(command, Duration.ofMinutes(1)), launcher);
        run("touch " + directory.resolve("next"), Duration.ofMinutes(1));
        assertThat(directory.resolve("next")).exists();
    }
}
