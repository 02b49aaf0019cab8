package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as strtol(3) with base 0 reads them. */
class FileValueTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            '',           0
            10,           10
            '10\n',       10
            -254,         -254
            +7,           7
            ' \t\n 12 x', 12
            0x10,         16
            -0XfF,        -255
            010,          8
            08,           0
            0,            0
            0x,           0
            abc,          0
            12abc,        12
            1.5,          1
            '- 1',        0
            --1,          0
            2147483647,   2147483647
            -2147483648,  -2147483648
            """)
    void aNumberIsReadAsStrtolDoes(String text, int value) {
        String content = text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(FileValue.number(content)).contains(value);
    }

    @Test
    void aNumberBeyond32BitsChangesNothing() {
        assertThat(FileValue.number("2147483648")).isEmpty();
        assertThat(FileValue.number("-2147483649")).isEmpty();
        assertThat(FileValue.number("99999999999999999999999999")).isEmpty();
    }

    @Test
    void onlyTheFirst127BytesCount() throws IOException {
        Path file = directory.resolve("prio");
        Files.writeString(file, " ".repeat(126) + "12");
        assertThat(FileValue.of(file)).contains(new FileValue(1, "read from " + file));
        Files.writeString(file, "7" + "\0" + "5");
        assertThat(FileValue.of(file).map(FileValue::value)).isEqualTo(Optional.of(7));
    }

    @Test
    void whatIsNoFileIsZero() {
        assertThat(FileValue.of(directory)).contains(new FileValue(0, directory + " is not a regular file"));
        Path missing = directory.resolve("missing");
        assertThat(FileValue.of(missing)).contains(new FileValue(0, "there is no " + missing));
    }
}
