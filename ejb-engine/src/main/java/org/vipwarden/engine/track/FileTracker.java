package org.vipwarden.engine.track;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.FileDefinition.Initial;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.rules.fact.Health;

/**
 * Says what number stands in a {@code track_file}, at the start and whenever the file is written and closed, replaced, created or
 * deleted. May be used from any thread.
 */
public final class FileTracker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(FileTracker.class.getName());

    private final FileDefinition definition;
    private final Consumer<Observation> listener;
    private Optional<Integer> told = Optional.empty();
    private Subscription watch = Subscription.NONE;
    private boolean closed;

    /** @param listener called on the watcher's thread, one call at a time; must not wait for anything */
    public FileTracker(FileDefinition definition, Consumer<Observation> listener) {
        this.definition = definition;
        this.listener = listener;
    }

    /**
     * Begins. Call it once.
     *
     * @param reload whether this node ran before with another configuration: {@code init_file overwrite} then leaves a file alone
     */
    public void start(FileWatch files, boolean reload) {
        definition.initial().ifPresent(initial -> write(initial, reload));
        watch = files.watch(definition.file(), this::look);
    }

    private void write(Initial initial, boolean reload) {
        Path file = definition.file();
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (exists && (reload || !initial.overwrite())) {
            return;
        }
        try {
            // A link that somebody else has put there is not followed.
            if (exists && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("it is not a regular file");
            }
            Files.writeString(file, initial.value() + "\n");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot initialise track file {0}: {1}", definition.name(), e.getMessage());
        }
    }

    private synchronized void look() {
        FileValue.of(definition.file())
                .ifPresentOrElse(
                        this::tell,
                        () -> LOG.log(
                                Level.WARNING,
                                "Invalid number in {0}: it is ignored, and track file {1} stays as it is",
                                definition.file(),
                                definition.name()));
    }

    private void tell(FileValue seen) {
        if (!closed && !told.equals(Optional.of(seen.value()))) {
            told = Optional.of(seen.value());
            listener.accept(new Observation(Kind.FILE, definition.name(), Health.UP, seen.value(), seen.toString()));
        }
    }

    /** Nothing is told after this. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watch.close();
    }
}
