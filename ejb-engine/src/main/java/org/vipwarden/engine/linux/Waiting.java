package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Epoll.EPOLLIN;
import static org.vipwarden.engine.linux.wire.Uapi.Epoll.EPOLL_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.Epoll.EPOLL_CTL_ADD;
import static org.vipwarden.engine.linux.wire.Uapi.Epoll.EPOLL_CTL_DEL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINTR;
import static org.vipwarden.engine.linux.wire.Uapi.Eventfd.EFD_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.Eventfd.EFD_NONBLOCK;
import static org.vipwarden.engine.linux.wire.Uapi.Time.CLOCK_MONOTONIC;
import static org.vipwarden.engine.linux.wire.Uapi.Timerfd.TFD_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.Timerfd.TFD_NONBLOCK;
import static org.vipwarden.engine.linux.wire.Uapi.Timerfd.TFD_TIMER_ABSTIME;

import java.util.Arrays;

/**
 * epoll with a timer of nanoseconds and a bell that other threads may ring.
 *
 * <p>The time-out of {@code epoll_wait} is whole milliseconds, so the deadline is a timerfd on {@code CLOCK_MONOTONIC}: the clock
 * behind {@link System#nanoTime()} on Linux. One thread waits; only {@link #ring()} is for all.
 */
public final class Waiting implements AutoCloseable {
    private static final int BATCH = 32;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    // struct epoll_event: events, then eight bytes of data; x86-64 packs it.
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final int EVENT_SIZE = PACKED ? 12 : 16;
    private static final int EVENT_DATA = PACKED ? 4 : 8;
    private static final long NEVER = Long.MAX_VALUE;
    /** The timer has fired, or nobody knows what it is set to. */
    private static final long UNSET = Long.MIN_VALUE;

    private final Descriptor epoll = new Descriptor(LibC.epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    private final Descriptor timer =
            new Descriptor(LibC.timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK), "timerfd_create");
    private final Descriptor bell = new Descriptor(LibC.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
    private final Block events = new Block(BATCH * EVENT_SIZE);
    private final Block change = new Block(EVENT_SIZE);
    private final Block setting = new Block(4 * Long.BYTES);
    private final Block tally = new Block(Long.BYTES);
    private final Block ring = new Block(Long.BYTES);
    /** By descriptor. */
    private Runnable[] actions = new Runnable[64];

    private long armed = NEVER;
    private boolean closed;

    public Waiting() {
        ring.bytes.putLong(0, 1);
        add(timer.number(), () -> armed = UNSET);
        add(bell.number(), () -> LibC.read(bell.number(), tally.address, Long.BYTES));
    }

    /** Has the action run by {@link #await} whenever the source has something to read. */
    public void watch(Kernel.Source source, Runnable whenReadable) {
        add(source.descriptor(), whenReadable);
    }

    /** Ends that. The source may have been closed before. */
    public void forget(Kernel.Source source) {
        remove(source.descriptor());
    }

    void add(int descriptor, Runnable whenReadable) {
        if (descriptor >= actions.length) {
            actions = Arrays.copyOf(actions, Math.max(descriptor + 1, actions.length * 2));
        }
        actions[descriptor] = whenReadable;
        change.bytes.putInt(0, EPOLLIN).putLong(EVENT_DATA, descriptor);
        // Asked even when an action was known: its descriptor may have been closed, and its number be another's now.
        if (LibC.epoll_ctl(epoll.number(), EPOLL_CTL_ADD, descriptor, change.address) < 0 && LibC.errno() != EEXIST) {
            throw new SystemError("epoll_ctl (add)", LibC.errno(), LibC.strerror(LibC.errno()));
        }
    }

    void remove(int descriptor) {
        if (descriptor >= 0 && descriptor < actions.length && actions[descriptor] != null) {
            actions[descriptor] = null;
            // A descriptor that was closed first has already left the set.
            LibC.epoll_ctl(epoll.number(), EPOLL_CTL_DEL, descriptor, change.address);
        }
    }

    /**
     * Waits, and runs the actions of what is readable.
     *
     * @param deadline in the time of {@link System#nanoTime()}; {@link Long#MAX_VALUE} for none
     */
    public void await(long deadline) {
        int timeout = -1;
        if (deadline - System.nanoTime() <= 0) {
            timeout = 0;
        } else {
            arm(deadline);
        }
        int ready = LibC.epoll_wait(epoll.number(), events.address, BATCH, timeout);
        while (ready < 0 && LibC.errno() == EINTR) {
            ready = LibC.epoll_wait(epoll.number(), events.address, BATCH, timeout);
        }
        LibC.require(ready, "epoll_wait");
        for (int i = 0; i < ready; i++) {
            int descriptor = (int) events.bytes.getLong(i * EVENT_SIZE + EVENT_DATA);
            // An earlier action of this batch may have removed it.
            Runnable action = descriptor < actions.length ? actions[descriptor] : null;
            if (action != null) {
                action.run();
            }
        }
    }

    /** Sets the timer unless it is set already. Setting it also takes back what it has fired. */
    private void arm(long deadline) {
        if (deadline == armed) {
            return;
        }
        long nanos = deadline == NEVER ? 0 : Math.max(1, deadline);
        // struct itimerspec: the interval, then the first time; all zero disarms.
        setting.bytes.putLong(16, nanos / NANOS_PER_SECOND).putLong(24, nanos % NANOS_PER_SECOND);
        LibC.require(LibC.timerfd_settime(timer.number(), TFD_TIMER_ABSTIME, setting.address, null), "timerfd_settime");
        armed = deadline;
    }

    /** Ends the current or the next {@link #await}; from any thread. */
    public synchronized void ring() {
        if (!closed) {
            LibC.write(bell.number(), ring.address, Long.BYTES);
        }
    }

    /** Synchronized with {@link #ring()}, which would else write to whoever gets the bell's number next. */
    @Override
    public synchronized void close() {
        closed = true;
        bell.close();
        timer.close();
        epoll.close();
    }
}
