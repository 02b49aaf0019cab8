package org.vipwarden.engine.notify;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.track.ProcessSignals;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptProcess;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

/**
 * Runs the notify scripts of the instances and sync groups, as keepalived does: for each transition the script of the new state and
 * then {@code notify} with {@code INSTANCE NAME STATE PRIORITY} or {@code GROUP NAME STATE 0} appended.
 *
 * <p>Scripts are started one after the other, in the order of the transitions, and never waited for: one that hangs holds up no
 * other. So that they cannot fill the system, the oldest is killed when too many run. May be used from any thread.
 */
public final class NotifyScripts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(NotifyScripts.class.getName());

    /** How long the scripts of the state STOP may take (keepalived's limit). */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    /** What a sync group is said to have. */
    private static final String NO_PRIORITY = "0";

    private static final int MOST_RUNNING = 256;
    private static final int MOST_WAITING = 10_000;

    private final Function<String, NotifyDefinition> definitions;
    private final ScriptLauncher launcher;
    private final int mostRunning;
    private final Duration stopLimit;
    private final ThreadPoolExecutor starter;
    private final Deque<Running> running = new ArrayDeque<>();

    /** @param definitions gives the scripts of an instance by its name, as configured now */
    public NotifyScripts(Function<String, NotifyDefinition> definitions, ScriptLauncher launcher) {
        this(definitions, launcher, MOST_RUNNING, STOP_LIMIT);
    }

    NotifyScripts(
            Function<String, NotifyDefinition> definitions,
            ScriptLauncher launcher,
            int mostRunning,
            Duration stopLimit) {
        this.definitions = definitions;
        this.launcher = launcher;
        this.mostRunning = mostRunning;
        this.stopLimit = stopLimit;
        this.starter = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                NotifyScripts::thread,
                (task, full) -> LOG.log(Level.WARNING, "too many transitions: the notify scripts of one are not run"));
        // Now and not at the first transition: a thread inherits the real-time priority of the one that starts it.
        starter.prestartAllCoreThreads();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "notify");
        thread.setDaemon(true);
        return thread;
    }

    /** Has the scripts run for a transition. Returns at once. */
    public void tell(Transition transition) {
        String priority = transition.reason().effective().toString();
        starter.execute(() -> start(
                definitions.apply(transition.router()),
                NotifyState.of(transition),
                List.of("INSTANCE", transition.router()),
                priority));
    }

    /**
     * Has the scripts of a sync group run for its new role. Returns at once.
     *
     * @param role empty when all its members have ended
     */
    public void tell(SyncGroupDefinition group, Optional<Role> role) {
        starter.execute(
                () -> start(group.notifies(), NotifyState.of(role), List.of("GROUP", group.name()), NO_PRIORITY));
    }

    private void start(NotifyDefinition definition, NotifyState state, List<String> subject, String priority) {
        state.script(definition).ifPresent(command -> start(command, List.of(), state));
        List<String> arguments = List.of(subject.get(0), subject.get(1), state.name(), priority);
        definition.any().ifPresent(command -> start(command, arguments, state));
    }

    private void start(Command command, List<String> arguments, NotifyState state) {
        try {
            ScriptProcess process = launcher.start(command, arguments, Optional.empty());
            Running script = new Running(command, process, state, new CountDownLatch(1));
            add(script);
            process.whenEnded(status -> ended(script, status));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "notify script {0} cannot be run: {1}", command, e.getMessage());
        }
    }

    private synchronized void add(Running script) {
        running.addLast(script);
        if (running.size() > mostRunning) {
            Running oldest = running.removeFirst();
            LOG.log(
                    Level.WARNING,
                    "more than {0} notify scripts run at once; the oldest is killed: {1}",
                    mostRunning,
                    oldest.command());
            oldest.process().signal(ProcessSignals.KILL);
        }
    }

    private void ended(Running script, int status) {
        synchronized (this) {
            running.remove(script);
        }
        script.over().countDown();
        if (status != 0) {
            LOG.log(Level.WARNING, "notify script {0} exited with status {1}", script.command(), status);
        }
    }

    /**
     * Starts what is still to be started, gives the scripts of the state STOP one second and kills those that need more. Other
     * scripts run on: they may have something to bring to its end.
     */
    @Override
    public void close() {
        long deadline = System.nanoTime() + stopLimit.toNanos();
        starter.shutdown();
        try {
            if (!starter.awaitTermination(stopLimit.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.log(Level.WARNING, "notify scripts could not be started in time");
            }
            for (Running script : stopping()) {
                if (!script.over().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.log(Level.WARNING, "notify script {0} takes too long and is killed", script.command());
                    script.process().signal(ProcessSignals.KILL);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Running> stopping() {
        return running.stream()
                .filter(script -> script.state() == NotifyState.STOP)
                .toList();
    }

    /** A script that was started; {@code over} opens when it has ended. */
    private record Running(Command command, ScriptProcess process, NotifyState state, CountDownLatch over) {}
}
