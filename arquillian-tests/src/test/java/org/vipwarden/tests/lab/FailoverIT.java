package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.tests.lab.Cell.line;
import static org.vipwarden.tests.lab.Fate.CRASH;
import static org.vipwarden.tests.lab.Fate.ELECTION;
import static org.vipwarden.tests.lab.Fate.KILL;
import static org.vipwarden.tests.lab.Fate.PREEMPTION;
import static org.vipwarden.tests.lab.Fate.STOP;
import static org.vipwarden.tests.lab.Pairing.CONTROL;
import static org.vipwarden.tests.lab.Pairing.EITHER_ROLE;
import static org.vipwarden.tests.lab.Pairing.OURS;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of interoperation: every way of speaking goes through an election, a crash and a stop, and every scenario through version 3
 * over IPv4, with keepalived in either role. {@link VirtualMacIT} has those with a virtual MAC address.
 */
@NeedsLab
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class FailoverIT {

    /** The table; one more cell is one more word. Those that take long stand first, so that none of them is left alone at the end. */
    static Stream<Cell> cells() {
        return Stream.of(
                        line(Speech.V2_PASS, EITHER_ROLE, PREEMPTION, KILL, CRASH, ELECTION, STOP),
                        line(Speech.V2, EITHER_ROLE, CRASH, ELECTION, STOP),
                        line(Speech.V2_AH, EITHER_ROLE, CRASH, ELECTION, STOP, PREEMPTION),
                        line(Speech.V2_UNICAST, EITHER_ROLE, CRASH, ELECTION, STOP),
                        line(Speech.V2_PASS, OURS, CRASH, STOP),
                        line(Speech.V2_PASS, CONTROL, CRASH, STOP),
                        line(Speech.V3, EITHER_ROLE, Manner.values()),
                        line(Speech.V3, EITHER_ROLE, Fate.values()),
                        line(Speech.V3, OURS, Fate.values()),
                        line(Speech.V3, CONTROL, Manner.values()),
                        line(Speech.V3, CONTROL, CRASH, STOP),
                        line(Speech.V3_BOTH_CHECKSUMS, OURS, ELECTION, CRASH, STOP),
                        line(Speech.V3_HMAC, OURS, ELECTION, CRASH, STOP),
                        line(Speech.V3_OWN_GROUP, EITHER_ROLE, ELECTION, CRASH, STOP),
                        line(Speech.V3_UNICAST, EITHER_ROLE, ELECTION, CRASH, STOP),
                        line(Speech.V3_UNICAST_OLD_CHECKSUM, EITHER_ROLE, ELECTION, CRASH, STOP),
                        line(Speech.V3_IPV6, EITHER_ROLE, ELECTION, CRASH, STOP, Manner.EQUAL_PRIORITY),
                        line(Speech.V3_IPV6_UNICAST, EITHER_ROLE, ELECTION, CRASH, STOP))
                .flatMap(cells -> cells);
    }

    @Test
    void theTableHasNoGaps() {
        List<Cell> cells = cells().toList();
        assertThat(cells).doesNotHaveDuplicates();
        for (Speech speech : Speech.values()) {
            assertThat(scenarios(cells, cell -> cell.speech() == speech))
                    .as("what %s goes through", speech)
                    .contains(ELECTION, CRASH, STOP);
        }
        for (Pairing pairing : EITHER_ROLE) {
            assertThat(scenarios(
                            cells,
                            cell -> cell.speech() == Speech.V3 && cell.pairing().equals(pairing)))
                    .contains(Fate.values())
                    .contains(Manner.values());
        }
        assertThat(cells).filteredOn(cell -> cell.pairing().isInterop()).allSatisfy(cell -> assertThat(cells)
                .contains(
                        new Cell(cell.speech(), cell.scenario(), cell.pairing().mirrored())));
    }

    private static List<Scenario> scenarios(List<Cell> cells, Predicate<Cell> wanted) {
        return cells.stream().filter(wanted).map(Cell::scenario).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void theAddressIsWhereTheProtocolSays(Cell cell) {
        try (Pair pair = new Pair(cell.pairing(), cell.speech(), cell.scenario())) {
            try {
                cell.scenario().play(pair);
                assertThat(pair.longestDoubleHold(pair.vip()))
                        .as("time during which both living nodes held the address")
                        .isLessThanOrEqualTo(Timing.NOISE);
                pair.assertNothingRefused();
            } catch (AssertionError | RuntimeException e) {
                e.addSuppressed(new AssertionError(pair.story()));
                throw e;
            }
        }
    }
}
