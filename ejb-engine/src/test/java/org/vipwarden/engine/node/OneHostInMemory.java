package org.vipwarden.engine.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.linux.memory.Segment;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;

/** A loop on one host of a network in memory, in virtual time. */
abstract class OneHostInMemory {
    final MemoryNetwork network = new MemoryNetwork();
    final Segment wire = network.segment("wire");
    final MemoryKernel kernel = network.host("a");
    final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
    final Loop loop = new Loop(kernel, InstantSource.system(), reports::add);
    final Thread thread = new Thread(loop, "a");

    @AfterEach
    void end() {
        kernel.close();
        loop.post(roster -> roster.published().forEach(r -> roster.stop(r.name(), Cause.DELETED)));
        loop.stopWhenEmpty();
    }

    void pass(double seconds) {
        network.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    Role role() {
        return loop.roster().published().iterator().next().state().role();
    }

    /** What was said to the operator. */
    List<String> sentences() {
        return reports.stream()
                .filter(Trouble.class::isInstance)
                .map(report -> ((Trouble) report).sentence())
                .toList();
    }
}
