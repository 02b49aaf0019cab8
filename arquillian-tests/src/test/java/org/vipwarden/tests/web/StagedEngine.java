package org.vipwarden.tests.web;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Explanation;
import org.vipwarden.engine.node.Explanation.Summand;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.node.RouterSnapshot;
import org.vipwarden.engine.node.TrackerSnapshot;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Standing.Ground;
import org.vipwarden.engine.vrrp.Transition;
import org.vipwarden.rules.fact.Health;

/** An engine without a network: three virtual routers in three states, which change as told. */
final class StagedEngine implements Engine {
    private static final Peer PEER = new Peer(Ipv4.parse("192.0.2.3"), new Priority(96));

    private final Instant started = Instant.now().minusSeconds(93_784);
    private final StagedJournal journal = new StagedJournal();
    private final StagedPolicy policy = new StagedPolicy(journal);
    private final List<RouterSnapshot> routers = new CopyOnWriteArrayList<>();
    private final List<TrackerSnapshot> trackers = new CopyOnWriteArrayList<>();

    StagedEngine() {
        journal.record(new Happening.ConfigurationChanged(true, "3 virtual routers run"), started);
        add("VI_WEB", 51, "eth0", 99, List.of(), "192.0.2.10/24 dev eth0", "192.0.2.11/24 dev eth0");
        add(
                "VI_MAIL",
                52,
                "eth0",
                99,
                List.of(new Ground("weight of a tracked thing that is down", "priority -20", "chk_postfix is down")),
                "192.0.2.25/24 dev eth0");
        add("VI_DMZ", 12, "eth1", 150, List.of(), "198.51.100.1/28 dev eth1");
        turn("VI_WEB", Role.ACTIVE, Cause.ACTIVE_TIMEOUT, started.plusSeconds(4));
        turn("VI_MAIL", Role.ACTIVE, Cause.ACTIVE_TIMEOUT, started.plusSeconds(5));
        tracker(Kind.PING_NODE, "gateway", "192.0.2.1", Health.UP, "answered after 0.3 ms");
        tracker(Kind.PING_NODE, "isp-router", "203.0.113.1", Health.DOWN, "3 requests without an answer");
        tracker(Kind.SCRIPT, "chk_nginx", "/usr/bin/curl -fsS http://127.0.0.1/", Health.UP, "exit code 0");
        tracker(Kind.SCRIPT, "chk_postfix", "/usr/local/bin/check-mail --quiet", Health.DOWN, "exit code 1");
        turn("VI_MAIL", Role.BACKUP, Cause.HIGHER_PRIORITY, Instant.now().minusSeconds(1_312));
        turn("VI_DMZ", Role.INITIALIZE, Cause.INTERFACE_DOWN, Instant.now().minusSeconds(47));
    }

    void add(String name, int vrid, String device, int priority, List<Ground> grounds, String... addresses) {
        int adjustment = 20 * grounds.size();
        routers.add(new RouterSnapshot(
                name,
                vrid,
                device,
                3,
                Role.BACKUP,
                started,
                priority,
                priority - adjustment,
                true,
                new Standing(-adjustment, Duration.ZERO, List.of(), List.of(), grounds),
                Optional.of(PEER),
                Duration.ofSeconds(1),
                Duration.ofMillis(3613),
                List.of(addresses),
                Map.of("advertisements-received", 93_781L, "advertisements-sent", 11L, "become-active", 1L),
                Optional.empty(),
                List.of()));
    }

    /** Lets a virtual router change its state, as the loop does: first the journal, then the snapshot. */
    void turn(String name, Role to, Cause cause, Instant at) {
        RouterSnapshot old = routers.stream()
                .filter(router -> router.name().equals(name))
                .findFirst()
                .orElseThrow();
        Reason reason = new Reason(
                cause,
                cause == Cause.INTERFACE_DOWN ? old.interfaceName() : "",
                cause == Cause.INTERFACE_DOWN ? Optional.empty() : Optional.of(PEER),
                new Priority(old.basePriority()),
                new Priority(old.effectivePriority()),
                cause == Cause.ACTIVE_TIMEOUT ? 3_613_000_000L : 0,
                old.standing().grounds());
        Transition transition = new Transition(name, new Vrid(old.vrid()), old.role(), to, reason);
        Entry entry = journal.record(new Happening.RouterChanged(transition, sentence(old, to, cause)), at);
        routers.replaceAll(router -> router.name().equals(name) ? turned(old, to, entry) : router);
    }

    private static String sentence(RouterSnapshot router, Role to, Cause cause) {
        return switch (cause) {
            case ACTIVE_TIMEOUT -> router.name() + " is Active: nothing was heard from 192.0.2.3 for 3613 ms";
            case HIGHER_PRIORITY ->
                router.name() + " is Backup: 192.0.2.3 has priority 96, this node " + router.effectivePriority();
            case INTERFACE_DOWN -> router.name() + " cannot take part: " + router.interfaceName() + " is down";
            default -> router.name() + " is " + to + ": " + cause.label();
        };
    }

    private static RouterSnapshot turned(RouterSnapshot old, Role to, Entry entry) {
        return new RouterSnapshot(
                old.name(),
                old.vrid(),
                old.interfaceName(),
                old.version(),
                to,
                entry.at(),
                old.basePriority(),
                old.effectivePriority(),
                old.preempt(),
                old.standing(),
                to == Role.BACKUP ? Optional.of(PEER) : Optional.empty(),
                old.interval(),
                old.activeDown(),
                old.addresses(),
                old.counters(),
                Optional.of(entry),
                old.paths());
    }

    void tracker(Kind kind, String name, String target, Health health, String detail) {
        trackers.add(
                new TrackerSnapshot(kind, name, target, health, Instant.now().minusSeconds(1_315), detail));
        journal.record(
                new Happening.HealthChanged(kind.name(), name, health, name + " is " + health + ": " + detail),
                Instant.now().minusSeconds(1_315));
    }

    @Override
    public NodeSnapshot snapshot() {
        return new NodeSnapshot(
                "lb-1",
                "0.1.0",
                ProcessHandle.current().pid(),
                started,
                Duration.ofMillis(412),
                true,
                Duration.ofNanos(180_000),
                Optional.of(new QuorumSnapshot(1, 1, 2)),
                Path.of("/etc/keepalived/keepalived.conf"));
    }

    @Override
    public List<RouterSnapshot> routers() {
        return List.copyOf(routers);
    }

    @Override
    public List<TrackerSnapshot> trackers() {
        return List.copyOf(trackers);
    }

    @Override
    public Picture picture() {
        var nothing = Path.of("/dev/null");
        return new Picture(
                ConfigurationLoader.load(nothing, nothing, Surroundings.ofThisMachine())
                        .configuration()
                        .orElseThrow(),
                SurfaceDefinition.DEFAULT,
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    @Override
    public Optional<Explanation> explain(String name) {
        return routers.stream()
                .filter(router -> router.name().equals(name))
                .findFirst()
                .map(this::explanation);
    }

    private Explanation explanation(RouterSnapshot router) {
        List<Summand> sum = new ArrayList<>();
        sum.add(new Summand(router.basePriority(), "", "priority " + router.basePriority() + " in the configuration"));
        router.standing().grounds().forEach(ground -> sum.add(new Summand(-20, ground.rule(), ground.because())));
        return new Explanation(
                router.name(),
                router.lastTransition()
                        .map(entry -> entry.happening().sentence())
                        .orElse(router.name() + " is Backup"),
                sum,
                List.of(
                        "It takes over when it hears nothing for 3613 ms.",
                        "When gateway fails too, the quorum is lost and the addresses are released."),
                policy.active().number());
    }

    @Override
    public StagedPolicy policy() {
        return policy;
    }

    @Override
    public StagedJournal journal() {
        return journal;
    }

    @Override
    public CompletableFuture<ReloadOutcome> reload(String by) {
        return CompletableFuture.completedFuture(new ReloadOutcome(true, List.of()));
    }

    @Override
    public CompletableFuture<ReloadOutcome> plan(Optional<Path> configuration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Diagnostic> check() {
        return List.of();
    }

    @Override
    public CompletableFuture<Void> failOver(String router, Duration stayAway, String by) {
        journal.record(new Happening.Commanded(router, by, by + " asked to hand " + router + " over"));
        turn(router, Role.BACKUP, Cause.COMMAND, Instant.now());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        journal.close();
    }
}
