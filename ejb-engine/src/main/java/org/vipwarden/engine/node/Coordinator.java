package org.vipwarden.engine.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Happening.PolicyChanged.Outcome;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.journal.Story;
import org.vipwarden.engine.node.LoopReport.Late;
import org.vipwarden.engine.node.LoopReport.LinkReport;
import org.vipwarden.engine.node.LoopReport.PathReport;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.node.LoopReport.StandsStill;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.policy.Decision;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.policy.Policy;
import org.vipwarden.rules.policy.PolicyEvent;
import org.vipwarden.rules.verdict.Verdict;

/**
 * Keeps everything in step: what the loop reports and the trackers observe becomes facts for the policy and entries of the journal;
 * what the policy decides goes to the loop. For the control thread alone.
 */
final class Coordinator {
    private final Loop loop;
    private final Policy policy;
    private final Journal journal;
    private final Herald herald;
    private final InstantSource clock;
    private final Executor later;
    private final FactBoard board = new FactBoard();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private Set<Fact> assumed = Set.of();
    private Set<String> alerts = Set.of();
    private Configuration configuration;
    private boolean thinks;
    private volatile Map<String, Seen> published = Map.of();

    /**
     * @param later runs an action on the control thread after what is already waiting there
     */
    Coordinator(Loop loop, Policy policy, Journal journal, Herald herald, InstantSource clock, Executor later) {
        this.loop = loop;
        this.policy = policy;
        this.journal = journal;
        this.herald = herald;
        this.clock = clock;
        this.later = later;
    }

    /** The last observation of each tracker, by kind and name. May be called from any thread. */
    Map<String, Seen> observations() {
        return published;
    }

    /** Brings the loop to the wanted configuration; tells what that changes. */
    ReloadPlan follow(Configuration wanted) {
        ReloadPlan plan = ReloadPlan.between(Optional.ofNullable(configuration), wanted);
        configuration = wanted;
        herald.follow(wanted);
        board.retain(wanted);
        board.follow(plan);
        loop.post(roster -> {
            roster.logUnknownRouters(wanted.global().logsUnknownRouters());
            roster.linkDelays(wanted.trackers().linkDelays());
            roster.furnish(wanted.host());
            roster.follow(plan);
        });
        standings.keySet().removeAll(plan.reassigned());
        think();
        policy.decision().ifPresent(this::apply);
        return plan;
    }

    void reported(LoopReport report) {
        herald.reported(report);
        if (report instanceof RoleChanged change) {
            // What is deleted has no role, and its name may be another's by now.
            if (change.transition().reason().cause() != Cause.DELETED) {
                board.role(change.transition().router(), change.transition().to());
            }
            journal.record(new Happening.RouterChanged(
                    change.transition(), Story.of(change.transition()).sentence()));
            think();
        } else if (report instanceof StandsStill still && !still.isEnd()) {
            journal.record(new Happening.RouterStands(still.router(), Story.standing(still.reason())));
        } else if (report instanceof LinkReport link) {
            board.link(link.name(), link.up());
            think();
        } else if (report instanceof PathReport path) {
            journal.record(new Happening.HealthChanged(
                    "HEARTBEAT_PATH", path.router(), path.works() ? Health.UP : Health.DOWN, path.sentence()));
        } else if (report instanceof Late late) {
            journal.record(
                    new Happening.LoopLate(late.by(), "a timer ran " + late.by().toMillis() + " ms late"));
        } else if (report instanceof Trouble trouble) {
            journal.record(new Happening.Warning(trouble.subject(), trouble.sentence()));
        }
    }

    void observed(Observation observation) {
        board.observed(observation);
        seen.put(key(observation.kind(), observation.name()), new Seen(observation, clock.instant()));
        published = Map.copyOf(seen);
        journal.record(new Happening.HealthChanged(
                observation.kind().name(),
                observation.name(),
                observation.health(),
                Story.of(observation).sentence()));
        think();
    }

    static String key(Observation.Kind kind, String name) {
        return kind + " " + name;
    }

    /** A look at the clock: lateness is a fact that changes by itself. */
    void tick() {
        if (board.lateness(loop.lateness().worst())) {
            think();
        }
    }

    /** Soon, and once for all that has been reported until then: a thousand routers may change together. */
    private void think() {
        if (!thinks && configuration != null) {
            thinks = true;
            later.execute(this::thinkNow);
        }
    }

    private void thinkNow() {
        thinks = false;
        Set<Fact> facts = board.facts(configuration);
        if (!facts.equals(assumed)) {
            assumed = facts;
            policy.assume(facts);
        }
    }

    void told(PolicyEvent event) {
        if (event instanceof PolicyEvent.Decided decided) {
            apply(decided.decision());
        } else if (event instanceof PolicyEvent.Activated activated) {
            journal.record(new Happening.PolicyChanged(
                    Outcome.ACTIVATED,
                    activated.revision().number(),
                    activated.revision().author(),
                    "revision " + activated.revision().number() + " of the rules decides: "
                            + activated.revision().comment()));
        } else if (event instanceof PolicyEvent.RolledBack back) {
            journal.record(new Happening.PolicyChanged(
                    Outcome.ROLLED_BACK,
                    back.restored().number(),
                    "vipwarden",
                    "revision " + back.failed().number() + " failed and revision "
                            + back.restored().number() + " decides again: " + back.problem()));
        }
    }

    private void apply(Decision decision) {
        Standings all = Standings.of(decision);
        configuration.instances().forEach(instance -> all.about(instance)
                .ifPresent(standing -> apply(standing, instance)));
        alert(decision);
    }

    private void apply(Standing standing, InstanceDefinition instance) {
        String name = instance.name();
        Optional<Standing> before = Optional.ofNullable(standings.put(name, standing));
        if (before.filter(standing::equals).isPresent()) {
            return;
        }
        loop.post(roster -> roster.verdict(name, standing));
        int was = before.orElse(Standing.CLEAR).effective(instance.priority()).value();
        int is = standing.effective(instance.priority()).value();
        if (was != is) {
            herald.priorityChanged(name, is);
            journal.record(
                    new Happening.PriorityChanged(name, was, is, Standings.sentence(instance.priority(), standing)));
        }
    }

    /** An alert is told when it begins, not as long as it lasts. */
    private void alert(Decision decision) {
        Set<String> now = new HashSet<>();
        for (Firing firing : decision.firings()) {
            if (firing.verdict() instanceof Verdict.Alert alert) {
                String text = alert.subject() + " " + alert.because();
                now.add(text);
                if (!alerts.contains(text)) {
                    journal.record(new Happening.Warning(alert.subject(), alert.because()));
                }
            }
        }
        alerts = now;
    }

    /** An observation, and when it was made. */
    record Seen(Observation observation, Instant at) {}
}
