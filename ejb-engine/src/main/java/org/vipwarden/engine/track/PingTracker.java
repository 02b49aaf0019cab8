package org.vipwarden.engine.track;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.track.Echo.Answer;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.track.Scheduler.Appointment;
import org.vipwarden.rules.fact.Health;

/**
 * Sends an echo request to a {@code ping_node} every interval and says when its health changes.
 *
 * <p>The schedule is absolute, as with scripts. One request is under way at a time: where the timeout is longer than the
 * interval, requests that come due meanwhile are left out. A thread of its own waits for the answers, so a silent host delays
 * nothing else. May be used from any thread.
 */
public final class PingTracker implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final PingNodeDefinition definition;
    private final Echo.Opener opener;
    private final Scheduler scheduler;
    private final Consumer<Observation> listener;
    private final Executor waiter;

    private volatile RiseFall riseFall;
    private Appointment next = () -> {};
    private long due;
    private boolean asking;
    private boolean closed;

    /** Touched by the waiter alone; null while there is none. */
    private Echo echo;

    /**
     * @param opener called, as what it opens, on the thread that waits; again when it has failed
     * @param listener called on the scheduler's threads, one call at a time; must not wait for anything
     */
    public PingTracker(
            PingNodeDefinition definition, Echo.Opener opener, Scheduler scheduler, Consumer<Observation> listener) {
        this(definition, opener, scheduler, listener, ownThread("ping-" + definition.name()));
    }

    /** @param waiter runs one action after the other */
    PingTracker(
            PingNodeDefinition definition,
            Echo.Opener opener,
            Scheduler scheduler,
            Consumer<Observation> listener,
            Executor waiter) {
        this.definition = definition;
        this.opener = opener;
        this.scheduler = scheduler;
        this.listener = listener;
        this.waiter = waiter;
        this.riseFall = RiseFall.unknown(definition.rise(), definition.fall());
    }

    private static Executor ownThread(String name) {
        return new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins, with a request at once. Call it once. */
    public synchronized void start() {
        due = scheduler.now();
        next = scheduler.at(due, this::tick);
    }

    /** What it is now. Never waits. */
    public Health health() {
        return riseFall.health();
    }

    private synchronized void tick() {
        if (closed) {
            return;
        }
        due = Schedule.next(due, definition.interval(), scheduler.now());
        next = scheduler.at(due, this::tick);
        if (!asking) {
            asking = true;
            waiter.execute(this::ask);
        }
    }

    private void ask() {
        Answer answer = answer();
        scheduler.soon(() -> judge(answer));
    }

    private Answer answer() {
        try {
            if (echo == null) {
                echo = opener.open(definition.target());
            }
            return echo.ping(definition.timeout());
        } catch (IOException e) {
            return new Answer(false, e.getMessage());
        }
    }

    private synchronized void judge(Answer answer) {
        asking = false;
        if (closed) {
            return;
        }
        Health before = riseFall.health();
        riseFall = riseFall.after(answer.came());
        if (riseFall.health() != before) {
            listener.accept(new Observation(Kind.PING_NODE, definition.name(), riseFall.health(), answer.detail()));
        }
    }

    /** Stops. Nothing is told after this; the socket is closed when the request under way is over. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            next.cancel();
            waiter.execute(this::closeEcho);
        }
    }

    private void closeEcho() {
        if (echo != null) {
            echo.close();
            echo = null;
        }
    }
}
