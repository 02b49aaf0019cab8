package org.vipwarden.engine.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        "0.01, 0.01",
        "40.95, 40.95",
        "2.25, 2.25",
        "100, 100",
        "255, 255",
        "123456.7, 123457",
        "1000000, 1e+06",
        "1234567, 1.23457e+06",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "0.000012345678, 1.23457e-05",
        "999999.5, 1e+06",
        "-7.5, -7.5"
    })
    void aFractionIsWrittenAsPrintfDoes(double value, String text) {
        assertThat(Json.general(value)).isEqualTo(text);
    }

    @Test
    void membersElementsAndNestingAreSeparatedByCommasAlone() {
        Json json = new Json();
        json.array(() -> {
            json.object(() -> json.name("data")
                    .object(() -> json.field("a", "x").field("b", 1).texts("c", List.of("y", "z")))
                    .field("d", true)
                    .flag("e", false));
            json.object(() -> json.texts("nothing", List.of()).fraction("f", 0.25));
        });
        assertThat(json)
                .hasToString(
                        "[{\"data\":{\"a\":\"x\",\"b\":1,\"c\":[\"y\",\"z\"]},\"d\":true,\"e\":0},{\"f\":0.25}]\n");
    }

    @Test
    void aSlashIsEscapedAndSoIsWhatWouldEndTheText() {
        Json json = new Json();
        json.object(() -> json.field("path", "/a \"b\"\\\n\u0001é"));
        assertThat(json).hasToString("{\"path\":\"\\/a \\\"b\\\"\\\\\\n\\u0001é\"}\n");
    }

    @Test
    void aTimeHasSixDigitsBehindThePoint() {
        Json json = new Json();
        json.object(() -> json.fixed("at", new BigDecimal("1700000000.5")));
        assertThat(json).hasToString("{\"at\":1700000000.500000}\n");
    }
}
