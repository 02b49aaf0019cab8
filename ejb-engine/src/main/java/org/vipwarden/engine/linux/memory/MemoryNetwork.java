package org.vipwarden.engine.linux.memory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.vipwarden.engine.unit.IpAddress;

/**
 * Hosts, the segments that join them, and the one clock that all of them see.
 *
 * <p><b>Time stands still until the test moves it.</b> A {@linkplain #host host} is driven by a thread of the program under test,
 * which blocks in {@link MemoryKernel#await} as it would in Linux. {@link #advance} moves the clock from one due moment to the next;
 * at each, the hosts that have something to do run one after the other, in the order in which they were made, each until it waits
 * again. So a run is the same every time, as long as nothing but the clock and the network wakes the hosts. A host that another
 * thread wakes (a command, a policy's verdict) runs at once, at the time that it is; {@link #settle} waits until all is quiet.
 *
 * <p>An {@linkplain #observer observer} is driven by the test itself: when it waits, it moves the clock. Tests without threads have
 * only observers.
 *
 * <p>Everything here may be called from any thread, but {@link #advance} and {@link #settle} not from a host's.
 */
public final class MemoryNetwork {
    /** How long, in real time, a host may take to come back to its wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Not zero, so that a program that takes the time for a duration is found out. */
    private static final long START = TimeUnit.HOURS.toNanos(1);

    private final List<MemoryKernel> hosts = new ArrayList<>();
    private final PriorityQueue<Appointment> appointments =
            new PriorityQueue<>(Comparator.comparingLong(Appointment::due).thenComparing(Appointment::order));
    private final List<Sent> sent = new ArrayList<>();
    private final List<Announced> announced = new ArrayList<>();
    private long now = START;
    private long order;
    private int descriptors;

    /** A packet that a host has sent. */
    public record Sent(long at, String host, String link, IpAddress source, IpAddress destination, ByteBuffer payload) {
        /** A view of its own for every reader. */
        @Override
        public ByteBuffer payload() {
            return payload.duplicate();
        }
    }

    /** A gratuitous ARP request that a host has sent. */
    public record Announced(long at, String host, String link, IpAddress address) {}

    /** Something that happens when the clock comes to it. */
    private record Appointment(long due, long order, Runnable action) {}

    /** Makes a host that a thread of the program under test will drive. */
    public synchronized MemoryKernel host(String name) {
        return add(new MemoryKernel(this, name, false));
    }

    /** Makes a host that the test drives. */
    public synchronized MemoryKernel observer(String name) {
        return add(new MemoryKernel(this, name, true));
    }

    private MemoryKernel add(MemoryKernel host) {
        hosts.add(host);
        return host;
    }

    /** Makes a segment: a wire to which links of hosts are joined. */
    public Segment segment(String name) {
        return new Segment(this, name);
    }

    /** The time, in nanoseconds. */
    public synchronized long now() {
        return now;
    }

    /** Moves the clock, stopping wherever something is due. */
    public synchronized void advance(Duration duration) {
        advanceTo(now + duration.toNanos());
    }

    /** Waits until every host has nothing to do before the clock moves. */
    public synchronized void settle() {
        awaitPatiently(() -> hosts.stream().noneMatch(MemoryKernel::isBusy), "every host to come to rest");
    }

    /** Every packet that was sent so far, whether it arrived or not. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Every announcement so far. */
    public synchronized List<Announced> announced() {
        return List.copyOf(announced);
    }

    void advanceTo(long target) {
        settle();
        for (OptionalLong next = nextMoment(); next.isPresent() && next.getAsLong() <= target; next = nextMoment()) {
            moveTo(next.getAsLong());
            settle();
        }
        moveTo(target);
    }

    /** Moves the clock to the next due moment, at most up to the limit; false when there is none. */
    boolean advanceOnce(long limit) {
        settle();
        long next = Math.min(limit, nextMoment().orElse(Long.MAX_VALUE));
        if (next == Long.MAX_VALUE) {
            return false;
        }
        moveTo(next);
        settle();
        return true;
    }

    private void moveTo(long moment) {
        now = Math.max(now, moment);
        while (!appointments.isEmpty() && appointments.peek().due() <= now) {
            appointments.remove().action().run();
        }
        notifyAll();
    }

    private OptionalLong nextMoment() {
        LongStream deadlines = hosts.stream().filter(MemoryKernel::isParked).mapToLong(MemoryKernel::deadline);
        LongStream due = appointments.stream().mapToLong(Appointment::due);
        return LongStream.concat(deadlines, due)
                .filter(moment -> moment != Long.MAX_VALUE)
                .min();
    }

    /** Whether a host that waits may go on: it has something to do, nobody else is running, and it is its turn. */
    boolean mayRun(MemoryKernel host) {
        for (MemoryKernel other : hosts) {
            if (other != host && other.isRunning()) {
                return false;
            }
        }
        return hosts.stream().filter(MemoryKernel::isReady).findFirst().orElse(null) == host;
    }

    /** Waits in real time, but not for ever. */
    void awaitPatiently(BooleanSupplier condition, String what) {
        if (!awaitUntil(condition, PATIENCE.toNanos())) {
            throw new IllegalStateException("waited " + PATIENCE + " for " + what + "; hosts: " + hosts);
        }
    }

    /** Waits, letting others go on meanwhile. Linux's epoll_wait does not end when the thread is interrupted either. */
    boolean awaitUntil(BooleanSupplier condition, long realNanos) {
        long start = System.nanoTime();
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(realNanos - (System.nanoTime() - start));
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return condition.getAsBoolean();
    }

    void at(long due, Runnable action) {
        appointments.add(new Appointment(due, order++, action));
    }

    int newDescriptor() {
        return ++descriptors;
    }

    void record(Sent packet) {
        sent.add(packet);
    }

    void record(Announced announcement) {
        announced.add(announcement);
    }

    void changed() {
        notifyAll();
    }
}
