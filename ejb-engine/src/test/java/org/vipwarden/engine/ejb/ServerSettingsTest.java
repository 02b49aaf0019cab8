package org.vipwarden.engine.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.node.NodeOptions;

class ServerSettingsTest {

    @Test
    void aServerThatSaysNothingGetsTheUsualPlaces() {
        assertThat(options(Map.of(), Map.of()))
                .isEqualTo(new NodeOptions(
                        Path.of("/etc/keepalived/keepalived.conf"),
                        Path.of("/etc/keepalived/vipwarden.conf"),
                        Path.of("/var/lib/vipwarden")));
    }

    @Test
    void theEnvironmentSpeaksWhereNoPropertyDoes() {
        var environment = Map.of("VIPWARDEN_CONFIGURATION", "/a/k.conf", "VIPWARDEN_STATE_DIRECTORY", "/a/state");
        assertThat(options(Map.of("vipwarden.configuration", "/b/k.conf"), environment))
                .isEqualTo(new NodeOptions(Path.of("/b/k.conf"), Path.of("/b/vipwarden.conf"), Path.of("/a/state")));
    }

    private static NodeOptions options(Map<String, String> properties, Map<String, String> environment) {
        return new ServerSettings(properties::get, environment::get).options();
    }
}
