package org.vipwarden.engine.config.model;

import java.util.List;

/**
 * What an instance watches.
 *
 * @param scripts {@code track_script}
 * @param interfaces {@code track_interface}, without the instance's own
 * @param files {@code track_file}
 * @param processes {@code track_process}
 * @param sessions {@code track_bfd}
 * @param ignoreOwnInterface {@code dont_track_primary}
 */
public record Tracking(
        List<TrackedScript> scripts,
        List<TrackedInterface> interfaces,
        List<TrackedFile> files,
        List<TrackedProcess> processes,
        List<TrackedBfd> sessions,
        boolean ignoreOwnInterface) {
    /** Its own interface only. */
    public static final Tracking NONE = new Tracking(List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public Tracking {
        scripts = List.copyOf(scripts);
        interfaces = List.copyOf(interfaces);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        sessions = List.copyOf(sessions);
    }
}
