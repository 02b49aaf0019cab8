package org.vipwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeNamesTest {

    @Test
    void nodesOnOneMachineHaveFilesOfTheirOwn() {
        assertThat(new NodeNames(Optional.empty(), Optional.empty()).pidFile())
                .hasToString("/run/vipwarden/vipwarden.pid");
        assertThat(new NodeNames(Optional.of("blue"), Optional.empty()).pidFile())
                .hasToString("/run/vipwarden/vipwarden_blue.pid");
        assertThat(new NodeNames(Optional.of("blue"), Optional.of("left")).stateDirectory())
                .hasToString("/var/lib/vipwarden_blue_left");
        assertThat(new NodeNames(Optional.empty(), Optional.of("left")).pidFile())
                .hasToString("/run/vipwarden/vipwarden_left.pid");
    }
}
