package org.vipwarden.rules.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vipwarden.rules.compile.RuleBase;
import org.vipwarden.rules.compile.RuleCompiler;
import org.vipwarden.rules.compile.RuleCompiler.Compiled;
import org.vipwarden.rules.compile.ShippedRules;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.policy.PolicyEvent;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;
import org.vipwarden.rules.run.Evaluator.Outcome;
import org.vipwarden.rules.text.RulePlaces;
import org.vipwarden.rules.text.RulePlaces.Place;
import org.vipwarden.rules.text.RuleText;

/**
 * The policy on Drools.
 *
 * <p>The thread {@code vipwarden-policy} waits for facts, has them evaluated on a second thread ({@link Evaluator}) and
 * publishes the decision. When the active revision fails, it falls back, revision by revision, until one decides; the
 * shipped one is the last. A stored revision is compiled before the first decision, because only the active revision may
 * decide; whoever cannot wait for that sees an empty {@link #decision()} and must bound its own patience.
 */
public final class RulePolicy implements Policy {
    private static final System.Logger LOG = System.getLogger(RulePolicy.class.getName());
    private static final int MOST_COMMENT = 2000;

    private final Revisions revisions;
    private final RuleCompiler compiler = new RuleCompiler();
    private final Evaluator evaluator;
    private final Evaluator trial;
    private final Thread thread = new Thread(this::work, "vipwarden-policy");
    private final Semaphore wake = new Semaphore(0);
    private final Object changing = new Object();
    private final Object telling = new Object();
    private final Queue<PolicyEvent> announcements = new ConcurrentLinkedQueue<>();
    private final List<Consumer<PolicyEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Set<Fact>> facts = Optional.empty();
    private volatile Optional<Decision> decision = Optional.empty();
    private volatile boolean closed;
    private boolean shippedRulesInTrouble;

    private RulePolicy(Path stateDirectory, Clock clock, Limits limits) {
        this.revisions = new Revisions(new RevisionStore(stateDirectory), compiler, clock);
        this.evaluator = new Evaluator("vipwarden-rules", limits);
        this.trial = new Evaluator("vipwarden-rules-trial", limits);
    }

    /**
     * Starts the policy with the newest revision that has not failed.
     *
     * @param stateDirectory holds the revisions, in {@code rules/}; it need not exist
     * @param clock for the times of revisions
     * @param limits of every evaluation
     */
    public static RulePolicy start(Path stateDirectory, Clock clock, Limits limits) {
        RulePolicy policy = new RulePolicy(stateDirectory, clock, limits);
        policy.thread.setDaemon(true);
        policy.thread.start();
        return policy;
    }

    @Override
    public void assume(Set<? extends Fact> now) {
        facts = Optional.of(Set.copyOf(now));
        wake.release();
    }

    @Override
    public Optional<Decision> decision() {
        return decision;
    }

    @Override
    public void listen(Consumer<PolicyEvent> listener) {
        listeners.add(listener);
    }

    @Override
    public Revision active() {
        return revisions.active();
    }

    @Override
    public List<Revision> revisions() {
        return revisions.all();
    }

    @Override
    public List<Diagnostic> check(List<RuleSource> sources) {
        return revisions.compile(byName(sources)).problems();
    }

    @Override
    public Trial tryOut(List<RuleSource> sources, Set<? extends Fact> given) {
        List<RuleSource> ordered = byName(sources);
        Compiled compiled = revisions.compile(ordered);
        return compiled.ruleBase()
                .map(base -> tryOut(ordered, base, Set.copyOf(given)))
                .orElseGet(() -> new Trial(Optional.empty(), compiled.problems()));
    }

    private Trial tryOut(List<RuleSource> sources, RuleBase base, Set<Fact> given) {
        try {
            Outcome outcome = trial.evaluate(base, revisions.nextNumber(), given);
            return outcome.decision().isPresent()
                    ? new Trial(outcome.decision(), List.of())
                    : new Trial(Optional.empty(), List.of(at(sources, outcome)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Trial(Optional.empty(), List.of(at(sources, Outcome.failed("the trial was interrupted", ""))));
        }
    }

    private static Diagnostic at(List<RuleSource> sources, Outcome outcome) {
        RulePlaces places = RulePlaces.of(sources.stream().map(RuleText::of).toList());
        Place place = places.of(outcome.rule()).orElse(new Place(sources.get(0).name(), 1, 1, 1));
        return new Diagnostic(place.file(), place.line(), place.column(), "when tried, " + outcome.problem());
    }

    @Override
    public Activation activate(List<RuleSource> sources, String author, String comment) {
        synchronized (changing) {
            List<RuleSource> ordered = byName(sources);
            Compiled compiled = revisions.compile(ordered);
            if (compiled.ruleBase().isEmpty()) {
                return new Activation(Optional.empty(), compiled.problems());
            }
            RuleBase base = compiled.ruleBase().get();
            Trial trialRun = tryOut(ordered, base, facts.orElse(Set.of()));
            if (trialRun.decision().isEmpty()) {
                return new Activation(Optional.empty(), trialRun.problems());
            }
            return keep(ordered, base, author, comment.substring(0, Math.min(comment.length(), MOST_COMMENT)));
        }
    }

    private static List<RuleSource> byName(List<RuleSource> sources) {
        return sources.stream().sorted(Comparator.comparing(RuleSource::name)).toList();
    }

    private Activation keep(List<RuleSource> sources, RuleBase base, String author, String comment) {
        try {
            Revision before = revisions.active();
            Revision added = revisions.add(sources, base, author, comment);
            announcements.add(new PolicyEvent.Activated(added, before));
            wake.release();
            return new Activation(Optional.of(added), List.of());
        } catch (IOException e) {
            String problem = "the revision cannot be stored, so it would be lost at the next start: " + e;
            return new Activation(
                    Optional.empty(), List.of(new Diagnostic(sources.get(0).name(), 1, 1, problem)));
        }
    }

    @Override
    public Activation rollBack(int number, String author) {
        Revision wanted = revisions
                .byNumber(number)
                .orElseThrow(() -> new IllegalArgumentException("there is no revision " + number));
        return activate(wanted.sources(), author, "back to revision " + number);
    }

    /**
     * Compiles the shipped text once, on a thread of its own, and forgets the result: the first compilation of a process
     * takes seconds because the compiler itself has to be loaded, and an operator should not be the one who waits.
     */
    public void warmUp() {
        Thread warming = new Thread(() -> compiler.compile(ShippedRules.sources()), "vipwarden-rules-warm-up");
        warming.setDaemon(true);
        warming.start();
    }

    private void work() {
        try {
            boolean settled = true;
            while (!closed) {
                if (settled) {
                    wake.acquire();
                } else {
                    wake.tryAcquire(1, TimeUnit.SECONDS);
                }
                wake.drainPermits();
                announce();
                settled = facts.isEmpty() || decide(facts.get());
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "The policy ends");
        }
    }

    /** Falls back until a revision decides; false when even the shipped one did not. */
    private boolean decide(Set<Fact> now) throws InterruptedException {
        while (true) {
            Revision revision = revisions.active();
            Compiled code = revisions.code(revision);
            Outcome outcome = code.ruleBase().isPresent()
                    ? evaluator.evaluate(code.ruleBase().get(), revision.number(), now)
                    : Outcome.failed("it does not compile: " + code.problems().get(0), "");
            if (outcome.decision().isPresent()) {
                decision = outcome.decision();
                tell(new PolicyEvent.Decided(outcome.decision().get()));
                shippedRulesInTrouble = false;
                return true;
            }
            String culprit = outcome.rule().isEmpty() ? "" : "rule \"" + outcome.rule() + "\": ";
            if (revision.number() == 0) {
                reportOnce(culprit + outcome.problem());
                return false;
            }
            if (revisions.fail(revision, culprit + outcome.problem())) {
                tell(new PolicyEvent.RolledBack(revision, revisions.active(), culprit + outcome.problem()));
            }
        }
    }

    /** The shipped rules can only be late, on a machine that is starved; they are tried again every second. */
    private void reportOnce(String problem) {
        if (!shippedRulesInTrouble) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The shipped rules did not decide: {0}. The last decision stands",
                    problem);
        }
        shippedRulesInTrouble = true;
    }

    private void announce() {
        for (PolicyEvent event = announcements.poll(); event != null; event = announcements.poll()) {
            tell(event);
        }
    }

    private void tell(PolicyEvent event) {
        synchronized (telling) {
            if (!closed) {
                listeners.forEach(listener -> tell(listener, event));
            }
        }
    }

    private static void tell(Consumer<PolicyEvent> listener, PolicyEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A listener of the policy failed", e);
        }
    }

    /** Ends the policy. Once this has returned no listener is told anything more. */
    @Override
    public void close() {
        synchronized (telling) {
            closed = true;
        }
        thread.interrupt();
        evaluator.close();
        trial.close();
    }
}
