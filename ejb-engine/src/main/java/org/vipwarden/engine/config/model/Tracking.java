package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.unit.Weight;

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

    /** This and what a group tracks; what both name counts as here. */
    public Tracking and(Tracking shared) {
        return new Tracking(
                union(scripts, shared.scripts, TrackedScript::script),
                union(interfaces, shared.interfaces, TrackedInterface::interfaceName),
                union(files, shared.files, TrackedFile::name),
                union(processes, shared.processes, TrackedProcess::name),
                union(sessions, shared.sessions, TrackedBfd::name),
                ignoreOwnInterface);
    }

    private static <T> List<T> union(List<T> own, List<T> shared, Function<T, String> name) {
        Set<String> names = own.stream().map(name).collect(Collectors.toSet());
        return Stream.concat(own.stream(), shared.stream().filter(t -> !names.contains(name.apply(t))))
                .toList();
    }

    /**
     * Without what has a weight, which does not count in a sync group (keepalived). Interfaces, and files with the default weight,
     * stay without theirs.
     */
    public Tracking unweighted() {
        return new Tracking(
                scripts.stream().filter(s -> s.weight().equals(Weight.NONE)).toList(),
                interfaces.stream()
                        .map(i -> new TrackedInterface(i.interfaceName(), Weight.NONE))
                        .toList(),
                files.stream()
                        .filter(f ->
                                f.weight().equals(Weight.NONE) || f.weight().equals(FileDefinition.DEFAULT_WEIGHT))
                        .map(f -> new TrackedFile(f.name(), Weight.NONE))
                        .toList(),
                processes.stream().filter(t -> t.weight().equals(Weight.NONE)).toList(),
                sessions.stream().filter(t -> t.weight().equals(Weight.NONE)).toList(),
                ignoreOwnInterface);
    }
}
