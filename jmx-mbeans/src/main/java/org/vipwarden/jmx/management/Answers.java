package org.vipwarden.jmx.management;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the engine, but not for ever; what goes wrong is told in exceptions that every client has the class of. */
final class Answers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Answers() {}

    /**
     * The engine's answer.
     *
     * @throws IllegalArgumentException when the engine says that the request makes no sense
     * @throws IllegalStateException when it fails, or does not answer within 30 s
     */
    static <T> T await(Future<T> answer) {
        try {
            return answer.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw plain(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the engine did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine was at work", e);
        }
    }

    private static RuntimeException plain(Throwable cause) {
        return cause instanceof IllegalArgumentException
                ? new IllegalArgumentException(cause.getMessage())
                : new IllegalStateException(String.valueOf(cause.getMessage()));
    }
}
