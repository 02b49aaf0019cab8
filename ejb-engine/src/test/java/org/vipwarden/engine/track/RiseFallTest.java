package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vipwarden.rules.fact.Health;

class RiseFallTest {

    /** Results: {@code +} a success, {@code -} a failure. Healths after each: {@code U}p or {@code D}own. */
    @ParameterizedTest(name = "rise {0}, fall {1}: {2} gives {3}")
    @CsvSource({
        // rise, fall, results, healths
        "1, 1, +-+-, UDUD",
        "1, 3, +--+---, UUUUUUD",
        "3, 1, +-+++, UDDDU",
        "3, 3, +--+---++-+++, UUUUUUDDDDDDU",
        // The first result counts at once, whatever rise and fall say (measured with keepalived 2.2.7).
        "3, 3, ----+++, DDDDDDU",
        "1, 3, -+--, DUUU",
        "2, 2, -+-++, DDDDU",
    })
    void resultsInARowDecide(int rise, int fall, String results, String healths) {
        assertThat(course(RiseFall.unknown(rise, fall), results)).isEqualTo(healths);
    }

    @ParameterizedTest(name = "rise {0}, fall {1}, init_fail: {2} gives {3}")
    @CsvSource({"1, 1, +-, UD", "3, 1, +++-, DDUD", "3, 2, ++-+++--, DDDDDUUD"})
    void aFailedStartNeedsTheFullRise(int rise, int fall, String results, String healths) {
        RiseFall start = RiseFall.failed(rise, fall);
        assertThat(start.health()).isEqualTo(Health.DOWN);
        assertThat(course(start, results)).isEqualTo(healths);
    }

    @Test
    void nothingIsKnownBeforeTheFirstResult() {
        assertThat(RiseFall.unknown(2, 2).health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void theLargestRiseAndFallDoNotOverflow() {
        RiseFall up = RiseFall.unknown(Integer.MAX_VALUE, Integer.MAX_VALUE).after(true);
        assertThat(up.health()).isEqualTo(Health.UP);
        assertThat(up.after(false).health()).isEqualTo(Health.UP);
    }

    @Test
    void zeroIsRefused() {
        assertThatThrownBy(() -> RiseFall.unknown(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RiseFall.unknown(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String course(RiseFall start, String results) {
        StringBuilder healths = new StringBuilder();
        RiseFall now = start;
        for (int i = 0; i < results.length(); i++) {
            now = now.after(results.charAt(i) == '+');
            healths.append(now.health() == Health.UP ? 'U' : 'D');
        }
        return healths.toString();
    }
}
