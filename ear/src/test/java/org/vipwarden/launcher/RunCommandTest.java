package org.vipwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RunCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new RunCommand(TrialNode::new))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({"STOP, 15", "RELOAD, 1", "DATA, 10", "STATS, 12", "STATS_CLEAR, 63", "JSON, 36"})
    void theNumberOfASignalIsAllThatIsSaid(String function, String number) {
        assertThat(run("--signum=" + function)).isZero();
        assertThat(out).hasToString(number + "\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "stop", "TDATA"})
    void aFunctionThatNobodyKnowsIsSaidAndFails(String function) {
        assertThat(run("--signum=" + function)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("Unknown sigfunc " + function + "\n");
    }

    @Test
    void theVersionIsWhereExportersLookForIt() {
        assertThat(run("-v")).isZero();
        assertThat(err.toString().lines().findFirst().orElseThrow().split(" ")[1])
                .isEqualTo("v2.2.7");
        assertThat(err.toString()).contains("vipwarden ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-S8", "-Slocal9", "-Smail"})
    void aFacilityThatThereIsNotIsSaidAndTheRestGoesOn(String option) {
        assertThat(run(option, "--signum=DATA")).isZero();
        assertThat(err.toString()).contains("Invalid log facility '" + option.substring(2) + "'");
        assertThat(out).hasToString("10\n");
    }

    @Test
    void anOptionThatNobodyKnowsEndsTheProgramWithOne() {
        assertThat(run("--nonsense")).isEqualTo(1);
        assertThat(err.toString()).contains("--nonsense");
    }
}
