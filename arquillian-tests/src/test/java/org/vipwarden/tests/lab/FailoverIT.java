package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.LabNode;

/** Every pairing of daemons goes through every scenario, in both versions of the protocol. */
@NeedsLab
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class FailoverIT {

    static Stream<Cell> cells() {
        return Stream.of(
                        Cell.all(Ours.VIPWARDEN, Ours.VIPWARDEN),
                        Cell.all(Ours.VIPWARDEN, Daemon.KEEPALIVED),
                        Cell.all(Daemon.KEEPALIVED, Ours.VIPWARDEN),
                        // The control: what the lab itself measures on the daemon that we compare ourselves with.
                        Cell.all(Daemon.KEEPALIVED, Daemon.KEEPALIVED))
                .flatMap(cells -> cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void theAddressIsWhereTheProtocolSays(Cell cell) {
        try (Pair pair = new Pair(cell.preferred(), cell.other(), Timing.of(cell.version()))) {
            try {
                cell.scenario().play(pair);
                assertThat(pair.longestDoubleHold())
                        .as("time during which both living nodes held the address")
                        .isLessThanOrEqualTo(Timing.NOISE);
                assertNothingRefused(pair);
            } catch (AssertionError | RuntimeException e) {
                e.addSuppressed(new AssertionError(pair.story()));
                throw e;
            }
        }
    }

    /** A keepalived that still runs has not had to refuse a single packet. */
    private static void assertNothingRefused(Pair pair) {
        for (LabNode node : List.of(pair.preferred, pair.other)) {
            if (node.daemon().equals(Daemon.KEEPALIVED) && node.isRunning()) {
                assertThat(KeepalivedStatistics.errors(node))
                        .as("packets that keepalived on %s refused", node.host().label())
                        .isNotEmpty()
                        .allSatisfy((counter, count) ->
                                assertThat(entry(counter, count)).isEqualTo(entry(counter, 0)));
            }
        }
    }
}
