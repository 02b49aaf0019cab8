package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.Daemon;

/**
 * The dump files that keepalived's signals ask for are keepalived's, line by line and key by key: the same configuration and the same
 * events for both, then the same signals, by the numbers that each of them says. Every difference stands in a table with its reason.
 */
@NeedsLab
@Timeout(240)
class DumpsLikeKeepalivedIT {
    /** Sections of {@code keepalived.data} that are about keepalived's own machinery. */
    private static final Set<String> THEIR_SECTIONS =
            Set.of("------< Global definitions >------", "------< VRRP Sockpool >------", "------< Interfaces >------");

    private static final Deviations DEVIATIONS = Deviations.read();
    private static Dumped theirs;
    private static Dumped ours;

    @BeforeAll
    static void dumpBoth() {
        theirs = Dumped.by(Daemon.KEEPALIVED);
        ours = Dumped.by(Ours.VIPWARDEN.with("--dump-dir", "{files}"));
    }

    @Test
    void theDataIsTheSameLineByLine() {
        assertThat(DEVIATIONS.ofOurs(ours.data().lines()))
                .containsExactlyElementsOf(DEVIATIONS.of(withoutTheirSections(theirs.data())));
    }

    private static Stream<String> withoutTheirSections(String data) {
        List<String> kept = new ArrayList<>();
        boolean theirOwn = false;
        for (String line : data.lines().toList()) {
            theirOwn = line.startsWith("------<") ? THEIR_SECTIONS.contains(line) : theirOwn;
            if (!theirOwn) {
                kept.add(line);
            }
        }
        return kept.stream();
    }

    @Test
    void theJsonIsTheSameMemberByMember() {
        assertThat(DEVIATIONS.ofOurs(members(ours.json())))
                .containsExactlyElementsOf(DEVIATIONS.of(members(theirs.json())));
    }

    /** Every value with the way to it, in the order of the text. */
    private static Stream<String> members(String json) {
        List<String> lines = new ArrayList<>();
        walk("", JsonParser.parseString(json), lines);
        return lines.stream();
    }

    private static void walk(String path, JsonElement element, List<String> lines) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(e -> walk(path + "." + e.getKey(), e.getValue(), lines));
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                walk(path + "[" + i + "]", element.getAsJsonArray().get(i), lines);
            }
        } else {
            lines.add(path + " = " + element);
        }
    }

    @Test
    void theJsonIsWrittenByteForByteTheSame() {
        // What a parser does not see: blanks, escapes, how a number is written, the end of the file.
        assertThat(shape(ours.json())).isEqualTo(shape(theirs.json()));
    }

    private static String shape(String json) {
        return json.replaceAll("\"auth_ext_\\w+\":\\d+,|\"track_process\":\\[[^]]*\\],", "")
                .replaceAll("(\"last_transition\":)\\d+\\.\\d{6}", "$1~")
                .replaceAll("(\"auth_data\":)\"[^\"]*\"", "$1~")
                .replaceAll("(\"advert_(?:rcvd|sent)\":)\\d+", "$1~");
    }

    @Test
    void theStatisticsAreTheSameLineByLine() {
        assertThat(DEVIATIONS.ofOurs(ours.statistics().lines()))
                .containsExactlyElementsOf(DEVIATIONS.of(theirs.statistics().lines()));
    }

    @Test
    void afterTheSignalThatClearsThemTheCountersBeginAnew() {
        for (Dumped dumped : List.of(theirs, ours)) {
            assertThat(ExporterReader.counters(dumped.statistics()).get("VI_MASTER"))
                    .containsEntry("Became master", 1);
            assertThat(ExporterReader.counters(dumped.cleared()).get("VI_MASTER"))
                    .containsEntry("Became master", 0);
            assertThat(ExporterReader.counters(dumped.cleared())
                            .get("VI_MASTER")
                            .get("Advertisements / Sent"))
                    .isLessThan(ExporterReader.counters(dumped.statistics())
                            .get("VI_MASTER")
                            .get("Advertisements / Sent"));
        }
    }

    @Test
    void theNumbersOfTheSignalsAreTheSame() {
        assertThat(ours.numbers()).isEqualTo(theirs.numbers()).hasSize(6);
    }

    @Test
    void anExporterReadsTheSame() {
        Map<String, ExporterReader.Instance> instances = ExporterReader.instances(ours.data());
        assertThat(instances).isEqualTo(ExporterReader.instances(theirs.data())).hasSize(6);
        assertThat(instances.get("VI_MASTER").addresses()).hasSize(4).contains("192.0.2.10/24 on eth0");
        assertThat(ExporterReader.scripts(ours.data()).keySet())
                .isEqualTo(ExporterReader.scripts(theirs.data()).keySet());
        assertThat(ExporterReader.counters(ours.statistics()).keySet())
                .isEqualTo(ExporterReader.counters(theirs.statistics()).keySet());
        ExporterReader.counters(ours.statistics()).forEach((name, counters) -> assertThat(counters.keySet())
                .isEqualTo(
                        ExporterReader.counters(theirs.statistics()).get(name).keySet()));
    }

    @AfterAll
    static void everyRowOfTheTableIsTrue() {
        assertThat(DEVIATIONS.unused()).isEmpty();
    }
}
