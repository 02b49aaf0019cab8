package org.vipwarden.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.vipwarden.engine.node.StartRefused;

/**
 * The pid file, which is also the lock that keeps a second instance away. The lock, not the content, says whether its owner
 * lives: the kernel drops it when the process dies, however it dies.
 */
final class PidFile implements AutoCloseable {
    private static final FileAttribute<?> WORLD_READABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
    // A pid has at most 7 digits (PID_MAX_LIMIT is 2^22).
    private static final String ENDING = ".pid";
    private static final int LONGEST = 16;

    private final Path path;
    private final FileChannel channel;

    private PidFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Writes this process's id into the file and keeps the file locked.
     *
     * @throws StartRefused when another process has it, or it cannot be written
     */
    static PidFile take(Path path) throws StartRefused {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            while (true) {
                var channel = open(path);
                if (lock(path, channel)) {
                    write(channel);
                    return new PidFile(path, channel);
                }
                // Its owner was just leaving and has removed it: take a new one.
                channel.close();
            }
        } catch (IOException e) {
            throw new StartRefused(
                    1, List.of("cannot write the pid file " + path + ": " + Reasons.of(e) + " (-p names another)"));
        }
    }

    private static FileChannel open(Path path) throws IOException {
        var how = Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(path, how, WORLD_READABLE);
    }

    /**
     * @return false when the file was removed meanwhile
     * @throws StartRefused when another process holds the lock
     */
    private static boolean lock(Path path, FileChannel channel) throws IOException, StartRefused {
        var before = identity(path);
        try {
            if (channel.tryLock() == null) {
                throw taken(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            throw taken(path, channel);
        }
        return before != null && Objects.equals(before, identity(path));
    }

    /** The file that the path names now; null for none. */
    private static Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static StartRefused taken(Path path, FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(LONGEST);
        channel.read(content, 0);
        var owner = new String(content.array(), 0, content.position(), US_ASCII).strip();
        channel.close();
        return new StartRefused(
                1, List.of("already running as process " + owner + ", which holds " + path + " (-p names another)"));
    }

    private static void write(FileChannel channel) throws IOException {
        channel.truncate(0);
        var line = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(line.getBytes(US_ASCII)), 0);
    }

    /** The neighbour of the same name that ends otherwise: {@code /run/x.pid} has {@code /run/x.run} beside it. */
    Path beside(String ending) {
        var name = path.getFileName().toString();
        var stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return path.resolveSibling(stem + ending);
    }

    /** Removes the file, then lets go of the lock. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(PidFile.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove {0}: {1}", path, Reasons.of(e));
        }
    }
}
