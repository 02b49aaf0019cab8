package org.vipwarden.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.tests.lab.NeedsLab;

/** A newcomer's walk: the commands that the README tells to run do what they are said to do. */
@NeedsLab
class ReadmeIT {
    private static final Path SOURCE = Path.of(System.getProperty("vipwarden.source", ".."))
            .toAbsolutePath()
            .normalize();
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** The commands for a node; CI itself runs the tests and the demo. */
    private static List<String> commands() throws IOException {
        Matcher blocks = SHELL.matcher(Files.readString(SOURCE.resolve("README.md")));
        return blocks.results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst(" +# .*", ""))
                .filter(line -> line.startsWith("./vipwarden") && !line.contains(" demo"))
                .toList();
    }

    @Test
    @Timeout(180)
    void theCommandsOfTheReadmeWork() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(4).first().asString().contains(" run -n ");
        Path walk = Path.of(getClass().getResource("/docs/walk.sh").toURI());
        Path log = Files.createTempFile("readme", ".log");
        Process process = new ProcessBuilder("unshare", "--mount", "--net", "bash", walk.toString())
                .directory(SOURCE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join("\n", commands) + "\n");
        }
        int exit = process.waitFor();
        String said = Files.readString(log);
        Files.delete(log);
        assertThat(exit).as(said).isZero();
        assertThat(said)
                .contains("VIRTUAL ROUTER", "Entering BACKUP STATE", "all commands were run")
                .doesNotContain("Exception");
    }
}
