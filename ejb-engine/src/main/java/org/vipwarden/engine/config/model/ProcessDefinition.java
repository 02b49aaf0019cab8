package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.List;
import org.vipwarden.engine.unit.Weight;

/**
 * A {@code vrrp_track_process}: how many processes of a program there have to be.
 *
 * @param program its name, or its path as it was started with where the command line is compared
 * @param parameters what has to follow it there
 * @param matching how the parameters are compared
 * @param quorum the fewest processes for success; 1 to 65535, default 1
 * @param quorumMax the most processes for success; 0 to 65535, by default as many as there are
 * @param forkDelay how long the quorum must last, when a fork has reached it, before it counts
 * @param terminateDelay how long it must be missing, when an end has broken it, before that counts
 * @param weight for instances that track it without a weight of their own; default 1
 */
public record ProcessDefinition(
        String name,
        String program,
        List<String> parameters,
        Matching matching,
        int quorum,
        int quorumMax,
        Duration forkDelay,
        Duration terminateDelay,
        Weight weight) {
    public ProcessDefinition {
        parameters = List.copyOf(parameters);
    }

    /** What of a process is compared ({@code param_match}, {@code full_command}). */
    public enum Matching {
        /** Its name, as {@code /proc/PID/comm} has it: at most 15 bytes. */
        NAME,
        /** The first word of its command line, whatever follows. */
        COMMAND,
        /** Its command line, with exactly the parameters. */
        EXACT,
        /** Its command line; more parameters may follow. */
        PARTIAL,
        /** Its command line; the last parameter may go on, and more may follow. */
        INITIAL
    }

    /** Whether so many processes are enough and not too many. */
    public boolean isEnough(int count) {
        return count >= quorum && count <= quorumMax;
    }
}
