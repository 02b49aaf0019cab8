package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EAGAIN;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINTR;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_CLOSE_WRITE;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_DELETE;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_DELETE_SELF;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_MOVED_FROM;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_MOVED_TO;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_MOVE_SELF;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_NONBLOCK;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_ONLYDIR;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.wire.InotifyEvent;

/** Reports of what changes in directories (inotify(7)). Needs no right beyond that to read the directory. One thread uses it. */
public final class Inotify implements Kernel.Source, AutoCloseable {
    /** What is told of a directory: a file was written and closed, came, or went; or the directory itself did. */
    private static final int TOLD =
            IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

    private static final int BUFFER = 64 * 1024;

    private final Descriptor descriptor = new Descriptor(LibC.inotify_init1(IN_NONBLOCK | IN_CLOEXEC), "inotify_init1");
    private final Block incoming = new Block(BUFFER);

    @Override
    public int descriptor() {
        return descriptor.number();
    }

    /**
     * Watches a directory; asked twice, it gives the same number.
     *
     * @return the watch's number in events
     * @throws KernelRefusal when there is no such directory, it may not be read, or there are too many watches
     */
    public int watch(Path directory) throws KernelRefusal {
        byte[] text = directory.toString().getBytes(StandardCharsets.UTF_8);
        Block path = new Block(text.length + 1);
        path.bytes.put(text);
        int watch = LibC.inotify_add_watch(descriptor.number(), path.address, TOLD);
        if (watch < 0) {
            int errno = LibC.errno();
            throw new KernelRefusal("cannot watch the directory " + directory + ": " + LibC.strerror(errno), errno);
        }
        return watch;
    }

    /** Watches no longer; of a watch that has ended already, nothing. */
    public void forget(int watch) {
        LibC.inotify_rm_watch(descriptor.number(), watch);
    }

    /** Takes everything that was reported since the last call. */
    public void receive(Consumer<InotifyEvent> sink) {
        while (true) {
            long length = LibC.read(descriptor.number(), incoming.address, BUFFER);
            if (length >= 0) {
                InotifyEvent.decodeAll(incoming.first((int) length))
                        .toOptional()
                        .orElse(List.of())
                        .forEach(sink);
            } else if (LibC.errno() == EAGAIN) {
                return;
            } else if (LibC.errno() != EINTR) {
                throw new SystemError("read (inotify)", LibC.errno(), LibC.strerror(LibC.errno()));
            }
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
