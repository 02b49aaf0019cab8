package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.config.model.SurfaceDefinition.DumpDefinition;

class SurfaceTest {

    @Test
    void theDefaultsAreThoseOfAConfigurationWithoutAWordAboutIt() {
        assertThat(TextFiles.load("global_defs {\n}\n").surface()).isEqualTo(SurfaceDefinition.DEFAULT);
        assertThat(SurfaceDefinition.DEFAULT)
                .isEqualTo(new SurfaceDefinition(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        new DumpDefinition(Optional.empty(), Optional.empty(), Optional.empty(), false, 1)));
    }

    @Test
    void everyPropertyIsRead() {
        Loaded loaded = TextFiles.load(
                """
                net_namespace blue
                instance left
                global_defs {
                    state_dump_file /var/a.data
                    stats_dump_file /var/a.stats
                    json_dump_file /var/a.json
                    data_use_instance
                    json_version 2
                }
                """);
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.surface())
                .isEqualTo(new SurfaceDefinition(
                        Optional.of("left"),
                        true,
                        Optional.of("blue"),
                        new DumpDefinition(
                                Optional.of(Path.of("/var/a.data")),
                                Optional.of(Path.of("/var/a.stats")),
                                Optional.of(Path.of("/var/a.json")),
                                true,
                                2)));
    }

    @Test
    void aDirectoryForPidFilesCanBeWantedWithoutAnInstanceName() {
        assertThat(TextFiles.load("use_pid_dir\n").surface().pidDirectory()).isTrue();
    }
}
