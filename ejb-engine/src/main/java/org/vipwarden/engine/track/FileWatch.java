package org.vipwarden.engine.track;

import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_DELETE_SELF;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_IGNORED;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_MOVE_SELF;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_Q_OVERFLOW;
import static org.vipwarden.engine.linux.wire.Uapi.Inotify.IN_UNMOUNT;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.vipwarden.engine.linux.Inotify;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.Waiting;
import org.vipwarden.engine.linux.wire.InotifyEvent;

/**
 * Tells when files change, by inotify on their directories and on one thread. A directory that is not there, or no longer, is looked
 * for again every second. May be used from any thread.
 */
public final class FileWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(FileWatch.class.getName());
    private static final long RETRY_NANOS = 1_000_000_000L;
    private static final int NONE = -1;
    private static final int DIRECTORY_GONE = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

    /** A disk that hangs keeps nobody else from ending. */
    private static final int END_MILLIS = 2000;

    private final Waiting waiting = new Waiting();
    private final Inotify inotify = new Inotify();
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final List<Watched> all = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "vipwarden-files");
    private boolean closed;

    public FileWatch() {
        waiting.watch(inotify, () -> inotify.receive(this::told));
        thread.setDaemon(true);
        thread.start();
    }

    /** One file, and where it is looked for: links are followed once, when the watch begins, as in keepalived. */
    private static final class Watched {
        private final Path file;
        private final Runnable changed;
        private int directory = NONE;
        private String name = "";
        private boolean complained;

        Watched(Path file, Runnable changed) {
            this.file = file;
            this.changed = changed;
        }
    }

    /**
     * Watches a file, which need not exist.
     *
     * @param changed called once when the watch has begun, and whenever the file may have changed; on this watch's thread
     * @return ends the watch
     */
    public Subscription watch(Path file, Runnable changed) {
        Watched watched = new Watched(file, changed);
        post(() -> {
            all.add(watched);
            begin(watched);
            changed.run();
        });
        return () -> post(() -> {
            all.remove(watched);
            forget(watched);
        });
    }

    private void post(Runnable action) {
        mailbox.add(action);
        waiting.ring();
    }

    private void run() {
        while (!closed) {
            boolean searching = all.stream().anyMatch(w -> w.directory == NONE);
            waiting.await(searching ? System.nanoTime() + RETRY_NANOS : Long.MAX_VALUE);
            for (Runnable message = mailbox.poll(); message != null; message = mailbox.poll()) {
                message.run();
            }
            all.stream().filter(w -> w.directory == NONE).forEach(this::search);
        }
        inotify.close();
        waiting.close();
    }

    private void begin(Watched watched) {
        try {
            Path real = real(watched.file);
            watched.name = String.valueOf(real.getFileName());
            watched.directory = inotify.watch(real.getParent());
            watched.complained = false;
        } catch (IOException | KernelRefusal e) {
            if (!watched.complained) {
                LOG.log(Level.WARNING, "{0} cannot be watched yet: {1}", watched.file, e.getMessage());
            }
            watched.complained = true;
        }
    }

    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (absolute.toFile().exists()) {
            return absolute.toRealPath();
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IOException("it is no file");
        }
        return parent.toRealPath().resolve(absolute.getFileName());
    }

    private void search(Watched watched) {
        begin(watched);
        if (watched.directory != NONE) {
            watched.changed.run();
        }
    }

    private void told(InotifyEvent event) {
        if (event.is(IN_Q_OVERFLOW)) {
            all.forEach(w -> w.changed.run());
            return;
        }
        List<Watched> concerned =
                all.stream().filter(w -> w.directory == event.watch()).toList();
        if (event.is(DIRECTORY_GONE)) {
            // A directory that was moved is still watched: under a name that is not the configured one.
            inotify.forget(event.watch());
            concerned.forEach(w -> w.directory = NONE);
            concerned.forEach(w -> w.changed.run());
        } else {
            concerned.stream().filter(w -> w.name.equals(event.name())).forEach(w -> w.changed.run());
        }
    }

    private void forget(Watched watched) {
        boolean shared = all.stream().anyMatch(w -> w.directory == watched.directory);
        if (watched.directory != NONE && !shared) {
            inotify.forget(watched.directory);
        }
    }

    @Override
    public void close() {
        post(() -> closed = true);
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
