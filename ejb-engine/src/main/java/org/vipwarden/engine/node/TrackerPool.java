package org.vipwarden.engine.node;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.track.Echo;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.PingTracker;
import org.vipwarden.engine.track.Scheduler;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptTracker;

/** The trackers that run: one for each script and ping node of the configuration. For the control thread alone. */
final class TrackerPool implements AutoCloseable {
    private final ScriptLauncher launcher;
    private final Path scratch;
    private final Echo.Opener echo;
    private final Scheduler scheduler;
    /** By definition: one that a reload leaves as it is goes on with its results. */
    private final Map<Record, AutoCloseable> running = new HashMap<>();

    TrackerPool(ScriptLauncher launcher, Path scratch, Echo.Opener echo, Scheduler scheduler) {
        this.launcher = launcher;
        this.scratch = scratch;
        this.echo = echo;
        this.scheduler = scheduler;
    }

    /** Starts what is new in the configuration, and ends what is no longer in it. */
    void follow(Configuration configuration, Consumer<Observation> listener) {
        Map<Record, Supplier<AutoCloseable>> wanted = Stream.<Record>concat(
                        configuration.scripts().stream(), configuration.own().pingNodes().stream())
                .collect(Collectors.toMap(d -> d, d -> () -> start(d, listener)));
        running.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                end(entry.getValue());
            }
            return gone;
        });
        wanted.forEach((definition, starter) -> running.computeIfAbsent(definition, d -> starter.get()));
    }

    private AutoCloseable start(Record definition, Consumer<Observation> listener) {
        if (definition instanceof ScriptDefinition script) {
            ScriptTracker tracker = new ScriptTracker(script, launcher, scratch, scheduler, listener);
            tracker.start();
            return tracker;
        }
        PingTracker tracker = new PingTracker((PingNodeDefinition) definition, echo, scheduler, listener);
        tracker.start();
        return tracker;
    }

    private static void end(AutoCloseable tracker) {
        try {
            tracker.close();
        } catch (Exception e) {
            throw new IllegalStateException("a tracker cannot be ended", e);
        }
    }

    @Override
    public void close() {
        running.values().forEach(TrackerPool::end);
        running.clear();
    }
}
