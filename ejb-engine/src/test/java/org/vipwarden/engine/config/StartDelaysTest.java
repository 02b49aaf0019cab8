package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vipwarden.engine.config.model.StartDelays;

class StartDelaysTest {
    @ParameterizedTest(name = "after start {0}, after boot {1}, up for {2}: {3}")
    @CsvSource({
        "PT0S,PT0S,PT5S,PT0S",
        "PT7S,PT0S,PT5S,PT7S",
        "PT7S,PT30S,PT5S,PT25S",
        "PT7S,PT30S,PT29S,PT7S",
        "PT0S,PT30S,PT31S,PT0S"
    })
    void theLongerOneCounts(Duration afterStart, Duration afterBoot, Duration uptime, Duration remaining) {
        assertThat(new StartDelays(afterStart, afterBoot).remaining(uptime)).isEqualTo(remaining);
    }
}
