package org.vipwarden.engine.config.model.balance;

import java.util.Optional;
import org.vipwarden.engine.config.model.Command;

/**
 * How much weight of a virtual server must be alive.
 *
 * @param weight {@code quorum}, default 1
 * @param hysteresis less than the quorum, default 0
 * @param up {@code quorum_up}
 * @param down {@code quorum_down}
 */
public record Quorum(long weight, long hysteresis, Optional<Command> up, Optional<Command> down) {
    public static final Quorum DEFAULT = new Quorum(1, 0, Optional.empty(), Optional.empty());
}
