package org.vipwarden.engine.config.model;

import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.unit.Weight;

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

    /** This and what a group tracks; what both name counts as here. */
    public Tracking and(Tracking shared) {
        List<TrackedScript> allScripts = new ArrayList<>(scripts);
        shared.scripts.stream()
                .filter(s -> scripts.stream().noneMatch(own -> own.script().equals(s.script())))
                .forEach(allScripts::add);
        List<TrackedInterface> allInterfaces = new ArrayList<>(interfaces);
        shared.interfaces.stream()
                .filter(i ->
                        interfaces.stream().noneMatch(own -> own.interfaceName().equals(i.interfaceName())))
                .forEach(allInterfaces::add);
        return new Tracking(allScripts, allInterfaces, ignoreOwnInterface);
    }

    /** Without scripts that have a weight, and with the interfaces without theirs (keepalived's rule for sync groups). */
    public Tracking unweighted() {
        return new Tracking(
                scripts.stream().filter(s -> s.weight().equals(Weight.NONE)).toList(),
                interfaces.stream()
                        .map(i -> new TrackedInterface(i.interfaceName(), Weight.NONE))
                        .toList(),
                ignoreOwnInterface);
    }
}
