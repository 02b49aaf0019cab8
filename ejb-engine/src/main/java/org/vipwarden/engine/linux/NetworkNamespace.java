package org.vipwarden.engine.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vipwarden.engine.linux.wire.Uapi;

/** A network namespace that has a name: a file in {@code /run/netns} (ip-netns(8)). */
public final class NetworkNamespace {
    private static final Path NAMES = Path.of("/run/netns");

    private NetworkNamespace() {}

    /**
     * Moves the calling thread into the namespace (setns(2)). Threads and processes that it makes from then on are there too, those
     * that exist stay where they are: so this comes before anything else is started.
     *
     * @throws IOException when there is no such namespace, or the right is missing; the message says which
     */
    public static void enter(String name) throws IOException {
        Path file = NAMES.resolve(name);
        if (name.isEmpty() || name.contains("/") || name.startsWith(".") || !Files.exists(file)) {
            throw new IOException("there is no network namespace " + name + " (ip netns add " + name + ")");
        }
        Block path = Block.ofText(file.toString());
        int descriptor = LibC.open(path.address, Uapi.Fcntl.O_RDONLY | Uapi.Fcntl.O_CLOEXEC);
        if (descriptor < 0) {
            throw new IOException("cannot open " + file + ": " + LibC.strerror(LibC.errno()));
        }
        try {
            if (LibC.setns(descriptor, Uapi.Sched.CLONE_NEWNET) != 0) {
                throw new IOException(
                        "cannot enter the network namespace " + name + ": " + LibC.strerror(LibC.errno()));
            }
        } finally {
            LibC.close(descriptor);
        }
    }
}
