package org.vipwarden.rules.run;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vipwarden.rules.compile.RuleBase;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Firing;

/**
 * Evaluates on a thread of its own, and gets the caller back in time whatever the rules do.
 *
 * <p>An evaluation over its budget is halted and its thread interrupted. Java cannot end a thread that listens to neither,
 * so such a thread is abandoned: it keeps a processor busy until it ends by itself or the process does. The log says so.
 */
final class Evaluator implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Evaluator.class.getName());
    private static final Duration GRACE = Duration.ofMillis(200);

    private final String name;
    private final Limits limits;
    private volatile Worker worker;

    Evaluator(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
    }

    /**
     * The result of an evaluation.
     *
     * @param decision empty when the rules failed
     * @param problem what the rules did, in plain words; empty when they decided
     * @param rule the rule that fired last before the problem; empty when none did
     */
    record Outcome(Optional<Decision> decision, String problem, String rule) {
        static Outcome failed(String problem, String rule) {
            return new Outcome(Optional.empty(), problem, rule);
        }
    }

    /**
     * Evaluates and waits, for at most the wall time of the limits and a grace.
     *
     * @throws InterruptedException when the caller was interrupted; the evaluation is given up then
     */
    synchronized Outcome evaluate(RuleBase rules, int revision, Set<Fact> facts) throws InterruptedException {
        Task task = new Task(rules, facts, limits.firings());
        if (worker == null || !worker.isAlive()) {
            worker = new Worker(name);
            worker.start();
        }
        worker.tasks.add(task);
        try {
            return await(task, revision);
        } catch (InterruptedException e) {
            giveUp(task);
            throw e;
        }
    }

    /**
     * Waits in slices of the allowed processor time, so that a machine that is busy with other things does not make good
     * rules look bad: what counts is what they computed. Only the wall time is final.
     */
    private Outcome await(Task task, int revision) throws InterruptedException {
        long start = System.nanoTime();
        long computedAtFirst = -1;
        while (true) {
            try {
                List<Firing> firings = task.result.get(limits.processorTime().toNanos(), TimeUnit.NANOSECONDS);
                Duration took = Duration.ofNanos(task.nanos);
                return new Outcome(Optional.of(new Decision(revision, task.facts, firings, took)), "", "");
            } catch (TimeoutException e) {
                long computed = processorTime();
                computedAtFirst = computedAtFirst < 0 ? computed : computedAtFirst;
                Duration wall = Duration.ofNanos(System.nanoTime() - start);
                boolean computedTooLong =
                        computed - computedAtFirst >= limits.processorTime().toNanos() / 2;
                if (computedTooLong || wall.compareTo(limits.wallTime()) >= 0) {
                    giveUp(task);
                    String problem = "the rules did not come to an end within " + wall.toMillis() + " ms";
                    return Outcome.failed(problem, task.rule());
                }
            } catch (ExecutionException e) {
                return Outcome.failed(inWords(e.getCause()), task.rule());
            }
        }
    }

    private void giveUp(Task task) throws InterruptedException {
        task.stop();
        worker.interrupt();
        try {
            task.result.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "A rule that cannot be interrupted keeps the thread {0} busy", name);
            worker.abandoned = true;
            worker = null;
        } catch (ExecutionException e) {
            // It ended, and how no longer matters.
            LOG.log(System.Logger.Level.DEBUG, "The evaluation that was given up ended", e);
        }
    }

    /** Asked only when an evaluation takes long: a start need not load the management classes. */
    private long processorTime() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.getId());
    }

    private static String inWords(Throwable thrown) {
        if (thrown instanceof Evaluation.Loop) {
            return thrown.getMessage();
        }
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String detail = root.getMessage() == null
                ? ""
                : ": " + root.getMessage().lines().findFirst().orElse("");
        return "a rule threw " + root.getClass().getSimpleName() + detail;
    }

    @Override
    public void close() {
        Worker last = worker;
        if (last != null) {
            last.abandoned = true;
            last.interrupt();
        }
    }

    private static final class Task {
        final RuleBase rules;
        final Set<Fact> facts;
        final int mostFirings;
        final CompletableFuture<List<Firing>> result = new CompletableFuture<>();
        volatile long nanos;
        private Evaluation evaluation;
        private boolean stopped;

        Task(RuleBase rules, Set<Fact> facts, int mostFirings) {
            this.rules = rules;
            this.facts = facts;
            this.mostFirings = mostFirings;
        }

        void run() {
            long start = System.nanoTime();
            try {
                Evaluation mine = begin();
                List<Firing> firings = mine.run(facts, mostFirings);
                nanos = System.nanoTime() - start;
                result.complete(firings);
            } catch (Throwable t) {
                // A rule may throw anything, OutOfMemoryError and StackOverflowError included.
                result.completeExceptionally(t);
            }
        }

        private synchronized Evaluation begin() {
            if (stopped) {
                throw new IllegalStateException("stopped before it began");
            }
            evaluation = new Evaluation(rules);
            return evaluation;
        }

        synchronized String rule() {
            return evaluation == null ? "" : evaluation.lastRule();
        }

        synchronized void stop() {
            stopped = true;
            if (evaluation != null) {
                evaluation.stop();
            }
        }
    }

    private static final class Worker extends Thread {
        final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
        volatile boolean abandoned;

        Worker(String name) {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!abandoned) {
                try {
                    tasks.take().run();
                } catch (InterruptedException e) {
                    // Meant for the task that just ended, or for the end of this thread; the loop tells which.
                }
            }
        }
    }
}
