package org.vipwarden.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.model.Authentication;

/** People copy the example, and the story counts on its numbers. */
class ExamplesTest {

    @ParameterizedTest
    @CsvSource({"node1, 99", "node2, 96"})
    void theExampleIsCleanAndSaysWhatTheStoryTells(String node, int priority, @TempDir Path here) throws IOException {
        for (String name : List.of("keepalived.conf", "vipwarden.conf")) {
            Files.writeString(here.resolve(name), Examples.text(node + "/" + name));
        }
        var loaded = ConfigurationLoader.load(
                here.resolve("keepalived.conf"), here.resolve("vipwarden.conf"), Surroundings.ofThisMachine());

        assertThat(loaded.diagnostics()).isEmpty();
        var configuration = loaded.configuration().orElseThrow();
        var instance = configuration.instances().get(0);
        assertThat(instance.name()).isEqualTo("VI_1");
        assertThat(instance.vrid().value()).isEqualTo(51);
        assertThat(instance.priority().value()).isEqualTo(priority);
        assertThat(instance.authentication()).isEqualTo(new Authentication.Password("1111"));
        assertThat(instance.advertisedAddresses()).hasToString("[" + Stage.ADDRESS + "]");
        assertThat(configuration.own().pingNodes()).singleElement().satisfies(gateway -> assertThat(gateway.name())
                .isEqualTo("gateway"));
    }
}
