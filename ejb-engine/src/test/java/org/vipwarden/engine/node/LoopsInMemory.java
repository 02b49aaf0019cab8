package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.vrrp.Cause;

/** The loops of a test on hosts in memory, each on a thread of its own; all end with {@link #end()}. */
final class LoopsInMemory {
    /** Longer than the hand-over of any router here. */
    private static final Duration FAREWELL = Duration.ofMinutes(1);
    /** In real time: a loop that has nothing left to do ends at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MemoryNetwork network;
    private final List<Running> all = new ArrayList<>();

    private record Running(MemoryKernel kernel, Loop loop, Thread thread) {}

    LoopsInMemory(MemoryNetwork network) {
        this.network = network;
    }

    /** A loop that runs and waits for its first message. */
    Loop start(MemoryKernel kernel, Consumer<LoopReport> reports) {
        Loop loop = new Loop(kernel, InstantSource.system(), reports);
        Thread thread = new Thread(loop, kernel.name());
        thread.start();
        kernel.awaitLoop();
        all.add(new Running(kernel, loop, thread));
        return loop;
    }

    /** A router that resigns needs time to end, and a loop whose network stands still would never end. */
    void end() throws InterruptedException {
        for (Running running : all) {
            running.kernel.thaw();
            running.loop.post(roster -> roster.published().forEach(r -> roster.stop(r.name(), Cause.DELETED)));
        }
        network.settle();
        network.advance(FAREWELL);
        for (Running running : all) {
            running.kernel.close();
            running.loop.stopWhenEmpty();
            running.thread.join(PATIENCE.toMillis());
            assertThat(running.thread.isAlive())
                    .as("the loop of %s still runs", running.kernel)
                    .isFalse();
        }
        all.clear();
    }
}
