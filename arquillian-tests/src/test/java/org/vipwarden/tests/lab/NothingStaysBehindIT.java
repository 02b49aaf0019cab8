package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vipwarden.launcher.lab.Lab;

/** The promise of the demo: whatever happens to it, this machine is as it was. */
@NeedsLab
class NothingStaysBehindIT {

    @Test
    void aLabWhoseMakerIsKilledIsGoneWithEverythingInIt() throws IOException {
        Process maker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabHolder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path file = Path.of(maker.inputReader().readLine());
        assertThat(file).hasContent("a file in the lab");
        // The switch's own, and keepalived behind those who put it into its place.
        await("a daemon in the lab").until(() -> maker.descendants().count() > 3);
        List<ProcessHandle> within = maker.descendants().toList();

        maker.destroyForcibly();

        await("the end of the lab").until(() -> !Files.exists(file));
        await("the end of its processes").until(() -> within.stream().allMatch(NothingStaysBehindIT::hasEnded));
    }

    @Test
    void aLabThatIsClosedIsGone() {
        Path file;
        try (Lab lab = Lab.open()) {
            file = lab.publish("marker", java.util.Map.of("here", "")).resolve("here");
            assertThat(file).exists();
        }
        assertThat(file).doesNotExist();
    }

    /** Ended, or ended and not yet collected by whoever adopts orphans on this machine. */
    private static boolean hasEnded(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return status.substring(status.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return true;
        }
    }
}
