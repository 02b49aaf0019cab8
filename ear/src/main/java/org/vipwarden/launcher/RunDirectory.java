package org.vipwarden.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.vipwarden.engine.node.StartRefused;

/**
 * Where a process keeps what lives only as long as it does, and what nobody else may read. Whoever holds the pid file owns it:
 * what a killed process left there is removed at the start.
 */
final class RunDirectory implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    static RunDirectory make(Path path) throws StartRefused {
        try {
            remove(path);
            return new RunDirectory(Files.createDirectory(path, OWNER_ONLY));
        } catch (IOException e) {
            throw new StartRefused(
                    1,
                    List.of("cannot make the run directory " + path + ": " + Reasons.of(e)
                            + " (--run-dir names another)"));
        }
    }

    Path path() {
        return path;
    }

    private static void remove(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return;
        }
        try (var below = Files.walk(path)) {
            for (var each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        try {
            remove(path);
        } catch (IOException e) {
            System.getLogger(RunDirectory.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove {0}: {1}", path, Reasons.of(e));
        }
    }
}
