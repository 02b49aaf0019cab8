package org.vipwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.node.StartRefused;

class PidFileTest {
    @TempDir
    private Path directory;

    @Test
    void holdsThePidReadableForAllAndIsGoneAfterwards() throws IOException, StartRefused {
        var path = directory.resolve("run/x.pid");
        try (var pid = PidFile.take(path)) {
            assertThat(path).hasContent(String.valueOf(ProcessHandle.current().pid()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-r--r--");
            assertThat(pid.beside(".run")).isEqualTo(directory.resolve("run/x.run"));
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aSecondInstanceIsToldWhoWasFirst() throws StartRefused {
        var path = directory.resolve("x.pid");
        try (var first = PidFile.take(path)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> PidFile.take(path))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage(
                            "already running as process %d, which holds %s (-p names another)",
                            ProcessHandle.current().pid(), path);
            assertThat(path).exists();
        }
    }

    @Test
    void theFileOfADeadProcessIsTakenOver() throws IOException, StartRefused {
        var path = Files.writeString(directory.resolve("x.pid"), "4194304999\n");
        try (var pid = PidFile.take(path)) {
            assertThat(pid).isNotNull();
            assertThat(path).hasContent(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aLinkThatSomebodyPreparedIsNotFollowed() throws IOException {
        var victim = Files.writeString(directory.resolve("victim"), "precious");
        var path = Files.createSymbolicLink(directory.resolve("x.pid"), victim);
        assertThatThrownBy(() -> PidFile.take(path))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("cannot write the pid file " + path)
                .hasMessageNotContaining("\n");
        assertThat(victim).hasContent("precious");
    }
}
