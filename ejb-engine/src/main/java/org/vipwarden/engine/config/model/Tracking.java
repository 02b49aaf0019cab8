package org.vipwarden.engine.config.model;

import java.util.List;

/**
 * What an instance watches.
 *
 * @param scripts {@code track_script}
 * @param interfaces {@code track_interface}, without the instance's own
 * @param ignoreOwnInterface {@code dont_track_primary}
 */
public record Tracking(List<TrackedScript> scripts, List<TrackedInterface> interfaces, boolean ignoreOwnInterface) {
    public Tracking {
        scripts = List.copyOf(scripts);
        interfaces = List.copyOf(interfaces);
    }
}
