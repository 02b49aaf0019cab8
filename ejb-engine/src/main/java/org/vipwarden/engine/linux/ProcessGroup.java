package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ESRCH;

/** Signals to a script and whatever it has started. */
public final class ProcessGroup {
    private ProcessGroup() {}

    /**
     * Sends a signal to every process of a group (kill(2)). May be called from any thread.
     *
     * @param group the group's number: the process id of its leader
     * @param signal 15 to ask, 9 to end; 0 only looks whether the group is there
     * @return false when the group has no process any more
     * @throws IllegalArgumentException for a group that can only be a mistake: 0 is the caller's own, -1 would be all processes
     */
    public static boolean signal(long group, int signal) {
        if (group <= 1 || group > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(group + " is not the number of a process group");
        }
        if (LibC.kill((int) -group, signal) == 0) {
            return true;
        }
        int errno = LibC.errno();
        if (errno == ESRCH) {
            return false;
        }
        throw new SystemError("kill", errno, LibC.strerror(errno));
    }
}
