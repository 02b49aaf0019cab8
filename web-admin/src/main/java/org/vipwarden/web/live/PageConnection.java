package org.vipwarden.web.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A page's connection, written without blocking: whoever offers a frame writes what the connection takes at once, and the
 * container writes the rest when there is room again.
 */
final class PageConnection implements Subscriber, WriteListener {
    /** At some frames per second, a page that is this far behind does not read at all. */
    static final int MOST_WAITING = 64;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Queue<Frame> waiting = new ArrayDeque<>();
    private boolean ready;
    private boolean unflushed;
    private boolean closed;

    PageConnection(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    @Override
    public synchronized boolean offer(Frame frame) {
        if (closed) {
            return false;
        }
        if (waiting.size() >= MOST_WAITING) {
            close();
            return false;
        }
        waiting.add(frame);
        if (ready) {
            write();
        }
        return !closed;
    }

    @Override
    public synchronized void onWritePossible() {
        ready = true;
        write();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        close();
    }

    /** Until nothing waits, or the connection is full and {@link #onWritePossible} goes on later. */
    private void write() {
        try {
            while (!closed && (!waiting.isEmpty() || unflushed)) {
                if (!out.isReady()) {
                    ready = false;
                    return;
                }
                if (waiting.isEmpty()) {
                    unflushed = false;
                    out.flush();
                } else {
                    unflushed = true;
                    waiting.remove().writeTo(out);
                }
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.clear();
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container has ended it already.
            ready = false;
        }
    }
}
