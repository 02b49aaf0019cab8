package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.unit.Ipv4;

/** The wait of the real kernel: deadlines, wake, descriptors. */
class LinuxKernelNamespaceTest extends OnACable {

    @Test
    void aSocketThatGetsAClosedOnesNumberIsHeard() throws KernelRefusal {
        List<Integer> heard = new ArrayList<>();
        try (LinuxKernel peer = there.run(LinuxKernel::new);
                Kernel.AdvertSocket sender =
                        there.run(() -> peer.adverts(AdvertChannel.multicast(linkOf(peer, "v0"), Ipv4.VRRP_GROUP)))) {
            Kernel.AdvertSocket closed = here.run(() -> kernel.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP)));
            int number = closed.descriptor();
            kernel.watch(closed, () -> heard.add(-1));
            closed.close();
            Kernel.AdvertSocket receiver = here.run(() -> socketOfNumber(number));
            kernel.watch(receiver, () -> receiver.receive(packet -> heard.add(packet.ttl())));
            sender.send(THERE, Ipv4.VRRP_GROUP, 255, 1, new byte[20]);
            here.run(() -> {
                long deadline = kernel.now() + 10 * SECOND;
                while (heard.isEmpty() && kernel.now() < deadline) {
                    kernel.await(deadline);
                }
                return null;
            });
            receiver.close();
        }
        assertThat(heard).containsExactly(255);
    }

    /** Another thread of this JVM may have been given the number: it will let it go again. */
    private Kernel.AdvertSocket socketOfNumber(int number) throws KernelRefusal {
        long deadline = kernel.now() + 10 * SECOND;
        while (true) {
            Kernel.AdvertSocket socket = kernel.adverts(AdvertChannel.multicast(link, Ipv4.VRRP_GROUP));
            if (socket.descriptor() == number) {
                return socket;
            }
            socket.close();
            assertThat(kernel.now()).as("number %d is still another's", number).isLessThan(deadline);
        }
    }

    @Test
    void wakeEndsTheWaitFromAnotherThread() throws InterruptedException {
        Thread other = new Thread(kernel::wake);
        here.run(() -> {
            kernel.forget(kernel.routing());
            long start = kernel.now();
            other.start();
            kernel.await(start + 30 * SECOND);
            assertThat(kernel.now() - start).isLessThan(10 * SECOND);
            return null;
        });
        other.join();
    }

    @Test
    void aWakeBeforeTheWaitIsNotLostAndEndsOnlyOne() {
        here.run(() -> {
            kernel.forget(kernel.routing());
            kernel.wake();
            kernel.wake();
            kernel.await(Long.MAX_VALUE);
            long deadline = kernel.now() + SECOND / 20;
            kernel.await(deadline);
            assertThat(kernel.now()).isGreaterThanOrEqualTo(deadline);
            return null;
        });
    }

    @Test
    void deadlinesAreMetAndNeverEarly() {
        here.run(() -> {
            kernel.forget(kernel.routing());
            long[] late = new long[200];
            boolean realTime = kernel.preferCallingThread();
            for (int i = 0; i < late.length; i++) {
                long deadline = kernel.now() + TimeUnit.MICROSECONDS.toNanos(2300);
                kernel.await(deadline);
                late[i] = kernel.now() - deadline;
            }
            Arrays.sort(late);
            assertThat(late[0]).isNotNegative();
            System.out.printf(
                    "deadlines met after (us), SCHED_FIFO %s: median %d, p99 %d, most %d%n",
                    realTime, late[100] / 1000, late[198] / 1000, late[199] / 1000);
            return null;
        });
    }
}
