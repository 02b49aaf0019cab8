package org.vipwarden.engine.node;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one engine of this process, so that an application server that starts later in the same JVM can adopt it.
 */
public final class RunningEngine {
    private static final AtomicReference<Engine> CURRENT = new AtomicReference<>();

    private static volatile boolean used;

    private RunningEngine() {}

    /**
     * Whether there was no engine in this process yet. Where the launcher has stopped its engine, no application server that is
     * still starting may begin another.
     */
    public static boolean isUnused() {
        return !used;
    }

    /** The engine that runs in this process, when there is one. */
    public static Optional<Engine> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Says that the engine runs.
     *
     * @throws IllegalStateException when another one does already
     */
    static void announce(Engine engine) {
        used = true;
        if (!CURRENT.compareAndSet(null, engine)) {
            throw new IllegalStateException("an engine runs in this process already");
        }
    }

    /** Says that the engine has stopped. */
    static void withdraw(Engine engine) {
        CURRENT.compareAndSet(engine, null);
    }
}
