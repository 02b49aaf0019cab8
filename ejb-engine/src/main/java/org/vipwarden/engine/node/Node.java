package org.vipwarden.engine.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.config.plan.Plan;
import org.vipwarden.engine.config.plan.Planner;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.rules.policy.Policy;

/** A node that runs: the loop, the control thread, the trackers, the policy and the journal, wired together. */
public final class Node implements Engine {
    /** The longest skew time of version 3 is 41 s. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(45);

    private final NodeOptions options;
    private final NodeParts parts;
    private final Instant startedAt;
    private final Loop loop;
    private final Thread loopThread;
    private final ControlThread control;
    private final Coordinator coordinator;
    private final Views views;
    private volatile Configuration configuration;
    private volatile SurfaceDefinition surface = SurfaceDefinition.DEFAULT;
    private volatile Duration startToReady = Duration.ZERO;
    private volatile boolean closed;

    Node(NodeOptions options, Configuration first, Kernel kernel, Clock clock, NodeParts parts) {
        this.options = options;
        this.parts = parts;
        this.startedAt = clock.instant();
        this.configuration = first;
        this.control = new ControlThread(this::tick);
        this.loop = new Loop(kernel, clock, this::report);
        this.loopThread = new Thread(loop, "vipwarden-vrrp");
        Herald herald = new Herald(parts.outside()::tell);
        this.coordinator = new Coordinator(loop, parts.policy(), parts.journal(), herald, clock, control::post);
        this.views = new Views(loop, coordinator, parts.journal(), clock);
    }

    /**
     * Starts a node on this machine.
     *
     * @throws StartRefused when it cannot run here; the reasons are for the operator
     */
    public static Node start(NodeOptions options) throws StartRefused {
        return Ignition.start(options);
    }

    /**
     * Starts the threads; returns when the virtual routers run and the policy has spoken once. What the caller starts next would
     * only take processor time away from that.
     */
    void ignite(Instant processStart, Clock clock) {
        CompletableFuture<Void> decided = new CompletableFuture<>();
        parts.policy().listen(event -> {
            decided.complete(null);
            control.post(() -> coordinator.told(event));
        });
        control.start();
        loopThread.start();
        Duration delay =
                configuration.global().startDelays().remaining(parts.uptime().get());
        if (!delay.isZero()) {
            loop.post(roster -> roster.delayJoining(delay));
        }
        control.post(() -> follow(configuration));
        CompletableFuture<Void> ready = new CompletableFuture<>();
        control.post(() -> loop.post(roster -> ready.complete(null)));
        ready.join();
        startToReady = Duration.between(processStart, clock.instant());
        RunningEngine.announce(this);
        decided.completeOnTimeout(null, Roster.FIRST_VERDICT_PATIENCE, TimeUnit.NANOSECONDS)
                .join();
    }

    /** How the process shows itself; the usual way until this is called. */
    void surface(SurfaceDefinition wanted) {
        surface = wanted;
    }

    private void report(LoopReport report) {
        control.post(() -> coordinator.reported(report));
    }

    private void tick() {
        coordinator.tick();
    }

    private void follow(Configuration wanted) {
        configuration = wanted;
        parts.outside().follow(wanted);
        coordinator.follow(wanted);
        parts.trackers().follow(wanted, observation -> control.post(() -> coordinator.observed(observation)));
    }

    @Override
    public NodeSnapshot snapshot() {
        return new NodeSnapshot(
                configuration.global().routerId(),
                Version.CURRENT,
                ProcessHandle.current().pid(),
                startedAt,
                startToReady,
                loop.realTime(),
                Duration.ofNanos(loop.lateness().worst()),
                views.quorum(configuration),
                options.configuration());
    }

    @Override
    public List<RouterSnapshot> routers() {
        return views.routers();
    }

    @Override
    public List<TrackerSnapshot> trackers() {
        return views.trackers(configuration);
    }

    @Override
    public Picture picture() {
        return new Picture(
                configuration,
                surface,
                views.pictures(),
                views.observations(),
                parts.trackers().scripts(),
                parts.trackers().processes());
    }

    @Override
    public Optional<Explanation> explain(String router) {
        return routers().stream()
                .filter(r -> r.name().equals(router))
                .findAny()
                .map(r -> Explainer.explain(r, policy().decision()));
    }

    @Override
    public Policy policy() {
        return parts.policy();
    }

    @Override
    public Journal journal() {
        return parts.journal();
    }

    @Override
    public CompletableFuture<ReloadOutcome> reload(String by) {
        CompletableFuture<ReloadOutcome> outcome = new CompletableFuture<>();
        control.post(() -> outcome.complete(reloadNow(by)));
        return outcome;
    }

    private ReloadOutcome reloadNow(String by) {
        journal().record(new Happening.Commanded("configuration", by, "asked for a reload"));
        Loaded loaded = Ignition.read(options);
        ReloadOutcome outcome = outlook(loaded);
        if (outcome.accepted()) {
            follow(loaded.configuration().orElseThrow());
            surface = loaded.surface();
            journal()
                    .record(new Happening.ConfigurationChanged(
                            true,
                            "is reloaded from " + options.configuration() + "; "
                                    + outcome.plan().words()));
        } else {
            journal()
                    .record(new Happening.ConfigurationChanged(
                            false, "is refused, and the old one stays: " + String.join("; ", errors(loaded))));
        }
        return outcome;
    }

    @Override
    public CompletableFuture<ReloadOutcome> plan(Optional<java.nio.file.Path> other) {
        CompletableFuture<ReloadOutcome> outcome = new CompletableFuture<>();
        NodeOptions candidate = new NodeOptions(
                other.orElse(options.configuration()),
                options.ownConfiguration(),
                options.stateDirectory(),
                options.configId());
        control.post(() -> outcome.complete(outlook(Ignition.read(candidate))));
        return outcome;
    }

    /** What comes of a configuration: nothing when there is an error in it. */
    private ReloadOutcome outlook(Loaded loaded) {
        List<String> messages =
                loaded.diagnostics().stream().map(Diagnostic::headline).toList();
        boolean accepted = loaded.configuration().isPresent() && errors(loaded).isEmpty();
        Plan plan = accepted ? Planner.plan(configuration, loaded, views.present()) : Plan.NOTHING;
        return new ReloadOutcome(accepted, messages, plan);
    }

    private static List<String> errors(Loaded loaded) {
        return loaded.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .map(Diagnostic::headline)
                .toList();
    }

    @Override
    public List<Diagnostic> check() {
        return Inspection.of(options, views.heard()).diagnostics();
    }

    @Override
    public CompletableFuture<Void> failOver(String router, Duration stayAway, String by) {
        journal().record(new Happening.Commanded(router, by, "asked to move it to another node"));
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.post(roster -> roster.stepAside(router, stayAway, by, done));
        return done;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        RunningEngine.withdraw(this);
        parts.trackers().close();
        loop.post(roster -> loop.roster().published().forEach(r -> roster.stop(r.name(), Cause.SHUTDOWN)));
        loop.stopWhenEmpty();
        join(loopThread);
        control.close();
        parts.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
