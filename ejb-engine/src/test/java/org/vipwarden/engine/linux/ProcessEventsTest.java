package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.Needs;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.linux.wire.ProcessEvent;

/** What the real kernel tells of real processes, and where it tells nothing. */
class ProcessEventsTest {
    private static final long PATIENCE = 5_000_000_000L;

    @Test
    void aProcessThatBeginsAndEndsIsTold() throws IOException {
        try (ProcessEvents events = open();
                Waiting waiting = new Waiting()) {
            Set<ProcessEvent> seen = new HashSet<>();
            waiting.watch(events, () -> events.receive(seen::add, () -> {}));
            Process process = new ProcessBuilder("/bin/true").start();
            int pid = (int) process.pid();
            long deadline = System.nanoTime() + PATIENCE;
            while (!seen.contains(new ProcessEvent.Exited(pid)) && System.nanoTime() < deadline) {
                waiting.await(deadline);
            }
            assertThat(seen).contains(new ProcessEvent.Executed(pid), new ProcessEvent.Exited(pid));
        }
    }

    /** In a container the kernel may say no; that it then says why is the other tests' matter. */
    private static ProcessEvents open() {
        try {
            return ProcessEvents.open();
        } catch (KernelRefusal refusal) {
            throw Needs.missing(refusal.getMessage());
        }
    }

    @Test
    void anotherNetworkNamespaceIsRefusedInPlainWords() {
        try (NetworkNamespace elsewhere = new NetworkNamespace("elsewhere")) {
            KernelRefusal refusal = elsewhere.run(ProcessEventsTest::refusal);
            assertThat(refusal)
                    .hasMessage("being told of processes is not possible: "
                            + "the kernel does so in the first network namespace only");
        }
    }

    private static KernelRefusal refusal() {
        try (ProcessEvents events = ProcessEvents.open()) {
            throw new AssertionError("opened, with descriptor " + events.descriptor());
        } catch (KernelRefusal refusal) {
            return refusal;
        }
    }
}
