package org.vipwarden.jmx.management;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Explanation;
import org.vipwarden.engine.node.PathSnapshot;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Transition;
import org.vipwarden.jmx.bean.ActivationData;
import org.vipwarden.jmx.bean.DiagnosticData;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.ExplanationData;
import org.vipwarden.jmx.bean.FiringData;
import org.vipwarden.jmx.bean.GroundData;
import org.vipwarden.jmx.bean.PathData;
import org.vipwarden.jmx.bean.PingQuorumData;
import org.vipwarden.jmx.bean.RevisionData;
import org.vipwarden.jmx.bean.SourceData;
import org.vipwarden.jmx.bean.SummandData;
import org.vipwarden.jmx.bean.TransitionData;
import org.vipwarden.jmx.bean.TrialData;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;

/**
 * The engine's values as the data of the MXBeans. The components are named like the getters they implement.
 */
final class Views {

    private Views() {}

    record PingQuorum(int getRequired, int getReachable, int getTotal) implements PingQuorumData {
        static PingQuorum of(Engine.QuorumSnapshot quorum) {
            return new PingQuorum(quorum.required(), quorum.reachable(), quorum.total());
        }
    }

    record Ground(String getRule, String getEffect, String getBecause) implements GroundData {
        static List<GroundData> of(List<Standing.Ground> grounds) {
            return grounds.stream()
                    .<GroundData>map(g -> new Ground(g.rule(), g.effect(), g.because()))
                    .toList();
        }
    }

    record Way(
            String getName,
            String getInterface,
            String getState,
            String getLastHeard,
            long getLastHeardMillis,
            String getLastFrom,
            long getSent,
            long getReceived)
            implements PathData {
        static Way of(PathSnapshot path) {
            return new Way(
                    path.name(),
                    path.interfaceName(),
                    path.state().name(),
                    path.lastHeard().map(Instant::toString).orElse(""),
                    path.lastHeard().map(Instant::toEpochMilli).orElse(0L),
                    path.lastFrom().map(Object::toString).orElse(""),
                    path.sent(),
                    path.received());
        }
    }

    record Change(
            String getTime,
            long getMillis,
            String getRouter,
            int getVrid,
            String getFrom,
            String getTo,
            String getCause,
            String getDetail,
            String getPeerAddress,
            int getPeerPriority,
            int getBasePriority,
            int getEffectivePriority,
            double getWaitedMillis,
            List<GroundData> getGrounds,
            String getSentence)
            implements TransitionData {
        static Change of(Instant at, Transition transition, String sentence) {
            Reason reason = transition.reason();
            return new Change(
                    at.toString(),
                    at.toEpochMilli(),
                    transition.router(),
                    transition.vrid().value(),
                    Words.of(transition.from()),
                    Words.of(transition.to()),
                    reason.cause().label(),
                    reason.detail(),
                    reason.peer().map(Peer::address).map(Object::toString).orElse(""),
                    reason.peer().map(p -> p.priority().value()).orElse(0),
                    reason.base().value(),
                    reason.effective().value(),
                    reason.waitedNanos() / 1e6,
                    Ground.of(reason.grounds()),
                    sentence);
        }
    }

    record Logged(
            long getSequence,
            String getTime,
            long getMillis,
            String getType,
            String getSubject,
            String getSentence,
            Map<String, String> getDetails,
            TransitionData getTransition)
            implements EntryData {
        static Logged of(Entry entry) {
            return new Logged(
                    entry.sequence(),
                    entry.at().truncatedTo(ChronoUnit.MILLIS).toString(),
                    entry.at().toEpochMilli(),
                    Happenings.type(entry.happening()),
                    entry.happening().subject(),
                    entry.happening().sentence(),
                    Happenings.details(entry.happening()),
                    Happenings.transition(entry).orElse(null));
        }
    }

    record Summand(int getAmount, String getRule, String getBecause) implements SummandData {
        static List<SummandData> of(List<Explanation.Summand> summands) {
            return summands.stream()
                    .<SummandData>map(s -> new Summand(s.amount(), s.rule(), s.because()))
                    .toList();
        }
    }

    record Why(
            String getRouter,
            String getSummary,
            List<SummandData> getPriority,
            List<String> getSentences,
            int getRevision)
            implements ExplanationData {
        static Why of(Explanation explanation) {
            return new Why(
                    explanation.router(),
                    explanation.summary(),
                    Summand.of(explanation.priority()),
                    explanation.sentences(),
                    explanation.revision());
        }
    }

    record RuleBase(
            int getNumber, String getAuthor, String getTime, long getMillis, String getComment, List<String> getFiles)
            implements RevisionData {
        static RuleBase of(Revision revision) {
            return new RuleBase(
                    revision.number(),
                    revision.author(),
                    revision.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    revision.at().toEpochMilli(),
                    revision.comment(),
                    revision.sources().stream().map(RuleSource::name).toList());
        }
    }

    record Source(String getName, String getText) implements SourceData {
        static List<SourceData> of(Revision revision) {
            return revision.sources().stream()
                    .<SourceData>map(s -> new Source(s.name(), s.text()))
                    .toList();
        }
    }

    record Fired(
            String getRule,
            String getFile,
            int getLine,
            String getSubject,
            String getEffect,
            String getBecause,
            List<String> getFacts)
            implements FiringData {
        static List<FiringData> of(List<Firing> firings) {
            return firings.stream().<FiringData>map(Fired::of).toList();
        }

        private static Fired of(Firing firing) {
            return new Fired(
                    firing.rule(),
                    firing.file(),
                    firing.line(),
                    firing.verdict().subject(),
                    Words.effect(firing.verdict()),
                    firing.verdict().because(),
                    firing.facts().stream().map(Fact::toString).toList());
        }
    }

    record Problem(String getFile, int getLine, int getColumn, String getMessage) implements DiagnosticData {
        static List<DiagnosticData> of(List<Diagnostic> problems) {
            return problems.stream()
                    .<DiagnosticData>map(d -> new Problem(d.file(), d.line(), d.column(), d.message()))
                    .toList();
        }
    }

    record Trial(List<FiringData> getFirings, List<DiagnosticData> getProblems) implements TrialData {
        static Trial of(Policy.Trial trial) {
            return new Trial(
                    trial.decision().map(d -> Fired.of(d.firings())).orElse(List.of()), Problem.of(trial.problems()));
        }
    }

    /** @param getRevision the revision that decides now */
    record Activation(boolean isActivated, int getRevision, List<DiagnosticData> getProblems)
            implements ActivationData {
        static Activation of(Policy.Activation activation, Revision before) {
            return new Activation(
                    activation.revision().isPresent(),
                    activation.revision().orElse(before).number(),
                    Problem.of(activation.problems()));
        }
    }
}
