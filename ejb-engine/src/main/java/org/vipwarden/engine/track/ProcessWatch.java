package org.vipwarden.engine.track;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.ProcessEvents;
import org.vipwarden.engine.linux.Waiting;
import org.vipwarden.engine.linux.wire.ProcessEvent;

/**
 * Tells trackers which processes begin and end, on one thread. The kernel reports them; where it does not (see {@link
 * ProcessEvents}), all processes are looked through every second, which is said once. May be used from any thread.
 */
public final class ProcessWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ProcessWatch.class.getName());

    private final Opener opener;
    private final Path proc;
    private final Duration pollInterval;
    /** A disk that hangs keeps nobody else from ending. */
    private static final int END_MILLIS = 2000;

    private final Waiting waiting = new Waiting();
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final List<ProcessTracker> trackers = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "vipwarden-processes");
    private Optional<ProcessEvents> events = Optional.empty();
    private boolean asked;
    private boolean closed;

    /** Opens the kernel's reports. */
    @FunctionalInterface
    interface Opener {
        ProcessEvents open() throws KernelRefusal;
    }

    public ProcessWatch() {
        this(ProcessEvents::open, Path.of("/proc"), Duration.ofSeconds(1));
    }

    /**
     * @param proc where processes are looked at
     * @param pollInterval between two looks where the kernel does not report
     */
    ProcessWatch(Opener opener, Path proc, Duration pollInterval) {
        this.opener = opener;
        this.proc = proc;
        this.pollInterval = pollInterval;
        thread.setDaemon(true);
        thread.start();
    }

    /** Has the tracker told of its processes: of those that run now, and then of every change. */
    Subscription watch(ProcessTracker tracker) {
        post(() -> {
            ask();
            trackers.add(tracker);
            look(List.of(tracker));
        });
        return () -> post(() -> trackers.remove(tracker));
    }

    private void post(Runnable action) {
        mailbox.add(action);
        waiting.ring();
    }

    private void run() {
        while (!closed) {
            boolean polling = events.isEmpty() && !trackers.isEmpty();
            long deadline = polling ? System.nanoTime() + pollInterval.toNanos() : Long.MAX_VALUE;
            waiting.await(deadline);
            for (Runnable message = mailbox.poll(); message != null; message = mailbox.poll()) {
                message.run();
            }
            if (polling && System.nanoTime() >= deadline) {
                look(trackers);
            }
        }
        events.ifPresent(ProcessEvents::close);
        waiting.close();
    }

    private void ask() {
        if (asked) {
            return;
        }
        asked = true;
        try {
            ProcessEvents opened = opener.open();
            waiting.watch(opened, () -> opened.receive(this::told, () -> look(trackers)));
            events = Optional.of(opened);
        } catch (KernelRefusal refusal) {
            LOG.log(
                    Level.WARNING,
                    "{0}; processes are looked for every {1} ms instead",
                    refusal.getMessage(),
                    pollInterval.toMillis());
        }
    }

    private void look(List<ProcessTracker> concerned) {
        try {
            List<RunningProcess> all = RunningProcess.all(proc);
            concerned.forEach(tracker -> tracker.present(all.stream()
                    .filter(process -> process.is(tracker.definition()))
                    .map(RunningProcess::pid)
                    .collect(Collectors.toSet())));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "processes cannot be looked for: {0}", e.getMessage());
        }
    }

    private void told(ProcessEvent event) {
        if (event instanceof ProcessEvent.Forked forked) {
            trackers.forEach(tracker -> tracker.forked(forked.parent(), forked.child()));
        } else if (event instanceof ProcessEvent.Exited exited) {
            trackers.forEach(tracker -> tracker.ended(exited.process()));
        } else if (event instanceof ProcessEvent.Executed executed) {
            lookAt(executed.process(), tracker -> true);
        } else if (event instanceof ProcessEvent.Renamed renamed) {
            lookAt(renamed.process(), tracker -> tracker.definition().matching() == Matching.NAME);
        }
    }

    private void lookAt(int pid, Predicate<ProcessTracker> concerned) {
        Consumer<RunningProcess> tell = process -> trackers.stream()
                .filter(concerned)
                .forEach(tracker -> tracker.became(pid, process.is(tracker.definition())));
        RunningProcess.read(proc, pid).ifPresent(tell);
    }

    @Override
    public void close() {
        post(() -> closed = true);
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
