package org.vipwarden.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
    private static final Instant AT = Instant.parse("2026-11-20T18:00:00.123456789Z");

    @ParameterizedTest
    @MethodSource("org.vipwarden.engine.journal.Samples#happenings")
    void everyHappeningComesBackAsItWas(Happening happening) {
        Entry entry = new Entry(42, AT, happening);
        String line = EntryCodec.encode(entry);
        assertThat(line).doesNotContain("\n");
        assertThat(EntryCodec.decode(line)).contains(entry);
    }

    @Test
    void thereIsASampleOfEveryHappening() {
        assertThat(Samples.happenings().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(Happening.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    }

    @Test
    void theLineIsReadableByOtherTools() {
        Entry entry = new Entry(1, AT, Samples.happenings().get(0));
        assertThat(EntryCodec.encode(entry))
                .isEqualTo("{\"sequence\":1,\"at\":\"2026-11-20T18:00:00.123456789Z\",\"type\":\"router-changed\","
                        + "\"transition\":{\"router\":\"VI_1\",\"vrid\":51,\"from\":\"ACTIVE\",\"to\":\"BACKUP\",\"reason\":{"
                        + "\"cause\":\"HIGHER_PRIORITY\",\"detail\":\"\",\"peer\":{\"address\":\"10.0.0.2\",\"priority\":96},"
                        + "\"base\":99,\"effective\":79,\"waitedNanos\":0,\"grounds\":[{\"rule\":\"Script weight\","
                        + "\"effect\":\"priority -20\",\"because\":\"chk_nginx is down\"}]}},\"sentence\":\"gave up:"
                        + " chk_nginx is down, priority 99 - 20 = 79, and 10.0.0.2 (priority 96) took over\"}");
    }

    @ParameterizedTest
    @MethodSource("org.vipwarden.engine.journal.Samples#happenings")
    void aLineTornAnywhereIsNoEntry(Happening happening) {
        String line = EntryCodec.encode(new Entry(42, AT, happening));
        for (int length = 0; length < line.length(); length++) {
            assertThat(EntryCodec.decode(line.substring(0, length)))
                    .as("torn at %d", length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "{}",
                "{\"sequence\":1,\"at\":\"2026-11-20T18:00:00Z\",\"type\":\"no-such-type\",\"subject\":\"a\"}",
                "{\"sequence\":1,\"at\":\"2026-11-20T18:00:00Z\",\"type\":\"warning\",\"subject\":\"a\"}",
                "{\"sequence\":1,\"at\":\"yesterday\",\"type\":\"warning\",\"subject\":\"a\",\"sentence\":\"b\"}",
                "{\"sequence\":1,\"at\":\"2026-11-20T18:00:00Z\",\"type\":\"health-changed\",\"kind\":\"script\","
                        + "\"subject\":\"a\",\"now\":\"NO_SUCH_HEALTH\",\"sentence\":\"b\"}",
                "\u0000\u0000\u0000"
            })
    void whatIsNoEntryIsRefused(String line) {
        assertThat(EntryCodec.decode(line)).isEmpty();
    }
}
