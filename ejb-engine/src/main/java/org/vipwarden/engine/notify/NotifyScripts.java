package org.vipwarden.engine.notify;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.track.ProcessSignals;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptProcess;

/**
 * Runs the notify scripts, in the order of the news, and waits for none of them: one that hangs holds up no other. So that they
 * cannot fill the system, the oldest is killed when too many run. For one thread; scripts may end on any.
 */
final class NotifyScripts {
    private static final Logger LOG = System.getLogger(NotifyScripts.class.getName());

    /** How long the scripts of the state STOP may take (keepalived's limit). */
    static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private static final int MOST_RUNNING = 256;

    private final ScriptLauncher launcher;
    private final int mostRunning;
    private final Duration stopLimit;
    private final Deque<Running> running = new ArrayDeque<>();

    NotifyScripts(ScriptLauncher launcher) {
        this(launcher, MOST_RUNNING, STOP_LIMIT);
    }

    NotifyScripts(ScriptLauncher launcher, int mostRunning, Duration stopLimit) {
        this.launcher = launcher;
        this.mostRunning = mostRunning;
        this.stopLimit = stopLimit;
    }

    /** Starts the scripts that a piece of news asks for. */
    void tell(News news) {
        news.scripts().forEach(call -> start(call, news.notice().isLast()));
    }

    private void start(ScriptCall call, boolean last) {
        try {
            ScriptProcess process = launcher.start(call.command(), call.arguments(), Optional.empty());
            Running script = new Running(call.command(), process, last, new CountDownLatch(1));
            add(script);
            process.whenEnded(status -> ended(script, status));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "notify script {0} cannot be run: {1}", call.command(), e.getMessage());
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
     * Gives the scripts of the state STOP one second and kills those that need more. Other scripts run on: they may have something
     * to bring to its end.
     */
    void finish() {
        long deadline = System.nanoTime() + stopLimit.toNanos();
        try {
            for (Running script : lastOnes()) {
                if (!script.over().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.log(Level.WARNING, "notify script {0} takes too long and is killed", script.command());
                    script.process().signal(ProcessSignals.KILL);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Running> lastOnes() {
        return running.stream().filter(Running::last).toList();
    }

    /** A script that was started; {@code over} opens when it has ended. */
    private record Running(Command command, ScriptProcess process, boolean last, CountDownLatch over) {}
}
