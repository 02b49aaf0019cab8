package org.vipwarden.launcher;

import java.util.Optional;

/** What a signal asks for, by keepalived's names. */
enum SignalFunction {
    STOP(15),
    RELOAD(1),
    DATA(10),
    STATS(12),
    /** {@code SIGRTMAX - 1} of the GNU C library. */
    STATS_CLEAR(63),
    /** {@code SIGRTMIN + 2} of the GNU C library, which keeps two of the kernel's for itself. */
    JSON(36);

    private final int number;

    SignalFunction(int number) {
        this.number = number;
    }

    /** The number of the signal (signal(7)). */
    int number() {
        return number;
    }

    static Optional<SignalFunction> named(String name) {
        try {
            return Optional.of(valueOf(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
