package org.vipwarden.jmx.support;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Explanation;
import org.vipwarden.engine.node.Explanation.Summand;
import org.vipwarden.engine.node.PathSnapshot;
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

/** An engine without a network: it is as the test says, and remembers what it was asked. */
public final class ScriptedEngine implements Engine {
    private static final Ground GROUND = new Ground("weight of a script", "priority -20", "script chk_http is down");

    private final ListedJournal journal = new ListedJournal();
    private final ScriptedPolicy policy = new ScriptedPolicy();
    private final List<RouterSnapshot> routers = new CopyOnWriteArrayList<>();
    private final List<TrackerSnapshot> trackers = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<ReloadOutcome> reload =
            CompletableFuture.completedFuture(new ReloadOutcome(true, List.of("1 virtual router changed")));

    /** A node with the virtual router VI_1 (Backup), the script chk_http (down) and the ping node gateway (up). */
    public static ScriptedEngine small() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.routers.add(router("VI_1", Role.BACKUP, Optional.empty()));
        engine.trackers.add(new TrackerSnapshot(
                Kind.SCRIPT,
                "chk_http",
                "/usr/bin/curl -f http://localhost/",
                Health.DOWN,
                ListedJournal.START,
                "exit code 7"));
        engine.trackers.add(new TrackerSnapshot(
                Kind.PING_NODE, "gateway", "192.0.2.1", Health.UP, ListedJournal.START, "answered after 1 ms"));
        return engine;
    }

    private static RouterSnapshot router(String name, Role role, Optional<Entry> last) {
        boolean active = role == Role.ACTIVE;
        return new RouterSnapshot(
                name,
                51,
                "eth0",
                3,
                role,
                ListedJournal.START,
                99,
                79,
                true,
                new Standing(-20, Duration.ofSeconds(5), List.of(), List.of(), List.of(GROUND)),
                active ? Optional.empty() : Optional.of(peer()),
                Duration.ofSeconds(1),
                Duration.ofMillis(3691),
                List.of("192.0.2.10/24 dev eth0"),
                Map.of("advertisements-received", 12L, "advertisements-sent", 0L),
                last,
                List.of(
                        new PathSnapshot(
                                "main", "eth0", PathSnapshot.State.SILENT, Optional.empty(), Optional.empty(), 7, 0),
                        new PathSnapshot(
                                "direct",
                                "eth5",
                                PathSnapshot.State.HEARD,
                                Optional.of(ListedJournal.START),
                                Optional.of(Ipv4.parse("198.51.100.3")),
                                8,
                                12)));
    }

    private static Peer peer() {
        return new Peer(Ipv4.parse("192.0.2.3"), new Priority(96));
    }

    /** Adds a virtual router, as a reload does: first the engine changes, then the journal says so. */
    public void reloadWith(String... names) {
        routers.clear();
        for (String name : names) {
            routers.add(router(name, Role.BACKUP, Optional.empty()));
        }
        journal.record(new Happening.ConfigurationChanged(true, names.length + " virtual routers run"));
    }

    /** Lets a virtual router become Active. */
    public void becomeActive(String name) {
        Reason reason = new Reason(
                Cause.ACTIVE_TIMEOUT,
                "",
                Optional.of(peer()),
                new Priority(99),
                new Priority(79),
                3_691_000_000L,
                List.of(GROUND));
        journal.record(new Happening.RouterChanged(
                new Transition(name, new Vrid(51), Role.BACKUP, Role.ACTIVE, reason),
                name + " is Active: nothing was heard for 3691 ms"));
        List<Entry> newest = journal.after(0, 1);
        routers.replaceAll(r -> r.name().equals(name) ? router(name, Role.ACTIVE, Optional.of(newest.get(0))) : r);
    }

    /** What the next reload answers. */
    public void reloadAnswers(CompletableFuture<ReloadOutcome> answer) {
        reload = answer;
    }

    /** Everything it was asked to change, in order. */
    public List<String> asked() {
        return new ArrayList<>(asked);
    }

    @Override
    public NodeSnapshot snapshot() {
        return new NodeSnapshot(
                "node1",
                "0.1.0",
                4711,
                ListedJournal.START,
                Duration.ofMillis(650),
                true,
                Duration.ofNanos(250_000),
                Optional.of(new QuorumSnapshot(1, 1, 1)),
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
    public Optional<Explanation> explain(String router) {
        return routers.stream()
                .filter(r -> r.name().equals(router))
                .findFirst()
                .map(r -> new Explanation(
                        router,
                        router + " is Backup: 192.0.2.3 has the higher priority",
                        List.of(
                                new Summand(99, "", "priority 99 in the configuration"),
                                new Summand(-20, "weight of a script", "script chk_http is down")),
                        List.of("It takes over when it hears nothing for 3691 ms."),
                        0));
    }

    @Override
    public ScriptedPolicy policy() {
        return policy;
    }

    @Override
    public ListedJournal journal() {
        return journal;
    }

    @Override
    public CompletableFuture<ReloadOutcome> reload(String by) {
        asked.add("reload by " + by);
        return reload;
    }

    @Override
    public CompletableFuture<ReloadOutcome> plan(Optional<Path> configuration) {
        asked.add("plan " + configuration.map(Path::toString).orElse("its own file"));
        return reload;
    }

    @Override
    public List<Diagnostic> check() {
        return List.of(new Diagnostic(
                Rule.PEER_INTERVAL,
                Severity.NOTE,
                new Place("keepalived.conf", 3, 5, 10, "    advert_int 1"),
                "192.0.2.3 advertises every 2 s",
                "",
                ""));
    }

    @Override
    public CompletableFuture<Void> failOver(String router, Duration stayAway, String by) {
        asked.add("failOver " + router + " for " + stayAway.toSeconds() + " s by " + by);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        journal.close();
    }
}
