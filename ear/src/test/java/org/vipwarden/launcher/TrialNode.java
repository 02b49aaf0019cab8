package org.vipwarden.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.dump.Dumps;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Explanation;
import org.vipwarden.engine.node.NodeOptions;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.node.RouterSnapshot;
import org.vipwarden.engine.node.StartRefused;
import org.vipwarden.engine.node.TrackerSnapshot;
import org.vipwarden.rules.policy.Policy;
import picocli.CommandLine;

/**
 * The launcher with an engine that only says what it is told: what the launcher does to it can be read from the process's
 * standard output.
 */
final class TrialNode implements Parts {

    public static void main(String[] args) {
        Runtime.getRuntime().halt(new CommandLine(new RunCommand(TrialNode::new)).execute(args));
    }

    @Override
    public Reading read(NodeOptions options) {
        var loaded =
                ConfigurationLoader.load(options.configuration(), options.ownConfiguration(), options.surroundings());
        return new Reading(
                Files.exists(options.configuration()) ? 0 : 4,
                Files.exists(options.configuration()) ? List.of() : List.of(options.configuration() + ": no such file"),
                new Listeners(OptionalInt.empty(), OptionalInt.empty()),
                loaded.surface());
    }

    @Override
    public void prepare(Optional<String> namespace, Optional<Integer> fileMask) {
        namespace.ifPresent(name -> System.out.println("in namespace " + name));
        fileMask.ifPresent(mask -> System.out.println("umask " + mask));
    }

    @Override
    public Engine start(NodeOptions options) throws StartRefused {
        if (!Files.exists(options.configuration())) {
            throw new StartRefused(6, List.of(options.configuration() + ": no such file"));
        }
        System.out.println("engine started");
        return new Still();
    }

    @Override
    public AutoCloseable manage(Engine engine, Dumps dumps, Listeners listeners, Path run) {
        System.out.println("management started");
        return () -> System.out.println("management closed");
    }

    /** Has nothing to do, and does what it is asked by printing it. */
    private static final class Still implements Engine {
        @Override
        public NodeSnapshot snapshot() {
            return new NodeSnapshot(
                    "trial",
                    "trial",
                    ProcessHandle.current().pid(),
                    Instant.now(),
                    Duration.ZERO,
                    false,
                    Duration.ZERO,
                    Optional.empty(),
                    Path.of("/"));
        }

        @Override
        public List<RouterSnapshot> routers() {
            return List.of();
        }

        @Override
        public List<TrackerSnapshot> trackers() {
            return List.of();
        }

        @Override
        public Picture picture() {
            var nothing = Path.of("/dev/null");
            return new Picture(
                    ConfigurationLoader.load(nothing, nothing, Surroundings.ofThisMachine())
                            .configuration()
                            .orElseThrow(),
                    SurfaceDefinition.DEFAULT,
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of());
        }

        @Override
        public Optional<Explanation> explain(String router) {
            return Optional.empty();
        }

        @Override
        public Policy policy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Journal journal() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<ReloadOutcome> reload(String by) {
            System.out.println("reload by " + by);
            return CompletableFuture.completedFuture(new ReloadOutcome(true, List.of("nothing has changed")));
        }

        @Override
        public CompletableFuture<ReloadOutcome> plan(Optional<Path> configuration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Diagnostic> check() {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> failOver(String router, Duration stayAway, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            System.out.println("engine closed");
        }
    }
}
