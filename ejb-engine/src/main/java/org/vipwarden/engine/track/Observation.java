package org.vipwarden.engine.track;

import org.vipwarden.rules.fact.Health;

/**
 * A watched thing changed.
 *
 * @param kind what it is
 * @param name its name in the configuration
 * @param health what it is from now on, after rise and fall
 * @param detail what was seen, for example {@code exited with status 1}
 */
public record Observation(Kind kind, String name, Health health, String detail) {
    /** What can be watched. */
    public enum Kind {
        SCRIPT,
        PING_NODE
    }
}
