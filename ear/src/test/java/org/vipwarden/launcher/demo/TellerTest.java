package org.vipwarden.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellerTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBrokenPromiseIsMarkedAndRemembered() {
        Teller teller = new Teller(screen(false));
        Promise promise = new Promise("the outage", Duration.ofSeconds(3), "Active_Down");

        teller.judge(promise, Duration.ofSeconds(3));
        assertThat(teller.broken()).isEmpty();

        teller.judge(promise, Duration.ofSeconds(3).plus(Promise.NOISE).plusMillis(1));
        assertThat(teller.broken())
                .containsExactly("the outage 3.75 s; at most 3.00 s (and 0.75 s for a busy machine): Active_Down");
        assertThat(text()).contains("✓ the outage", "✗ the outage");
    }

    @Test
    void whereThereIsNoTerminalThereIsNothingButPlainLines() {
        Screen screen = screen(false);
        Teller teller = new Teller(screen);
        teller.chapter("Election", "Both start.");
        teller.fact("done");
        screen.show(List.of("a table"));
        assertThat(text()).doesNotContain("\u001b").doesNotContain("a table");
    }

    @Test
    void onATerminalTheStoryGoesOnAboveTheTable() {
        Screen screen = screen(true);
        screen.show(List.of("row 1", "row 2"));
        screen.say("and then");
        assertThat(text()).isEqualTo("row 1\nrow 2\n\u001b[2A\r\u001b[Jand then\nrow 1\nrow 2\n");
    }

    @Test
    void aTableThatIsTheSameIsNotPaintedAgain() {
        Screen screen = screen(true);
        screen.show(List.of("row"));
        screen.show(List.of("row"));
        assertThat(text()).isEqualTo("row\n");
    }
}
