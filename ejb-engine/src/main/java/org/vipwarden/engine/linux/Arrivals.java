package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EAGAIN;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Where packets are read: many of one socket with one call (recvmmsg(2)), so that a flood costs little. Made once and used again, by
 * all sockets of one thread.
 */
final class Arrivals {
    /** So many errors in one go are more than the network can have reported; the next call sees the rest. */
    private static final int MOST_ERRORS = 8;

    private final Block headers;
    private final Block[] data;
    private final MessageBlock[] messages;

    /** Takes one packet. */
    interface Sink {
        /**
         * Takes it.
         *
         * @param message its sender, and what the kernel says of it
         * @param packet valid until this returns; cut off where there was no room for more
         * @return whether there is need of more
         */
        boolean take(MessageBlock message, ByteBuffer packet);
    }

    /**
     * @param most how many packets one call brings
     * @param largest bytes of room for each
     */
    Arrivals(int most, int largest) {
        headers = new Block(most * MessageBlock.SIZE_IN_ROW);
        data = IntStream.range(0, most).mapToObj(i -> new Block(largest)).toArray(Block[]::new);
        messages = IntStream.range(0, most)
                .mapToObj(
                        i -> new MessageBlock(headers, i * MessageBlock.SIZE_IN_ROW, SocketAddress.INTERNET6, data[i]))
                .toArray(MessageBlock[]::new);
    }

    /**
     * Takes what has arrived, until there is no more or the sink has had enough. What came with the same call as the packet that was
     * enough is still handed over: nothing that was read is lost.
     */
    void receive(int descriptor, Sink sink) {
        boolean more = true;
        int errors = 0;
        while (more && errors < MOST_ERRORS) {
            int count = LibC.recvmmsg(descriptor, headers.address, messages.length, 0, null);
            if (count >= 0) {
                more = handOver(count, sink) && count == messages.length;
            } else {
                // Any other error is one that the network has reported (an interface went down, an ICMP message about
                // something
                // that was sent earlier); reading it has cleared it.
                errors++;
                more = LibC.errno() != EAGAIN;
            }
        }
    }

    private boolean handOver(int count, Sink sink) {
        boolean more = true;
        for (int i = 0; i < count; i++) {
            more &= sink.take(messages[i], data[i].first(messages[i].lengthInRow()));
            messages[i].makeRoom();
        }
        return more;
    }
}
