package org.vipwarden.engine.track;

/** Signals to a whole process group: a script and all that it started. */
@FunctionalInterface
public interface ProcessSignals {

    /**
     * Sends a signal to every process of the group, as {@code kill(-group, number)}.
     *
     * @param number one of the constants here; 0 only asks whether the group has a member
     * @return false when there is no such group
     */
    boolean send(long group, int number);

    /** Asks nothing of the group but to exist. */
    int NONE = 0;

    /** SIGKILL of asm-generic/signal.h. */
    int KILL = 9;

    /** SIGTERM of asm-generic/signal.h. */
    int TERM = 15;
}
