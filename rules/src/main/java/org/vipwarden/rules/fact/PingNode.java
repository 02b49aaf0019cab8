package org.vipwarden.rules.fact;

/**
 * A host that this node pings to learn whether it can still reach the network.
 *
 * @param name its name in {@code vipwarden.conf}
 * @param health its state after rise and fall
 */
public record PingNode(String name, Health health) implements Fact {

    /** Whether it was observed, and answers. */
    public boolean up() {
        return health == Health.UP;
    }

    /** Whether it was observed, and does not answer. */
    public boolean down() {
        return health == Health.DOWN;
    }
}
