package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.config.text.Place;

class ConfigurationLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void aMissingConfigurationIsAValueAndExitCode6() {
        Loaded loaded = TextFiles.load(Map.of());
        assertThat(loaded.configuration()).isEmpty();
        assertThat(loaded.exitCode()).isEqualTo(6);
        assertThat(loaded.diagnostics())
                .extracting(Diagnostic::headline)
                .containsExactly("keepalived.conf: error: there is no such file");
    }

    @Test
    void aMissingOwnFileMeansDefaults() {
        Loaded loaded = TextFiles.load(Map.of("keepalived.conf", "global_defs { router_id a }"));
        assertThat(loaded.isClean()).isTrue();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.configuration().orElseThrow().own()).isEqualTo(OwnDefinitions.DEFAULT);
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsReported() {
        Loaded loaded = ConfigurationLoader.load(
                directory, directory.resolve("none"), TextFiles.surroundings(ConfigurationFiles.ON_DISK));
        assertThat(loaded.configuration()).isEmpty();
        assertThat(loaded.diagnostics()).singleElement().satisfies(diagnostic -> assertThat(diagnostic.severity())
                .isEqualTo(Severity.ERROR));
    }

    @Test
    void filesOnDiskAreReadTogetherWithWhatTheyInclude() throws IOException {
        Path main = directory.resolve("keepalived.conf");
        Files.createDirectory(directory.resolve("conf.d"));
        Files.writeString(main, "include conf.d/*.conf\n");
        Files.writeString(directory.resolve("conf.d/a.conf"), "global_defs {\n  router_id included\n}\n");
        Files.write(directory.resolve("conf.d/b.conf"), new byte[] {'#', (byte) 0xe4, '\n'});
        Loaded loaded = ConfigurationLoader.load(
                main, directory.resolve("vipwarden.conf"), TextFiles.surroundings(ConfigurationFiles.ON_DISK));
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.configuration().orElseThrow().global().routerId()).isEqualTo("included");
    }

    @Test
    void aValueLeadsBackToItsLine() {
        Loaded loaded = TextFiles.load(
                """
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 1
                    priority 10
                    priority 20
                }
                """);
        Node instance = loaded.tree().orElseThrow().child("vrrp_instance", "a").orElseThrow();
        Optional<Place> place = instance.last(InstanceKeywords.PRIORITY).map(Node::argumentPlace);
        assertThat(instance.get(InstanceKeywords.PRIORITY)).isEqualTo(20);
        assertThat(place).contains(new Place("keepalived.conf", 5, 14, 2, "    priority 20"));
    }

    @Test
    void thisMachineHasAHostNameAndRoot() {
        Surroundings here = Surroundings.ofThisMachine();
        assertThat(here.hostName()).isNotBlank();
        assertThat(here.userExists().test("root")).isTrue();
        assertThat(here.userExists().test("nobody of that name")).isFalse();
    }

    @Test
    void definitionsThatMultiplyEndSoon() {
        StringBuilder text = new StringBuilder("$M= \\\n");
        text.append("$M \\\n".repeat(20)).append("$M\n$A=$A$A$A$A\n$M\n$A\n");
        Loaded loaded = TextFiles.load(text.toString());
        assertThat(loaded.exitCode()).isEqualTo(5);
        assertThat(loaded.diagnostics())
                .anySatisfy(diagnostic -> assertThat(diagnostic.message()).contains("leads back to itself"));
    }

    @Test
    void aLongChainOfDefinitionsDoesNotExhaustTheStack() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("$D").append(i).append("= \\\n$D").append(i + 1).append(" \\\nx\n");
        }
        Loaded loaded = TextFiles.load(text.append("$D0\n").toString());
        assertThat(loaded.exitCode()).isEqualTo(5);
    }
}
