package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.ProcessTracker;
import org.vipwarden.engine.track.ScriptTracker;
import org.vipwarden.engine.vrrp.RouterState;

/**
 * Everything that a node runs, in the engine's own terms: for those who write all of it out. It is put together from what the
 * threads publish, so two parts of it may be of different moments.
 *
 * @param surface how the process shows itself
 * @param routers every virtual router, in configuration order
 * @param observations the last one of each tracked thing that was observed
 * @param scripts how far each script is, by name
 * @param processes how many processes were counted, by the name of the tracker
 */
public record Picture(
        Configuration configuration,
        SurfaceDefinition surface,
        List<Router> routers,
        List<Observation> observations,
        Map<String, ScriptTracker.Progress> scripts,
        Map<String, ProcessTracker.Progress> processes) {
    public Picture {
        routers = List.copyOf(routers);
        observations = List.copyOf(observations);
        scripts = Map.copyOf(scripts);
        processes = Map.copyOf(processes);
    }

    /** What was last observed of a tracked thing. */
    public Optional<Observation> observation(Observation.Kind kind, String name) {
        return observations.stream()
                .filter(seen -> seen.kind() == kind && seen.name().equals(name))
                .findFirst();
    }

    /**
     * A virtual router.
     *
     * @param since when it took its present role
     * @param due when its timer runs out; empty when none runs
     * @param counters by their stable names, for example {@code advertisements-received}
     */
    public record Router(RouterState state, Instant since, Optional<Instant> due, Map<String, Long> counters) {
        public Router {
            counters = Map.copyOf(counters);
        }

        public InstanceDefinition definition() {
            return state.setting().definition();
        }
    }
}
