package org.vipwarden.tests.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Happening.PolicyChanged;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.fact.Tracker;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.policy.PolicyEvent;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;
import org.vipwarden.rules.verdict.Verdict;

/** A policy with revisions but without a compiler: a line with the word {@code broken} does not compile. */
final class StagedPolicy implements Policy {
    private static final Fact DOWN = new Tracker("VI_MAIL", Tracker.Kind.SCRIPT, "chk_postfix", Health.DOWN, -20);
    private static final String WEIGHTS =
            """
            package org.vipwarden.policy;

            /* A script or an interface with a weight moves the priority, as keepalived does. */
            rule "weight of a tracked thing that is down"
            when
                VirtualRouter( $router : name )
                Tracker( router == $router, health == Health.DOWN, weight < 0, $w : weight, $t : name )
            then
                verdicts.adjustPriority($router, $w, $t + " is down");
            end
            """;
    private static final String QUORUM =
            """
            package org.vipwarden.policy;

            // Without the gateway nobody reaches this node: somebody else should hold the addresses.
            rule "release without a quorum of ping nodes"
            when
                $q : PingQuorum( reachable < required )
                VirtualRouter( $router : name )
            then
                verdicts.release($router, $q.reachable() + " of " + $q.total() + " ping nodes answer");
            end
            """;

    private final List<Revision> revisions = new ArrayList<>();
    private final StagedJournal journal;

    StagedPolicy(StagedJournal journal) {
        this.journal = journal;
        revisions.add(new Revision(
                0,
                "vipwarden",
                Instant.parse("2026-11-01T00:00:00Z"),
                "as shipped",
                List.of(
                        new RuleSource("weight-adjustment.drl", WEIGHTS),
                        new RuleSource("quorum.drl", QUORUM),
                        new RuleSource("local.drl", "package org.vipwarden.policy;\n\n// Your own rules.\n"))));
    }

    @Override
    public void assume(Set<? extends Fact> facts) {
        throw new UnsupportedOperationException("nothing changes the facts here");
    }

    @Override
    public Optional<Decision> decision() {
        Verdict verdict = new Verdict.AdjustPriority("VI_MAIL", -20, "chk_postfix is down");
        Firing firing = new Firing(
                "weight of a tracked thing that is down", "weight-adjustment.drl", 4, List.of(DOWN), verdict);
        return Optional.of(new Decision(active().number(), Set.of(DOWN), List.of(firing), Duration.ofNanos(310_000)));
    }

    @Override
    public void listen(Consumer<PolicyEvent> listener) {
        throw new UnsupportedOperationException("management follows the journal");
    }

    @Override
    public synchronized Revision active() {
        return revisions.get(revisions.size() - 1);
    }

    @Override
    public synchronized List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    @Override
    public List<Diagnostic> check(List<RuleSource> sources) {
        List<Diagnostic> found = new ArrayList<>();
        for (RuleSource source : sources) {
            List<String> lines = source.text().lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                int column = lines.get(line).indexOf("broken");
                if (column >= 0) {
                    found.add(new Diagnostic(source.name(), line + 1, column + 1, "no such word: broken"));
                }
            }
        }
        return found;
    }

    @Override
    public Trial tryOut(List<RuleSource> sources, Set<? extends Fact> facts) {
        List<Diagnostic> problems = check(sources);
        return new Trial(problems.isEmpty() ? decision() : Optional.empty(), problems);
    }

    @Override
    public synchronized Activation activate(List<RuleSource> sources, String author, String comment) {
        List<Diagnostic> problems = check(sources);
        if (!problems.isEmpty()) {
            return new Activation(Optional.empty(), problems);
        }
        Revision next = new Revision(revisions.size(), author, Instant.now(), comment, sources);
        revisions.add(next);
        Happening activated = new PolicyChanged(
                PolicyChanged.Outcome.ACTIVATED,
                next.number(),
                author,
                "revision " + next.number() + " decides from now on: " + comment);
        journal.record(activated);
        return new Activation(Optional.of(next), List.of());
    }

    @Override
    public Activation rollBack(int number, String author) {
        Revision old = revisions().stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no revision " + number));
        return activate(old.sources(), author, "back to revision " + number);
    }

    @Override
    public void close() {}
}
