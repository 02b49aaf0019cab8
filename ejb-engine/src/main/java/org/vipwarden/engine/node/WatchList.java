package org.vipwarden.engine.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.track.Observation.Kind;

/** What a configuration has watched, by kind and in file order. */
final class WatchList {
    private WatchList() {}

    /**
     * Something that is watched.
     *
     * @param target what of the world it is, for an operator
     */
    record Item(Kind kind, String name, String target) {}

    static List<Item> of(Configuration configuration) {
        List<Item> items = new ArrayList<>();
        configuration
                .scripts()
                .forEach(s ->
                        items.add(new Item(Kind.SCRIPT, s.name(), s.command().toString())));
        configuration
                .trackers()
                .files()
                .forEach(f -> items.add(new Item(Kind.FILE, f.name(), f.file().toString())));
        configuration.trackers().processes().forEach(p -> items.add(new Item(Kind.PROCESS, p.name(), target(p))));
        configuration
                .trackers()
                .sessions()
                .forEach(b -> items.add(new Item(Kind.BFD, b.name(), b.neighbor() + " every " + millis(b.minTx()))));
        configuration
                .own()
                .pingNodes()
                .forEach(p ->
                        items.add(new Item(Kind.PING_NODE, p.name(), p.target().toString())));
        return items;
    }

    private static String target(ProcessDefinition process) {
        return process.parameters().isEmpty()
                ? process.program()
                : process.program() + " " + String.join(" ", process.parameters());
    }

    private static String millis(Duration duration) {
        return duration.toNanos() % 1_000_000 == 0 ? duration.toMillis() + " ms" : duration.toNanos() / 1e6 + " ms";
    }
}
