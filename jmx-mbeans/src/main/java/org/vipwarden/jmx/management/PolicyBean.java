package org.vipwarden.jmx.management;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.vipwarden.jmx.bean.ActivationData;
import org.vipwarden.jmx.bean.Caller;
import org.vipwarden.jmx.bean.DiagnosticData;
import org.vipwarden.jmx.bean.FiringData;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.RevisionData;
import org.vipwarden.jmx.bean.SourceData;
import org.vipwarden.jmx.bean.TrialData;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;

/** Shows the rules, and changes them. */
final class PolicyBean implements PolicyMXBean {
    private final Policy policy;

    PolicyBean(Policy policy) {
        this.policy = policy;
    }

    @Override
    public RevisionData getActive() {
        return Views.RuleBase.of(policy.active());
    }

    @Override
    public List<RevisionData> getRevisions() {
        return policy.revisions().stream().<RevisionData>map(Views.RuleBase::of).toList();
    }

    @Override
    public List<SourceData> getSources() {
        return Views.Source.of(policy.active());
    }

    @Override
    public List<String> getFacts() {
        return presentFacts().stream().map(Fact::toString).sorted().toList();
    }

    @Override
    public List<FiringData> getFirings() {
        return Views.Fired.of(policy.decision().map(Decision::firings).orElse(List.of()));
    }

    @Override
    public double getEvaluationMillis() {
        return policy.decision().map(d -> Words.fineMillis(d.took())).orElse(0.0);
    }

    @Override
    public List<SourceData> sourcesOf(int revision) {
        return policy.revisions().stream()
                .filter(r -> r.number() == revision)
                .findFirst()
                .map(Views.Source::of)
                .orElseThrow(() -> new IllegalArgumentException("there is no revision " + revision));
    }

    @Override
    public List<DiagnosticData> check(List<String> names, List<String> texts) {
        return Views.Problem.of(policy.check(sources(names, texts)));
    }

    @Override
    public TrialData tryOut(List<String> names, List<String> texts) {
        return Views.Trial.of(policy.tryOut(sources(names, texts), presentFacts()));
    }

    @Override
    public ActivationData activate(List<String> names, List<String> texts, String comment) {
        Revision before = policy.active();
        return Views.Activation.of(
                policy.activate(sources(names, texts), Caller.name(), comment == null ? "" : comment), before);
    }

    @Override
    public ActivationData rollBack(int revision) {
        Revision before = policy.active();
        return Views.Activation.of(policy.rollBack(revision, Caller.name()), before);
    }

    private Set<Fact> presentFacts() {
        return policy.decision().map(Decision::facts).orElse(Set.of());
    }

    private static List<RuleSource> sources(List<String> names, List<String> texts) {
        if (names == null || texts == null || names.size() != texts.size()) {
            throw new IllegalArgumentException("every file needs a name and a text");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("two files have the same name: " + String.join(", ", names));
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> new RuleSource(names.get(i), texts.get(i)))
                .toList();
    }
}
