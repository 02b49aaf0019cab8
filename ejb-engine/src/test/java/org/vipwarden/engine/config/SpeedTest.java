package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The largest configurations are read in a time that grows with their size, and no faster. */
class SpeedTest {
    private static final String INSTANCES =
            """
            $I= \\
            track_file offset.${IF}.${NUM}.${ID} { \\
                file "${_PWD}/files/${IF}.${NUM}.${ID}" \\
                weight -100 \\
            } \\
            vrrp_instance vrrp.${IF}.${NUM}.${ID} { \\
                interface bond${IF}.${NUM} \\
                virtual_router_id ${ID} \\
                priority 130 \\
                virtual_ipaddress { \\
                    10.${IF}.${NUM}.${ID}/24 \\
                } \\
                track_file { \\
                    offset.${IF}.${NUM}.${ID} \\
                } \\
            }
            ~SEQ(IF, 0, %d) ~SEQ(NUM, 0, 31) ~SEQ(ID, 1, 254) $I
            """;
    private static final int GENEROUS = 4;

    @Test
    void sixtyFiveThousandInstancesTakeEightTimesAsLongAsEightThousand() {
        cpuSeconds(() -> load(0));
        double eighth = cpuSeconds(() -> load(0));
        double all = cpuSeconds(() -> load(7));
        assertThat(all).as("against %s s for an eighth", eighth).isLessThan(8 * GENEROUS * eighth);
    }

    private static int load(int lastInterface) {
        Loaded loaded = TextFiles.load(INSTANCES.formatted(lastInterface));
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.configuration().orElseThrow().instances()).hasSize((lastInterface + 1) * 32 * 254);
        return loaded.exitCode();
    }

    /** Of this thread alone: what else the machine does is not counted. */
    private static double cpuSeconds(Supplier<Integer> work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(work.get()).isZero();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }
}
