package org.vipwarden.jmx.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where a running node tells the clients of the same user how to reach it.
 *
 * @param path mode 0700; holds {@code jmx.url} and {@code jmx.secret}, both mode 0600
 */
public record RunDirectory(Path path) {
    private static final String URL = "jmx.url";
    private static final String SECRET = "jmx.secret";
    private static final Set<PosixFilePermission> OURS_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** The run directory that belongs to a pid file: {@code .pid} becomes {@code .run}. */
    public static RunDirectory of(Path pidFile) {
        String name = String.valueOf(pidFile.getFileName());
        String stem = name.endsWith(".pid") ? name.substring(0, name.length() - ".pid".length()) : name;
        return new RunDirectory(pidFile.resolveSibling(stem + ".run"));
    }

    /** The file with the service URL of the connector. */
    public Path url() {
        return path.resolve(URL);
    }

    /** The file with the secret of this start. */
    public Path secret() {
        return path.resolve(SECRET);
    }

    /**
     * Writes both files, the secret first. Each appears whole or not at all, and never in a place that somebody else prepared.
     *
     * @throws IOException also when the directory is a symbolic link or belongs to somebody else
     */
    void publish(String url, String secret) throws IOException {
        prepare();
        write(secret(), secret);
        write(url(), url);
    }

    /** Removes both files. */
    void withdraw() throws IOException {
        Files.deleteIfExists(url());
        Files.deleteIfExists(secret());
    }

    private void prepare() throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OURS_ONLY));
        } catch (FileAlreadyExistsException e) {
            requireOurs();
        }
    }

    private void requireOurs() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is not a directory");
        }
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!owner.equals(self)) {
            throw new IOException(path + " belongs to user " + owner + ", not to this process's user " + self);
        }
        Files.setPosixFilePermissions(path, OURS_ONLY);
    }

    private void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        // CREATE_NEW is O_EXCL: it follows no link and opens nothing that exists.
        try (var channel =
                Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
