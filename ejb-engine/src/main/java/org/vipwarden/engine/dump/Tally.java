package org.vipwarden.engine.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vipwarden.engine.node.Picture;

/**
 * The counters as they are shown: counted since the last time that somebody had them cleared. The engine's own go on, so that nobody
 * else sees them jump.
 */
final class Tally {
    /** What the counters were when they were cleared, by virtual router. */
    private final Map<String, Map<String, Long>> cleared = new ConcurrentHashMap<>();

    /** Every counter of a router. One that is lower than it was has begun anew, and so has the router. */
    Map<String, Long> of(Picture.Router router) {
        Map<String, Long> before = cleared.getOrDefault(router.definition().name(), Map.of());
        Map<String, Long> shown = new HashMap<>();
        router.counters().forEach((name, count) -> shown.put(name, count - before.getOrDefault(name, 0L)));
        return shown.values().stream().anyMatch(count -> count < 0) ? router.counters() : shown;
    }

    /** From now on counts what comes after this picture. */
    void clear(Picture picture) {
        Map<String, Map<String, Long>> now = new HashMap<>();
        picture.routers().forEach(r -> now.put(r.definition().name(), r.counters()));
        cleared.keySet().retainAll(now.keySet());
        cleared.putAll(now);
    }
}
