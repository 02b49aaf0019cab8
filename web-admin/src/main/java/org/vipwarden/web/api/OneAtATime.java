package org.vipwarden.web.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.vipwarden.web.Problem;

/** Compiling rules takes a core for a moment; however many ask, it is never more than one. */
final class OneAtATime {
    private static final long PATIENCE_SECONDS = 5;
    private static final Semaphore TURN = new Semaphore(1, true);

    private OneAtATime() {}

    static <T> T run(Supplier<T> work) {
        try {
            if (!TURN.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(new Problem(503, "Busy", "Other rules are being checked; try again in a moment."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(new Problem(503, "Stopping", "The application is being stopped."));
        }
        try {
            return work.get();
        } finally {
            TURN.release();
        }
    }
}
