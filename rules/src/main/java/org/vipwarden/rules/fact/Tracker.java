package org.vipwarden.rules.fact;

/**
 * Something that a virtual router follows: one fact for each pair of router and tracked thing.
 *
 * @param router the name of the virtual router
 * @param kind what is tracked
 * @param name the name of the script or interface
 * @param health its state after rise and fall
 * @param weight -253 to 253; 0 means that the router cannot work without it
 */
public record Tracker(String router, Kind kind, String name, Health health, int weight) implements Fact {

    /** The kinds of tracked things. */
    public enum Kind {
        INTERFACE,
        SCRIPT
    }

    /** What an operator calls it, for example {@code script chk_nginx}. */
    public String label() {
        return (kind == Kind.SCRIPT ? "script " : "interface ") + name;
    }

    /** Whether it was observed, and is up. */
    public boolean up() {
        return health == Health.UP;
    }

    /** Whether it was observed, and is down. */
    public boolean down() {
        return health == Health.DOWN;
    }
}
