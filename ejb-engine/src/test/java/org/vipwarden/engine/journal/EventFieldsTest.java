package org.vipwarden.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

class EventFieldsTest {
    private static Map<String, String> fields(Happening happening) {
        return EventFields.of(new Entry(7, Instant.EPOCH, happening));
    }

    @Test
    void aChangeOfRole() {
        Transition taken = Samples.transition(Role.BACKUP, Role.ACTIVE, Samples.timeout());
        assertThat(fields(new Happening.RouterChanged(taken, "became Active")))
                .containsExactly(
                        entry("event", "router-changed"),
                        entry("sequence", "7"),
                        entry("subject", "VI_1"),
                        entry("vrid", "51"),
                        entry("from", "BACKUP"),
                        entry("to", "MASTER"),
                        entry("cause", "master-timeout"),
                        entry("priority", "96"),
                        entry("peer", "10.0.0.1"));
    }

    @Test
    void everyHappeningHasThreeOfThemAndNoneIsEmpty() {
        List<Happening> all = Samples.happenings();
        assertThat(all).allSatisfy(happening -> {
            assertThat(fields(happening)).containsKeys("event", "sequence", "subject");
            assertThat(fields(happening).values()).doesNotContain("");
        });
    }

    @Test
    void theLineOfOneThatCannotBeginIsAsPeopleLookForIt() {
        Happening.RouterStands stands =
                new Happening.RouterStands("VI_1", Story.standing(Samples.because(Cause.INTERFACE_DOWN, "eth0")));
        assertThat(Story.line(stands)).isEqualTo("(VI_1) Entering FAULT STATE (init): cannot take part: eth0 is down");
    }
}
