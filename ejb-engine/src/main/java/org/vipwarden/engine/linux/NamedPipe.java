package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.Fcntl.O_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.Fcntl.O_NONBLOCK;
import static org.vipwarden.engine.linux.wire.Uapi.Fcntl.O_RDWR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A named pipe (fifo(7)) that is written to. It is open for reading as well, so that writing needs no reader and never raises a signal;
 * what nobody reads waits in the pipe, 64 KiB as Linux has it. One thread uses it.
 */
public final class NamedPipe implements AutoCloseable {
    /** {@code S_IFMT} and {@code S_IFIFO} of stat(2). */
    private static final int KIND = 0170000;

    private static final int PIPE = 0010000;

    private final Path file;
    private final boolean made;
    private final Descriptor descriptor;

    private NamedPipe(Path file, boolean made, Descriptor descriptor) {
        this.file = file;
        this.made = made;
        this.descriptor = descriptor;
    }

    /**
     * Makes a pipe where there is nothing yet.
     *
     * @param mode its permission bits; the process's umask may take some away
     * @return whether it was made; false when there is something of that name already
     * @throws KernelRefusal when it cannot be made
     */
    public static boolean make(Path file, int mode) throws KernelRefusal {
        if (LibC.mkfifo(Block.ofText(file.toString()).address, mode) == 0) {
            return true;
        }
        int errno = LibC.errno();
        if (errno != EEXIST) {
            throw new KernelRefusal("cannot make the FIFO " + file + ": " + LibC.strerror(errno), errno);
        }
        return false;
    }

    /**
     * Opens a pipe.
     *
     * @param made whether this process made it, and is to remove it at the end
     * @throws KernelRefusal when it is no pipe, or a link to one, or may not be opened
     */
    public static NamedPipe open(Path file, boolean made) throws KernelRefusal {
        requirePipe(file);
        int number = LibC.open(Block.ofText(file.toString()).address, O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (number < 0) {
            int errno = LibC.errno();
            throw new KernelRefusal("cannot open the FIFO " + file + ": " + LibC.strerror(errno), errno);
        }
        Descriptor descriptor = new Descriptor(number, "open");
        try {
            requireSame(file, number);
        } catch (KernelRefusal refusal) {
            descriptor.close();
            throw refusal;
        }
        return new NamedPipe(file, made, descriptor);
    }

    private static void requirePipe(Path file) throws KernelRefusal {
        try {
            int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            if ((mode & KIND) != PIPE) {
                throw new KernelRefusal(file + " is no FIFO: nothing is written to it", 0);
            }
        } catch (IOException e) {
            throw new KernelRefusal("cannot look at the FIFO " + file + ": " + e.getMessage(), 0);
        }
    }

    /** Nobody put something else there between the look and the opening. */
    private static void requireSame(Path file, int number) throws KernelRefusal {
        try {
            Object looked = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            Object opened = Files.readAttributes(Path.of("/proc/self/fd/" + number), BasicFileAttributes.class)
                    .fileKey();
            if (!Objects.equals(looked, opened)) {
                throw new KernelRefusal(file + " was replaced while it was opened", 0);
            }
        } catch (IOException e) {
            throw new KernelRefusal(file + " vanished while it was opened", 0);
        }
    }

    /**
     * Writes a line, whole or not at all as long as it has at most 4,096 bytes. Never waits.
     *
     * @return false when the pipe is full, because nobody reads it
     */
    public boolean write(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Block block = new Block(bytes.length);
        block.bytes.put(bytes);
        return LibC.write(descriptor.number(), block.address, bytes.length) == bytes.length;
    }

    /** Removes it when it was made here, before it is closed: whoever then opens it again does not find it. */
    @Override
    @SuppressWarnings("EmptyCatch") // it is gone, or its directory may no longer be written to
    public void close() {
        if (made) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // There is nothing that could still be done.
            }
        }
        descriptor.close();
    }
}
