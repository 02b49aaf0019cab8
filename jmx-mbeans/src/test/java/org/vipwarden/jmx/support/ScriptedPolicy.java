package org.vipwarden.jmx.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

/** A policy with revisions but without a compiler: a text does not compile when it contains the word {@code broken}. */
public final class ScriptedPolicy implements Policy {
    private static final Fact DOWN = new Tracker("VI_1", Tracker.Kind.SCRIPT, "chk_http", Health.DOWN, -20);

    private final List<Revision> revisions = new ArrayList<>();

    public ScriptedPolicy() {
        revisions.add(new Revision(
                0,
                "vipwarden",
                Instant.parse("2026-11-01T00:00:00Z"),
                "as shipped",
                List.of(
                        new RuleSource("quorum.drl", "rule \"quorum\"\nend\n"),
                        new RuleSource("weights.drl", "rule \"weights\"\nend\n"))));
    }

    @Override
    public void assume(Set<? extends Fact> facts) {
        throw new UnsupportedOperationException("nothing changes the facts here");
    }

    @Override
    public Optional<Decision> decision() {
        Verdict verdict = new Verdict.AdjustPriority("VI_1", -20, "script chk_http is down");
        Firing firing = new Firing("weight of a script", "weights.drl", 12, List.of(DOWN), verdict);
        return Optional.of(new Decision(active().number(), Set.of(DOWN), List.of(firing), Duration.ofNanos(1_500_000)));
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
        return sources.stream()
                .filter(s -> s.text().contains("broken"))
                .map(s -> new Diagnostic(s.name(), 3, 7, "no such word: broken"))
                .toList();
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
        Revision next = new Revision(revisions.size(), author, ListedJournal.START, comment, sources);
        revisions.add(next);
        return new Activation(Optional.of(next), List.of());
    }

    @Override
    public Activation rollBack(int number, String author) {
        Revision old = revisions().stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no revision " + number));
        return activate(old.sources(), author, "back to revision " + number);
    }

    @Override
    public void close() {}
}
