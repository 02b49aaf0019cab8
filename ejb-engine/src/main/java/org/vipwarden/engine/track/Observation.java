package org.vipwarden.engine.track;

import org.vipwarden.rules.fact.Health;

/**
 * A watched thing changed.
 *
 * @param kind what it is
 * @param name its name in the configuration
 * @param health what it is from now on, after rise, fall and delays; of a file that was looked at, always up
 * @param value the number in a file; 0 for every other kind
 * @param detail what was seen, for example {@code exited with status 1}
 */
public record Observation(Kind kind, String name, Health health, int value, String detail) {
    /** What can be watched. */
    public enum Kind {
        SCRIPT,
        FILE,
        PROCESS,
        BFD,
        PING_NODE
    }

    /** Of something that is no file. */
    public Observation(Kind kind, String name, Health health, String detail) {
        this(kind, name, health, 0, detail);
    }
}
