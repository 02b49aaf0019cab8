package org.vipwarden.engine.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.track.Echo;
import org.vipwarden.engine.track.FileTracker;
import org.vipwarden.engine.track.FileWatch;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.PingTracker;
import org.vipwarden.engine.track.ProcessTracker;
import org.vipwarden.engine.track.ProcessWatch;
import org.vipwarden.engine.track.Scheduler;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptTracker;
import org.vipwarden.engine.track.Subscription;
import org.vipwarden.engine.track.bfd.Speaker;

/** The trackers that run: one for each thing that the configuration has watched. For the control thread alone. */
final class TrackerPool implements AutoCloseable {
    private final ScriptLauncher launcher;
    private final Path scratch;
    private final Echo.Opener echo;
    private final Scheduler scheduler;
    /** By definition: one that a reload leaves as it is goes on with its results. */
    private final Map<Record, Subscription> running = new HashMap<>();
    // Each has a thread of its own, so it is made only when there is something to watch.
    private Optional<FileWatch> files = Optional.empty();
    private Optional<ProcessWatch> processes = Optional.empty();
    private Optional<Speaker> speaker = Optional.empty();
    private boolean followed;
    /** Those that have more to show than their observations; by name, for every thread. */
    private final Map<String, ScriptTracker> scripts = new ConcurrentHashMap<>();

    private final Map<String, ProcessTracker> counts = new ConcurrentHashMap<>();

    TrackerPool(ScriptLauncher launcher, Path scratch, Echo.Opener echo, Scheduler scheduler) {
        this.launcher = launcher;
        this.scratch = scratch;
        this.echo = echo;
        this.scheduler = scheduler;
    }

    /** Starts what is new in the configuration, and ends what is no longer in it. */
    void follow(Configuration configuration, Consumer<Observation> listener) {
        Map<Record, Supplier<Subscription>> wanted = wanted(configuration, listener);
        running.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        wanted.forEach((definition, starter) -> running.computeIfAbsent(definition, d -> starter.get()));
        followed = true;
    }

    /** How far each script is, by name. May be called from any thread. */
    Map<String, ScriptTracker.Progress> scripts() {
        Map<String, ScriptTracker.Progress> all = new HashMap<>();
        scripts.forEach((name, tracker) -> all.put(name, tracker.progress()));
        return all;
    }

    /** How many processes were counted, by the name of the tracker. May be called from any thread. */
    Map<String, ProcessTracker.Progress> processes() {
        Map<String, ProcessTracker.Progress> all = new HashMap<>();
        counts.forEach((name, tracker) -> all.put(name, tracker.progress()));
        return all;
    }

    private Map<Record, Supplier<Subscription>> wanted(Configuration configuration, Consumer<Observation> listener) {
        Map<Record, Supplier<Subscription>> wanted = new HashMap<>();
        configuration.scripts().forEach(d -> wanted.put(d, () -> script(d, listener)));
        configuration.trackers().files().forEach(d -> wanted.put(d, () -> file(d, listener)));
        configuration.trackers().processes().forEach(d -> wanted.put(d, () -> process(d, listener)));
        configuration.trackers().sessions().forEach(d -> wanted.put(d, () -> session(d, listener)));
        configuration.own().pingNodes().forEach(d -> wanted.put(d, () -> pingNode(d, listener)));
        return wanted;
    }

    private Subscription script(ScriptDefinition definition, Consumer<Observation> listener) {
        ScriptTracker tracker = new ScriptTracker(definition, launcher, scratch, scheduler, listener);
        tracker.start();
        scripts.put(definition.name(), tracker);
        return () -> {
            scripts.remove(definition.name(), tracker);
            tracker.close();
        };
    }

    private Subscription file(FileDefinition definition, Consumer<Observation> listener) {
        files = files.or(() -> Optional.of(new FileWatch()));
        FileTracker tracker = new FileTracker(definition, listener);
        tracker.start(files.get(), followed);
        return tracker::close;
    }

    private Subscription process(ProcessDefinition definition, Consumer<Observation> listener) {
        processes = processes.or(() -> Optional.of(new ProcessWatch()));
        ProcessTracker tracker = new ProcessTracker(definition, scheduler, listener);
        tracker.start(processes.get());
        counts.put(definition.name(), tracker);
        return () -> {
            counts.remove(definition.name(), tracker);
            tracker.close();
        };
    }

    private Subscription session(BfdDefinition definition, Consumer<Observation> listener) {
        speaker = speaker.or(() -> Optional.of(new Speaker(RandomGenerator.getDefault())));
        return speaker.get().speak(definition, listener);
    }

    private Subscription pingNode(PingNodeDefinition definition, Consumer<Observation> listener) {
        PingTracker tracker = new PingTracker(definition, echo, scheduler, listener);
        tracker.start();
        return tracker::close;
    }

    @Override
    public void close() {
        List<Subscription> all = new ArrayList<>(running.values());
        running.clear();
        all.forEach(Subscription::close);
        files.ifPresent(FileWatch::close);
        processes.ifPresent(ProcessWatch::close);
        speaker.ifPresent(Speaker::close);
    }
}
