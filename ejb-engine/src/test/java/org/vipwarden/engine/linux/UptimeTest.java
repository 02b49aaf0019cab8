package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UptimeTest {
    @Test
    void theFirstNumberCounts() {
        assertThat(Uptime.parse("350735.47 234388.90\n")).isEqualTo(Duration.ofMillis(350_735_470));
    }

    @Test
    void thisSystemHasRunForAWhile() {
        Duration first = Uptime.read();
        assertThat(first).isPositive();
        assertThat(Uptime.read()).isGreaterThanOrEqualTo(first);
    }
}
