package org.vipwarden.engine.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A file that somebody else may want to be another (CVE-2018-19044 to -19046): it is written under a name that nobody knows, for its
 * owner alone, and then takes the place of whatever has its name. A link there is replaced, not followed.
 *
 * <p>The directory is opened once, and everything is done in what was opened. It must belong to root or to us, and so must every
 * directory above it; where others may write, only the owner of a file may replace it ({@code /tmp} is such a place).
 */
final class DumpFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final int STICKY = 01000;

    private DumpFile() {}

    /**
     * Writes the whole file; whoever opens it sees the old one or the new one.
     *
     * @throws IOException when it cannot be written, or not safely; the message says why
     */
    static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent().toRealPath();
        for (Path above = directory; above != null; above = above.getParent()) {
            requireSafe(above);
        }
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(directory)) {
            if (!(opened instanceof SecureDirectoryStream<Path> inside)) {
                throw new FileSystemException(directory.toString(), null, "this file system has no safe directories");
            }
            requireSame(directory, inside);
            Path scratch = Path.of("." + file.getFileName() + "." + UUID.randomUUID());
            try {
                fill(inside, scratch, text);
                inside.move(scratch, inside, file.getFileName());
            } catch (IOException e) {
                inside.deleteFile(scratch);
                throw e;
            }
        }
    }

    private static void fill(SecureDirectoryStream<Path> inside, Path name, String text) throws IOException {
        try (SeekableByteChannel channel = inside.newByteChannel(name, NEW, OWNER_ONLY)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** What was opened is what was looked at. */
    private static void requireSame(Path directory, SecureDirectoryStream<Path> inside) throws IOException {
        PosixFileAttributes opened =
                inside.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
        Object looked = Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        if (!opened.fileKey().equals(looked)) {
            throw new FileSystemException(directory.toString(), null, "it was replaced meanwhile");
        }
    }

    private static void requireSafe(Path directory) throws IOException {
        Map<String, Object> facts =
                Files.readAttributes(directory, "unix:uid,mode,permissions", LinkOption.NOFOLLOW_LINKS);
        int owner = (Integer) facts.get("uid");
        if (owner != 0 && owner != ours()) {
            throw new FileSystemException(directory.toString(), null, "it belongs to somebody else");
        }
        Set<?> permissions = (Set<?>) facts.get("permissions");
        boolean open = permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || permissions.contains(PosixFilePermission.GROUP_WRITE);
        if (open && ((Integer) facts.get("mode") & STICKY) == 0) {
            throw new FileSystemException(directory.toString(), null, "others may write there");
        }
    }

    private static int ours() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
