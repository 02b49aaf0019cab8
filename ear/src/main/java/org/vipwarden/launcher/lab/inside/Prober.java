package org.vipwarden.launcher.lab.inside;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Asks a web server again and again, on a new connection each time, and never waits for one answer before it asks the next.
 *
 * <p>Writes one line for each request: when it was sent (microseconds since 1970), and the first line of the answer's body, or
 * {@code -} when none came in time.
 */
public final class Prober {
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress target;
    private final long interval;
    private final long timeout;
    private final Selector selector;
    private final Deque<Request> open = new ArrayDeque<>();
    private final StringBuilder report = new StringBuilder();

    /** A request under way. */
    private static final class Request {
        private final SocketChannel channel;
        private final long sentMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        private final long startedNanos = System.nanoTime();
        private final ByteBuffer answer = ByteBuffer.allocate(1024);
        private boolean done;

        private Request(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private Prober(InetSocketAddress target, long interval, long timeout) throws IOException {
        this.target = target;
        this.interval = interval;
        this.timeout = timeout;
        this.selector = Selector.open();
    }

    /**
     * Asks until nobody reads the report any more.
     *
     * @param arguments address, port, milliseconds from one request to the next, milliseconds to wait for an answer
     */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress target = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        new Prober(target, millis(arguments[2]), millis(arguments[3])).run();
    }

    private static long millis(String text) {
        return Long.parseLong(text) * 1_000_000;
    }

    private void run() throws IOException {
        long next = System.nanoTime();
        while (!System.out.checkError()) {
            long now = System.nanoTime();
            if (now - next >= 0) {
                ask();
                next = Math.max(next + interval, now);
            }
            selector.select(this::advance, Math.max(1, (next - System.nanoTime()) / 1_000_000));
            giveUpOldOnes();
            System.out.print(report);
            System.out.flush();
            report.setLength(0);
        }
    }

    private void ask() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        // A reset instead of a farewell: thousands of connections would fill the table of those that linger.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        Request request = new Request(channel);
        open.add(request);
        try {
            channel.connect(target);
            channel.register(selector, SelectionKey.OP_CONNECT, request);
        } catch (IOException e) {
            finish(request, "-");
        }
    }

    private void advance(SelectionKey key) {
        Request request = (Request) key.attachment();
        try {
            if (key.isConnectable() && request.channel.finishConnect()) {
                request.channel.write(ByteBuffer.wrap(REQUEST));
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable() && request.channel.read(request.answer) < 0) {
                finish(request, body(request.answer));
            }
        } catch (IOException e) {
            finish(request, "-");
        }
    }

    private static String body(ByteBuffer answer) {
        String text = StandardCharsets.US_ASCII.decode(answer.flip()).toString();
        int end = text.indexOf("\r\n\r\n");
        boolean good = text.startsWith("HTTP/1.") && text.startsWith(" 200 ", 8) && end > 0;
        return good ? text.substring(end).strip().lines().findFirst().orElse("?") : "-";
    }

    private void giveUpOldOnes() {
        long now = System.nanoTime();
        while (!open.isEmpty() && (open.peek().done || now - open.peek().startedNanos > timeout)) {
            Request oldest = open.remove();
            if (!oldest.done) {
                finish(oldest, "-");
            }
        }
    }

    private void finish(Request request, String answer) {
        request.done = true;
        report.append(request.sentMicros).append(' ').append(answer).append('\n');
        try {
            request.channel.close();
        } catch (IOException e) {
            report.append("# ").append(e.getMessage()).append('\n');
        }
    }
}
