package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals reach a script and what it has started, and nobody else. */
@Timeout(20)
class ProcessGroupTest {
    private static final int SIGKILL = 9;

    @Test
    void aScriptAndItsChildrenEndTogether() throws IOException, InterruptedException {
        Process leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 600 & echo started; wait").start();
        try (BufferedReader output = leader.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            assertThat(ProcessGroup.signal(leader.pid(), 0)).isTrue();
            assertThat(ProcessGroup.signal(leader.pid(), SIGKILL)).isTrue();
            assertThat(leader.waitFor(10, TimeUnit.SECONDS)).isTrue();
            // The pipe ends when the last process that holds it has gone: the sleeping child.
            assertThat(output.readLine()).isNull();
        }
    }

    @Test
    void aGroupThatIsGoneIsNoError() throws IOException, InterruptedException {
        Process leader = new ProcessBuilder("setsid", "true").start();
        leader.waitFor();
        assertThat(ProcessGroup.signal(leader.pid(), SIGKILL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 1L << 32})
    void aNumberThatWouldHitOthersIsRefused(long group) {
        assertThatThrownBy(() -> ProcessGroup.signal(group, SIGKILL)).isInstanceOf(IllegalArgumentException.class);
    }
}
