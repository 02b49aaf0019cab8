package org.vipwarden.engine.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.vipwarden.engine.config.lint.Heard;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.plan.Present;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.node.Coordinator.Seen;
import org.vipwarden.engine.node.Engine.QuorumSnapshot;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Refusal;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.rules.fact.Health;

/** The running node as snapshots. May be used from any thread: it reads what others publish. */
final class Views {
    private final Loop loop;
    private final Coordinator coordinator;
    private final InstantSource clock;
    private final Map<String, Entry> transitions = new ConcurrentHashMap<>();

    Views(Loop loop, Coordinator coordinator, Journal journal, InstantSource clock) {
        this.loop = loop;
        this.coordinator = coordinator;
        this.clock = clock;
        journal.listen(entry -> {
            if (entry.happening() instanceof Happening.RouterChanged change) {
                transitions.put(change.subject(), entry);
            }
        });
    }

    List<RouterSnapshot> routers() {
        return loop.roster().published().stream().map(this::view).toList();
    }

    private RouterSnapshot view(LiveRouter router) {
        RouterState state = router.state();
        InstanceDefinition definition = state.setting().definition();
        Priority effective = state.conditions().effective(definition.priority());
        Optional<Backup> backup =
                Optional.of(state).filter(Backup.class::isInstance).map(Backup.class::cast);
        AdvertInterval interval = backup.map(Backup::learned).orElse(definition.interval());
        Optional<Peer> active =
                backup.flatMap(b -> b.rival().map(Backup.Rival::peer).or(b::active));
        return new RouterSnapshot(
                definition.name(),
                definition.vrid().value(),
                definition.interfaceName(),
                definition.version().number(),
                state.role(),
                router.since(),
                definition.priority().value(),
                effective.value(),
                definition.election().preempt(),
                state.conditions().verdict(),
                active,
                interval.duration(),
                Duration.ofNanos(definition.activeDownInterval(interval, effective)),
                definition.holdings().allAddresses().map(Object::toString).toList(),
                router.counters().read(),
                Optional.ofNullable(transitions.get(definition.name())),
                router.paths().stream().map(this::view).toList());
    }

    List<Picture.Router> pictures() {
        return loop.roster().published().stream().map(this::picture).toList();
    }

    private Picture.Router picture(LiveRouter router) {
        RouterState state = router.state();
        Optional<Instant> due = state.due() == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(clock.instant().plusNanos(state.due() - loop.now()));
        return new Picture.Router(state, router.since(), due, router.counters().read());
    }

    List<Observation> observations() {
        return coordinator.observations().values().stream()
                .map(Seen::observation)
                .toList();
    }

    private PathSnapshot view(Path path) {
        Optional<Path.Sign> sign = path.lastSign();
        return new PathSnapshot(
                path.name(),
                path.definition().interfaceName(),
                state(path, sign),
                sign.map(Path.Sign::at),
                sign.map(Path.Sign::from),
                path.sent(),
                path.received());
    }

    private PathSnapshot.State state(Path path, Optional<Path.Sign> sign) {
        RouterState router = path.router().state();
        boolean works = path.isMain()
                ? router.conditions().linkUp() && router.conditions().primary().isPresent()
                : path.isUsable();
        if (!works) {
            return PathSnapshot.State.DOWN;
        }
        if (router.role() == Role.ACTIVE) {
            return PathSnapshot.State.SENDING;
        }
        Instant silentAfter = clock.instant().minusNanos(path.router().patience());
        return sign.filter(s -> s.at().isAfter(silentAfter)).isPresent()
                ? PathSnapshot.State.HEARD
                : PathSnapshot.State.SILENT;
    }

    /** How each instance is, for a plan: looked up by name. */
    Function<String, Optional<Present>> present() {
        Map<String, LiveRouter> byName = new HashMap<>();
        loop.roster().published().forEach(router -> byName.put(router.name(), router));
        return name -> Optional.ofNullable(byName.get(name)).map(Views::present);
    }

    private static Present present(LiveRouter router) {
        RouterState state = router.state();
        Priority effective =
                state.conditions().effective(state.setting().definition().priority());
        return new Present(state.role() == Role.ACTIVE, effective.value());
    }

    /** What each instance has heard of other nodes, by its name. */
    Map<String, Heard.ByRouter> heard() {
        Map<String, Heard.ByRouter> heard = new HashMap<>();
        loop.roster().published().forEach(router -> heard.put(router.name(), heard(router)));
        return heard;
    }

    private static Heard.ByRouter heard(LiveRouter router) {
        Optional<Heard> newest = router.paths().stream()
                .filter(Path::isMain)
                .findFirst()
                .flatMap(Path::lastSign)
                .map(sign -> new Heard(
                        sign.from(),
                        sign.advert().priority(),
                        sign.advert().interval(),
                        sign.advert().addresses()));
        long dropped = router.counters().read().getOrDefault(Refusal.INTERVAL.counter(), 0L);
        return new Heard.ByRouter(newest, dropped);
    }

    List<TrackerSnapshot> trackers(Configuration configuration) {
        return WatchList.of(configuration).stream()
                .map(item -> view(item.kind(), item.name(), item.target()))
                .toList();
    }

    private TrackerSnapshot view(Kind kind, String name, String target) {
        Optional<Seen> seen = Optional.ofNullable(coordinator.observations().get(Coordinator.key(kind, name)));
        return new TrackerSnapshot(
                kind,
                name,
                target,
                seen.map(s -> s.observation().health()).orElse(Health.UNKNOWN),
                seen.map(Seen::at).orElse(Instant.EPOCH),
                seen.map(s -> s.observation().detail()).orElse("not observed yet"));
    }

    Optional<QuorumSnapshot> quorum(Configuration configuration) {
        return configuration.own().pingQuorum().map(required -> {
            List<TrackerSnapshot> pings = trackers(configuration).stream()
                    .filter(t -> t.kind() == Kind.PING_NODE)
                    .toList();
            int reachable =
                    (int) pings.stream().filter(t -> t.health() == Health.UP).count();
            return new QuorumSnapshot(required, reachable, pings.size());
        });
    }
}
