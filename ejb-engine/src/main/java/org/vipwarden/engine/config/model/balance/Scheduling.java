package org.vipwarden.engine.config.model.balance;

import java.util.Set;

/**
 * How IPVS chooses a real server for a new connection.
 *
 * @param scheduler {@code lvs_sched}, default {@code wlc}
 * @param flags {@code flag-1} to {@code flag-3}, by their numbers; {@code sh-port} and the like are names of these
 * @param onePacket {@code ops}: each UDP packet by itself
 * @param hashed {@code hashed}
 */
public record Scheduling(String scheduler, Set<Integer> flags, boolean onePacket, boolean hashed) {
    public static final Scheduling DEFAULT = new Scheduling("wlc", Set.of(), false, false);

    public Scheduling {
        flags = Set.copyOf(flags);
    }
}
