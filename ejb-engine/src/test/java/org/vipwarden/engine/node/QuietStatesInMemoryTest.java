package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.node.LoopReport.StandsStill;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.Standing;

/** What is told of routers that change nothing. */
class QuietStatesInMemoryTest {
    private final MemoryNetwork network = new MemoryNetwork();
    private final LoopsInMemory loops = new LoopsInMemory(network);
    private final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
    private MemoryKernel kernel;
    private Loop loop;

    @BeforeEach
    void startLoop() {
        kernel = network.host("a");
        kernel.addLink("eth0", network.segment("wire"), Cidr.parse("10.0.0.1/24"));
        loop = loops.start(kernel, reports::add);
    }

    @AfterEach
    void end() throws InterruptedException {
        loops.end();
    }

    private void startRouter() {
        loop.post(roster -> {
            roster.start(List.of(Instances.v3().setting()));
            roster.verdict("VI_1", Standing.CLEAR);
        });
        network.advance(Duration.ofSeconds(5));
    }

    private void stopRouter() {
        loop.post(roster -> roster.stop("VI_1", Cause.SHUTDOWN));
        network.advance(Duration.ofSeconds(5));
    }

    private List<Cause> causes() {
        return reports.stream()
                .filter(StandsStill.class::isInstance)
                .map(report -> ((StandsStill) report).reason().cause())
                .toList();
    }

    @Test
    void aRouterThatCannotTakePartSaysSoOnceAndAtItsEnd() {
        kernel.setUp("eth0", false);
        startRouter();
        assertThat(causes()).containsExactly(Cause.INTERFACE_DOWN);
        stopRouter();
        assertThat(causes()).containsExactly(Cause.INTERFACE_DOWN, Cause.SHUTDOWN);
    }

    @Test
    void aRouterThatTakesPartTellsItsRolesOnly() {
        startRouter();
        stopRouter();
        assertThat(causes()).isEmpty();
        assertThat(reports).anyMatch(RoleChanged.class::isInstance);
    }

    @Test
    void aFaultThatComesLaterIsAChangeAndItsEndIsNot() {
        startRouter();
        kernel.setUp("eth0", false);
        network.advance(Duration.ofSeconds(5));
        assertThat(causes()).isEmpty();
        stopRouter();
        assertThat(causes()).containsExactly(Cause.SHUTDOWN);
    }
}
