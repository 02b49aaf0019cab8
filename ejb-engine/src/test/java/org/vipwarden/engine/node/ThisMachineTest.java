package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.lint.Machine.Program;

class ThisMachineTest {
    private final ThisMachine machine = new ThisMachine();

    @Test
    void itKnowsItsInterfacesAndNoOthers() {
        assertThat(machine.hasInterface("lo")).isTrue();
        assertThat(machine.hasInterface("nowhere0")).isFalse();
        assertThat(machine.addresses("nowhere0")).isEmpty();
    }

    @Test
    void itFindsProgramsByPathAndByName() {
        assertThat(machine.program("/bin/sh"))
                .extracting(Program::exists, Program::executable)
                .containsOnly(true);
        assertThat(machine.program("sh"))
                .extracting(Program::exists, Program::executable)
                .containsOnly(true);
        assertThat(machine.program("/bin")).isEqualTo(Program.MISSING);
        assertThat(machine.program("no-such-program-here")).isEqualTo(Program.MISSING);
    }

    @Test
    void itSeesWhatCannotBeRunAndWhatOthersMayChange(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(
                directory.resolve("check.sh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        assertThat(machine.program(file.toString()).executable()).isFalse();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        Program open = machine.program(file.toString());
        assertThat(open.executable()).isTrue();
        assertThat(open.open()).isPresent();
    }
}
