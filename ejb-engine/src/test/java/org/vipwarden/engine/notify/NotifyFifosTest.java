package org.vipwarden.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.track.KillCall;
import org.vipwarden.engine.track.Processes;
import org.vipwarden.engine.track.ScriptLauncher;

/** Real FIFOs and real readers. */
class NotifyFifosTest {
    private static final ScriptUser US = new ScriptUser(System.getProperty("user.name"), Optional.empty());
    private static final Notice MASTER = new Notice.OfInstance("VI_1", NotifyState.MASTER, 200);
    private static final Notice BACKUP = new Notice.OfInstance("VI_1", NotifyState.BACKUP, 200);
    private static final Notice SERVER = new Notice.VirtualServerChanged("[192.0.2.10]:tcp:80", true);

    @TempDir
    private Path directory;

    private final NotifyFifos fifos = new NotifyFifos(new ScriptLauncher(new KillCall(), Optional.empty()));

    @AfterEach
    void close() {
        fifos.close();
    }

    @Test
    void aScriptReadsWhatIsToldInOrder() {
        fifos.follow(definition(Optional.of(fifo("all", Optional.of(reader("all")))), Optional.empty()));
        fifos.tell(BACKUP);
        fifos.tell(MASTER);
        await().untilAsserted(() -> assertThat(read("all"))
                .containsExactly("INSTANCE \"VI_1\" BACKUP 200", "INSTANCE \"VI_1\" MASTER 200"));
    }

    @Test
    void theOneForVrrpHearsNothingOfServers() {
        fifos.follow(definition(
                Optional.of(fifo("all", Optional.of(reader("all")))),
                Optional.of(fifo("vrrp", Optional.of(reader("vrrp"))))));
        fifos.tell(SERVER);
        fifos.tell(MASTER);
        await().untilAsserted(() -> {
            assertThat(read("all")).hasSize(2);
            assertThat(read("vrrp")).containsExactly("INSTANCE \"VI_1\" MASTER 200");
        });
    }

    @Test
    void nobodyElseMayReadItAndItIsGoneAtTheEnd() throws IOException {
        fifos.follow(definition(Optional.of(fifo("all", Optional.empty())), Optional.empty()));
        assertThat(Files.getPosixFilePermissions(directory.resolve("all")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        fifos.close();
        assertThat(directory.resolve("all")).doesNotExist();
    }

    @Test
    void oneThatWasThereStays() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("all").toString())
                        .start()
                        .waitFor())
                .isZero();
        fifos.follow(definition(Optional.of(fifo("all", Optional.of(reader("all")))), Optional.empty()));
        fifos.tell(MASTER);
        await().untilAsserted(() -> assertThat(read("all")).hasSize(1));
        fifos.close();
        assertThat(Files.exists(directory.resolve("all"))).isTrue();
    }

    @Test
    void whereNobodyReadsNobodyWaits() {
        fifos.follow(definition(Optional.of(fifo("all", Optional.empty())), Optional.empty()));
        // A pipe holds 64 KiB; this is far more. It would block for ever, and the test with it.
        IntStream.range(0, 10_000).forEach(i -> fifos.tell(MASTER));
        assertThat(directory.resolve("all")).exists();
    }

    @Test
    void whatIsNoFifoIsLeftAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("all"), "precious");
        Files.createSymbolicLink(directory.resolve("vrrp"), file);
        fifos.follow(
                definition(Optional.of(fifo("all", Optional.empty())), Optional.of(fifo("vrrp", Optional.empty()))));
        fifos.tell(MASTER);
        fifos.close();
        assertThat(file).hasContent("precious");
        assertThat(Files.isSymbolicLink(directory.resolve("vrrp"))).isTrue();
    }

    @Test
    void aReloadBeginsTheScriptAnew() {
        Command script = shell("echo $$ >> " + directory.resolve("pids") + "; exec cat \"$1\" >> " + log("all"));
        NotificationDefinition definition = definition(Optional.of(fifo("all", Optional.of(script))), Optional.empty());
        fifos.follow(definition);
        await().until(() -> lines(directory.resolve("pids")).size() == 1);
        fifos.follow(definition);
        await().until(() -> lines(directory.resolve("pids")).size() == 2);
        await().untilAsserted(() -> assertThat(Processes.ofGroup(
                        Long.parseLong(lines(directory.resolve("pids")).get(0))))
                .isEmpty());
        fifos.tell(MASTER);
        await().untilAsserted(() -> assertThat(read("all")).hasSize(1));
    }

    private NotificationDefinition definition(Optional<FifoDefinition> everything, Optional<FifoDefinition> vrrp) {
        NotificationDefinition none = NotificationDefinition.NONE;
        return new NotificationDefinition(everything, vrrp, false, none.startup(), none.shutdown(), none.mail());
    }

    private FifoDefinition fifo(String name, Optional<Command> script) {
        return new FifoDefinition(directory.resolve(name), US, script);
    }

    /** The name of the FIFO is the last argument. */
    private Command reader(String name) {
        return shell("exec cat \"$1\" >> " + log(name));
    }

    private static Command shell(String text) {
        return new Command(List.of("/bin/sh", "-c", text, "sh"), US);
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    private List<String> read(String name) {
        return lines(log(name));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
