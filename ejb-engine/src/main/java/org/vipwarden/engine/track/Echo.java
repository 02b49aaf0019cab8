package org.vipwarden.engine.track;

import java.io.IOException;
import java.time.Duration;
import org.vipwarden.engine.unit.Ipv4;

/** Asks one host for a sign of life by ICMP echo (RFC 792). Used by one thread at a time. */
public interface Echo extends AutoCloseable {

    /** Sends one echo request and waits for its answer, no longer than the timeout. */
    Answer ping(Duration timeout);

    @Override
    void close();

    /**
     * What came of a request.
     *
     * @param came whether the host has answered
     * @param detail what was seen, for people: {@code answered in 0.4 ms}, {@code no answer within 500 ms}
     */
    record Answer(boolean came, String detail) {}

    /** Makes an echo for a host. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens what asks the host.
         *
         * @throws IOException when that is not allowed; the message is for the operator
         */
        Echo open(Ipv4 target) throws IOException;
    }
}
