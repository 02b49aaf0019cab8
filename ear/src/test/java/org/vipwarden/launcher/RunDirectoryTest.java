package org.vipwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.node.StartRefused;

class RunDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void isPrivateAndLosesWhatAKilledProcessLeft() throws IOException, StartRefused {
        var path = Files.createDirectories(directory.resolve("x.run"));
        Files.writeString(path.resolve("jmx.secret"), "old");
        Files.writeString(Files.createDirectory(path.resolve("payara")).resolve("domain.xml"), "old");
        try (var run = RunDirectory.make(path)) {
            assertThat(run.path()).isEmptyDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aLinkIsReplacedAndWhatItNamesIsLeftAlone() throws IOException, StartRefused {
        var victim = Files.createDirectory(directory.resolve("victim"));
        Files.writeString(victim.resolve("precious"), "precious");
        var path = Files.createSymbolicLink(directory.resolve("x.run"), victim);
        try (var run = RunDirectory.make(path)) {
            assertThat(run.path()).isDirectory().isNotEqualTo(victim);
            assertThat(Files.isSymbolicLink(path)).isFalse();
        }
        assertThat(victim.resolve("precious")).hasContent("precious");
    }
}
