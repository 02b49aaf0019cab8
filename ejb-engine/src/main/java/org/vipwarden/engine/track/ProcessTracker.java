package org.vipwarden.engine.track;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.track.Scheduler.Appointment;
import org.vipwarden.rules.fact.Health;

/**
 * Counts the processes of a {@code vrrp_track_process} and says when they are enough, or no longer. As in keepalived, a change that a
 * fork has made counts after {@code fork_delay}, one that an end has made after {@code terminate_delay}, and only if it lasts so
 * long; any other counts at once. May be used from any thread.
 */
public final class ProcessTracker implements AutoCloseable {
    private final ProcessDefinition definition;
    private final Scheduler scheduler;
    private final Consumer<Observation> listener;
    private final Set<Integer> counted = new HashSet<>();
    private Health health = Health.UNKNOWN;
    private Appointment pending = () -> {};
    private boolean isPending;
    private Subscription watch = Subscription.NONE;
    private boolean closed;

    /** @param listener called one call at a time; must not wait for anything */
    public ProcessTracker(ProcessDefinition definition, Scheduler scheduler, Consumer<Observation> listener) {
        this.definition = definition;
        this.scheduler = scheduler;
        this.listener = listener;
    }

    /** Begins with those that run now. Call it once. */
    public synchronized void start(ProcessWatch processes) {
        watch = processes.watch(this);
    }

    /** What is counted. */
    ProcessDefinition definition() {
        return definition;
    }

    /** How many there are, and whether a change waits for its delay to end. */
    public synchronized Progress progress() {
        return new Progress(counted.size(), health == Health.UP, isPending);
    }

    /**
     * How many processes were counted.
     *
     * @param enough whether they count as enough, and not too many
     * @param delayed whether that is about to change
     */
    public record Progress(int count, boolean enough, boolean delayed) {}

    /** These are all that there are. */
    synchronized void present(Set<Integer> all) {
        boolean ended = !all.containsAll(counted);
        counted.clear();
        counted.addAll(all);
        judge(ended && health != Health.UNKNOWN ? definition.terminateDelay() : Duration.ZERO);
    }

    /** A process has made a child, which is of the same program. */
    synchronized void forked(int parent, int child) {
        if (counted.contains(parent) && counted.add(child)) {
            judge(definition.forkDelay());
        }
    }

    /** A process is another program now, or has another name. */
    synchronized void became(int pid, boolean one) {
        if (one ? counted.add(pid) : counted.remove(pid)) {
            judge(Duration.ZERO);
        }
    }

    synchronized void ended(int pid) {
        if (counted.remove(pid)) {
            judge(definition.terminateDelay());
        }
    }

    private Health present() {
        return definition.isEnough(counted.size()) ? Health.UP : Health.DOWN;
    }

    private void judge(Duration delay) {
        if (present() == health) {
            pending.cancel();
            isPending = false;
        } else if (delay.isZero()) {
            tell();
        } else if (!isPending) {
            isPending = true;
            pending = scheduler.at(scheduler.now() + delay.toNanos(), this::delayIsOver);
        }
    }

    private synchronized void delayIsOver() {
        if (isPending && present() != health) {
            tell();
        }
    }

    private void tell() {
        pending.cancel();
        isPending = false;
        health = present();
        if (!closed) {
            listener.accept(new Observation(Kind.PROCESS, definition.name(), health, detail()));
        }
    }

    private String detail() {
        int count = counted.size();
        String running = count == 1 ? "1 process runs" : count + " processes run";
        String most = definition.quorumMax() == Integer.MAX_VALUE ? "" : ", at most " + definition.quorumMax();
        return running + ", needed: " + definition.quorum() + most;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            pending.cancel();
        }
        watch.close();
    }
}
