package org.vipwarden.engine.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFileTest {
    private static final int WORLD_WITH_STICKY_BIT = 01777;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("keepalived.data");
    }

    @Test
    void theFileIsItsOwnersAloneAndNothingElseStaysBehind() throws IOException {
        DumpFile.write(file, "one\n");
        DumpFile.write(file, "two\n");
        assertThat(file).hasContent("two\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(files()).containsExactly("keepalived.data");
    }

    @Test
    void aLinkIsReplacedAndWhatItNamesIsLeftAlone() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Files.createSymbolicLink(file, victim);
        DumpFile.write(file, "dump\n");
        assertThat(victim).hasContent("precious");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasContent("dump\n");
    }

    @Test
    void aSecondNameOfTheOldFileKeepsTheOldContent() throws IOException {
        Files.writeString(file, "precious");
        Path other = Files.createLink(directory.resolve("other"), file);
        DumpFile.write(file, "dump\n");
        assertThat(other).hasContent("precious");
    }

    @Test
    void whereOthersMayReplaceAFileNothingIsWritten() throws IOException {
        for (String open : new String[] {"rwxrwxrwx", "rwxrwx---", "rwx-wx-wx"}) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(open));
            assertThatThrownBy(() -> DumpFile.write(file, "dump\n"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("others may write there");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whereOnlyTheOwnerMayReplaceAFileItIsWritten() throws IOException {
        Files.setAttribute(directory, "unix:mode", WORLD_WITH_STICKY_BIT);
        DumpFile.write(file, "dump\n");
        assertThat(file).hasContent("dump\n");
    }

    @Test
    void aDirectoryThatOthersMayReplaceIsNotTrustedEither() throws IOException {
        Path inner = Files.createDirectory(directory.resolve("inner"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> DumpFile.write(inner.resolve("keepalived.data"), "dump\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aMissingDirectoryIsARefusalAndNotMade() {
        assertThatThrownBy(() -> DumpFile.write(directory.resolve("no/keepalived.data"), "dump\n"))
                .isInstanceOf(IOException.class);
        assertThat(directory.resolve("no")).doesNotExist();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
