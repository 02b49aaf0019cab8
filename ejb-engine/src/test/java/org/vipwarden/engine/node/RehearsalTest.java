package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vipwarden.engine.config.TextFiles;

/** That a rehearsal really takes over, whatever the virtual router speaks, tracks and holds. */
class RehearsalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "virtual_ipaddress { 10.0.0.100/24 }",
                "version 3\n advert_int 0.01\n virtual_ipaddress { 10.0.0.100/24 }",
                "version 3\n virtual_ipaddress { fe80::100/64 }",
                "virtual_ipaddress { 10.0.0.100/24 }\n authentication {\n auth_type AH\n auth_pass secret\n }",
                "virtual_ipaddress { 10.0.0.100/24 }\n unicast_src_ip 10.0.0.1\n unicast_peer { 10.0.0.2 }",
                "virtual_ipaddress { 10.0.0.100/24 }\n track_interface { eth7 }",
                "priority 255\n virtual_ipaddress { 10.0.0.100/24 }"
            })
    void itTakesOverAsOftenAsItSays(String words) {
        String text = "vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 51\n %s\n}\n".formatted(words);
        assertThat(Rehearsal.play(TextFiles.load(text, "")
                        .configuration()
                        .orElseThrow()
                        .instances()
                        .get(0)))
                .isEqualTo(Rehearsal.TAKEOVERS);
    }
}
