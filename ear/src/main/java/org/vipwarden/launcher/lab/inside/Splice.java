package org.vipwarden.launcher.lab.inside;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Two connections joined into one: what comes in at either goes out at the other, until one of them ends. */
public final class Splice {
    private static final int BUFFER = 16 * 1024;

    private Splice() {}

    /** Joins them, on two threads of its own that never keep a JVM alive, and closes both at the end. */
    public static void join(ByteChannel one, ByteChannel other) {
        pump(one, other);
        pump(other, one);
    }

    private static void pump(ByteChannel from, ByteChannel to) {
        Thread thread = new Thread(
                () -> {
                    try (from;
                            to) {
                        copy(from, to);
                    } catch (IOException e) {
                        // A connection that breaks has ended; the other end learns it by the close.
                        return;
                    }
                },
                "splice");
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(ByteChannel from, ByteChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (from.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            buffer.clear();
        }
    }
}
