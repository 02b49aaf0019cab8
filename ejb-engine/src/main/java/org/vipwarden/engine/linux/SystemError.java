package org.vipwarden.engine.linux;

/** A system call failed in a way that only a broken program or a broken system explains. */
public final class SystemError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SystemError(String call, int errno, String description) {
        super(call + ": " + description + " (errno " + errno + ")");
    }
}
