package org.vipwarden.engine.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;

/** Hosts with threads of their own see one clock, and take their turns in the same order every time. */
@Timeout(60)
class MemoryLoopTest {
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();
    private final MemoryNetwork network = new MemoryNetwork();
    private final Segment segment = network.segment("lan");
    private final List<String> diary = Collections.synchronizedList(new ArrayList<>());
    private final List<Beacon> beacons = new ArrayList<>();

    /** Sends a packet every 100 ms and writes down what it hears: an engine's loop, made small. */
    private final class Beacon implements Runnable {
        private final MemoryKernel kernel;
        private final Ipv4 address;
        private final Kernel.AdvertSocket socket;
        private final Thread thread;
        private volatile boolean stopping;
        private long due;

        Beacon(String name, String address) throws KernelRefusal {
            this.address = Ipv4.parse(address);
            kernel = network.host(name);
            socket = kernel.adverts(AdvertChannel.multicast(
                    kernel.addLink("eth0", segment, new Cidr(this.address, 24)), Ipv4.VRRP_GROUP));
            kernel.watch(socket, () -> socket.receive(packet -> note("hears " + packet.source())));
            due = kernel.now() + INTERVAL;
            thread = new Thread(this, name);
            beacons.add(this);
        }

        void start() {
            thread.start();
            kernel.awaitLoop();
        }

        private boolean note(String what) {
            return diary.add((kernel.now() / 1_000_000) % 100_000 + " " + kernel.name() + " " + what);
        }

        @Override
        public void run() {
            while (!stopping) {
                kernel.await(due);
                if (kernel.now() >= due) {
                    note("sends");
                    socket.send(address, Ipv4.VRRP_GROUP, 255, 1, new byte[8]);
                    due += INTERVAL;
                }
            }
        }

        void stop() throws InterruptedException {
            stopping = true;
            kernel.close();
            thread.join();
        }
    }

    @AfterEach
    void stopTheThreads() throws InterruptedException {
        for (Beacon beacon : beacons) {
            beacon.stop();
        }
    }

    @Test
    void nothingHappensUntilTheClockIsMovedAndThenInOrder() throws KernelRefusal {
        new Beacon("a", "192.0.2.1").start();
        new Beacon("b", "192.0.2.2").start();
        network.settle();
        assertThat(diary).isEmpty();
        network.advance(Duration.ofMillis(199));
        assertThat(diary)
                .containsExactly("100 a sends", "100 b hears 192.0.2.1", "100 b sends", "100 a hears 192.0.2.2");
        network.advance(Duration.ofMillis(1));
        assertThat(diary).hasSize(8);
    }

    @Test
    void twoRunsAreTheSame() throws KernelRefusal, InterruptedException {
        List<String> first = new MemoryLoopTest().run();
        List<String> second = new MemoryLoopTest().run();
        assertThat(second).hasSizeGreaterThan(500).isEqualTo(first);
    }

    private List<String> run() throws KernelRefusal, InterruptedException {
        for (int i = 1; i <= 3; i++) {
            new Beacon("host" + i, "192.0.2." + i).start();
        }
        network.advance(Duration.ofSeconds(6));
        List<String> written = List.copyOf(diary);
        stopTheThreads();
        return written;
    }

    @Test
    void wakeLetsAHostGoOnWhileTheClockStands() throws KernelRefusal {
        Beacon a = new Beacon("a", "192.0.2.1");
        a.start();
        long before = network.now();
        a.due = before; // it is parked: its next turn sees this, as a loop sees its mailbox
        a.kernel.wake();
        network.settle();
        assertThat(diary).containsExactly("0 a sends");
        assertThat(network.now()).isEqualTo(before);
    }

    @Test
    void aFrozenHostSleepsThroughAndThenHearsWhatCameMeanwhile() throws KernelRefusal {
        Beacon a = new Beacon("a", "192.0.2.1");
        Beacon b = new Beacon("b", "192.0.2.2");
        a.start();
        b.start();
        b.kernel.freeze();
        network.advance(Duration.ofMillis(250));
        assertThat(diary).containsExactly("100 a sends", "200 a sends");
        b.kernel.thaw();
        network.settle();
        assertThat(diary).contains("250 b hears 192.0.2.1", "250 b sends");
    }
}
